import type { DetectorSignal, Signals } from '../../engines/screening/signals.ts';
import type { Payload } from './contract.ts';

/** What a detector said of one person, with the bag where it sees bags. */
export interface Reading {
  readonly signal: DetectorSignal;
  readonly bag: Signals['bag'] | undefined;
}

/** Brings readings and people together, in the order both come: the detector may stand before or behind the reader. */
export interface DetectorQueue {
  put(payload: Payload<'result'>): void;
  /** The reading of the next person; `silent` where none comes in time. */
  next(isOnline: boolean): Promise<Reading>;
}

/** A reading that nobody claimed for so long was of somebody else. */
const lastsMs = 5_000;
/** So long the lane waits for the detector. */
export const patienceMs = 2_500;
const silent: Reading = { signal: { state: 'silent' }, bag: undefined };

export function createDetectorQueue(now: () => number): DetectorQueue {
  const ready: { reading: Reading; at: number }[] = [];
  const wanting: ((reading: Reading) => void)[] = [];
  return {
    put({ result, setting, bag }) {
      const signal: DetectorSignal =
        result === 'clear' ? { state: 'clear', setting } : { state: 'alarm', setting, threat: result };
      const reading = { signal, bag };
      const claim = wanting.shift();
      if (claim) claim(reading);
      else ready.push({ reading, at: now() });
    },
    async next(isOnline) {
      while (ready[0] && now() - ready[0].at > lastsMs) ready.shift();
      const known = ready.shift();
      if (known) return known.reading;
      if (!isOnline) return silent;
      return await new Promise((resolve) => {
        const claim = (reading: Reading): void => {
          clearTimeout(timer);
          resolve(reading);
        };
        const timer = setTimeout(() => {
          wanting.splice(wanting.indexOf(claim), 1);
          resolve(silent);
        }, patienceMs);
        wanting.push(claim);
      });
    },
  };
}
