import { hour, type Instant } from '../kernel/time.ts';

/** The time at the gate: the machine's clock and how far it is wrong. */
export interface GateClock {
  now(): Instant;
  /** The server's clock less the machine's, as far as is known, in ms. */
  readonly offsetMs: number;
  /** Takes the offset of a snapshot, where nothing better is known. */
  suggest(offsetMs: number): void;
  /** Learns from an answer: the server said `serverNow` somewhere between two readings of the machine's clock. */
  correct(serverNow: Instant, sentAt: Instant, receivedAt: Instant): void;
  /** The time for the journal of something that is happening: never before an earlier entry, however the clock was corrected. */
  stamp(now: Instant): Instant;
}

export interface GateClockParts {
  readonly machineNow: () => Instant;
  /** From the last run; undefined: never synced. */
  readonly offsetMs: number | undefined;
  /** Time of the last entry. */
  readonly lastAt: Instant;
}

/** A jump back by more than this was made by a human, as in a demo whose day is played again: the journal follows it. */
const longestHold = hour;

export function createGateClock({ machineNow, offsetMs, lastAt }: GateClockParts): GateClock {
  let offset = offsetMs ?? 0;
  let isKnown = offsetMs !== undefined;
  let last = lastAt;
  return {
    now: () => machineNow() + offset,
    get offsetMs() {
      return offset;
    },
    suggest(suggested) {
      if (!isKnown) offset = suggested;
    },
    correct(serverNow, sentAt, receivedAt) {
      // The truth lies between these two; an offset within them is left alone.
      offset = Math.min(Math.max(offset, serverNow - receivedAt), serverNow - sentAt);
      isKnown = true;
    },
    stamp(now) {
      last = last > now && last - now < longestHold ? last : now;
      return last;
    },
  };
}
