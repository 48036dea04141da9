import type { Instant } from '../kernel/time.ts';

/** The only place that reads the machine's clock for the domain. */
export interface Clock {
  now(): Instant;
}

export const machineClock: Clock = { now: () => Date.now() };

/** A clock that runs with the machine's, ahead or behind by an offset that staff of a demo can change. */
export interface DemoClock extends Clock {
  offsetMs(): number;
  setOffset(offsetMs: number): void;
}

export function demoClock(offsetMs: number): DemoClock {
  let offset = offsetMs;
  return {
    now: () => Date.now() + offset,
    offsetMs: () => offset,
    setOffset(next) {
      offset = next;
    },
  };
}

/** A clock that stands still until told, for tests. */
export function heldClock(start: Instant): Clock & { set(instant: Instant): void } {
  let held = start;
  return {
    now: () => held,
    set(instant) {
      held = instant;
    },
  };
}
