import { createHash } from 'node:crypto';
import { day, hour } from '../../../kernel/time.ts';
import type { Programme } from '../../editions/index.ts';
import type { VenueVersion } from './store.ts';

/** People of sessions that open within so long are known at the gates. */
const lookAhead = day;

/** Sessions of a venue that a gate is asked about now: they end from an hour ago on and open within a day. */
export interface Ahead {
  readonly sessions: readonly string[];
  /** Changes with the programme and with the set of sessions. */
  readonly scope: string;
}

const kept = new WeakMap<Programme, Map<string, { readonly step: number; readonly ahead: Ahead }>>();
const stepMs = 10_000;

export function aheadAt(programme: Programme, venue: string, now: number): Ahead {
  const step = Math.floor(now / stepMs);
  const own = kept.get(programme) ?? new Map();
  kept.set(programme, own);
  const known = own.get(venue);
  if (known?.step === step) return known.ahead;
  const sessions = [...programme.sessions.values()]
    .filter((session) => session.venue === venue && session.ticketed)
    .filter((one) => (one.endsAt ?? 0) > now - hour && (one.doorsAt ?? 0) < now + lookAhead)
    .map((one) => one.id);
  const scope = createHash('sha256')
    .update(`${programme.hash} ${sessions.join(' ')}`)
    .digest('hex')
    .slice(0, 8);
  const ahead = { sessions, scope };
  own.set(venue, { step, ahead });
  return ahead;
}

/** Versions of what the gates of a venue hold: each changes when its document would, the snapshot's every six hours too. */
export function versionsOf(
  programme: Programme,
  venue: VenueVersion,
  { keys, now }: { keys: number; now: number },
): { snapshot: string; directory: string } {
  const { scope } = aheadAt(programme, venue.venue, now);
  // Who works today changes with the day, wherever that begins.
  const quarter = Math.floor(now / (6 * hour));
  return { snapshot: `${scope}.${keys}.${venue.gatesVersion}.${quarter}`, directory: `${scope}.${venue.version}` };
}

/** The gate's venue and its gates. */
export function venueOfGate(programme: Programme, gate: string) {
  return [...programme.venues.values()].find((one) => one.gates.some(({ id }) => id === gate));
}
