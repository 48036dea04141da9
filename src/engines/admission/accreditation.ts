import { day, fromLocal, hour, type Instant, localDay } from '../../kernel/time.ts';
import { markOf, uint32At, uint32Bytes } from './bytes.ts';
import type { ReadyPolicy } from './checkpoint.ts';
import { passLimits } from './pass.ts';
import type { Window } from './reasons.ts';

/** How far the check of an accredited person has come. The order is the wire number in a token: append only. */
export const checkStates = ['pending', 'cleared', 'refused', 'expired'] as const;
export type CheckState = (typeof checkStates)[number];

/** The right to work or compete: which zone groups, at which venues, on which days. No ticket is needed beside it. */
export interface Accreditation {
  /** As it was when the token was signed; what a gate heard since counts more. */
  readonly check: CheckState;
  /** Numbers of zone groups, 1 to 31, ascending. */
  readonly groups: readonly number[];
  /** Marks of venues, ascending; none: every venue. */
  readonly venues: readonly number[];
  /** Local days as days since 1970-01-01, ascending, within 64 days of the first. */
  readonly days: readonly number[];
}

/** The number of a calendar day, `2021-07-24`: days since 1970-01-01. */
export function dayNumber(local: string): number {
  return Math.round(fromLocal(`${local}T00:00`, 'UTC') / day);
}

/** The calendar day of a number. */
export function dayText(number: number): string {
  return localDay(number * day, 'UTC');
}

/** The accredited day an instant falls on: it starts some hours after midnight. */
export function accreditedDay(at: Instant, timeZone: string, dayStartsHour: number): number {
  return dayNumber(localDay(at - dayStartsHour * hour, timeZone));
}

export function isForVenue({ venues }: Accreditation, venue: string): boolean {
  return venues.length === 0 || venues.includes(markOf(venue));
}

/** Zone groups as bits, first day, days as bits from the first, venues as marks: what a token carries. */
export interface PackedAccreditation {
  readonly check: number;
  readonly groups: number;
  readonly venues: Uint8Array;
  readonly firstDay: number;
  readonly days: Uint8Array;
}

/** Packs an accreditation that {@link isAccreditation} finds in order. */
export function packAccreditation({ check, groups, venues, days }: Accreditation): PackedAccreditation {
  const firstDay = days[0]!;
  const bits = new Uint8Array(Math.floor((days.at(-1)! - firstDay) / 8) + 1);
  for (const each of days) bits[(each - firstDay) >> 3]! |= 1 << ((each - firstDay) & 7);
  return {
    check: checkStates.indexOf(check),
    groups: groups.reduce((sum, number) => sum + 2 ** (number - 1), 0),
    venues: Uint8Array.from(venues.flatMap((mark) => [...uint32Bytes(mark)])),
    firstDay,
    days: bits,
  };
}

/** Reads it back; undefined where it is not exactly what {@link packAccreditation} writes. */
export function unpackAccreditation(packed: PackedAccreditation): Accreditation | undefined {
  const check = checkStates[packed.check];
  if (!check || packed.venues.length % 4 !== 0 || packed.days.at(-1) === 0 || packed.groups > 0x7fff_ffff) {
    return undefined;
  }
  const groups: number[] = [];
  for (let number = 1; number <= 31; number++) if (packed.groups & (2 ** (number - 1))) groups.push(number);
  const venues: number[] = [];
  for (let at = 0; at < packed.venues.length; at += 4) venues.push(uint32At(packed.venues, at));
  const days: number[] = [];
  for (let bit = 0; bit < packed.days.length * 8; bit++) {
    if (packed.days[bit >> 3]! & (1 << (bit & 7))) days.push(packed.firstDay + bit);
  }
  const accreditation = { check, groups, venues, days };
  return days[0] === packed.firstDay && isAccreditation(accreditation) ? accreditation : undefined;
}

/** Whether lists ascend and bounds hold. */
export function isAccreditation({ groups, venues, days }: Accreditation): boolean {
  const [first] = days;
  return (
    first !== undefined &&
    first >= 0 &&
    days.at(-1)! < Math.min(first + passLimits.days, 0x1_0000) &&
    venues.length <= passLimits.venues &&
    groups.every((number) => number >= 1 && number <= 31) &&
    [groups, venues, days].every((list) => list.every((value, index) => index === 0 || value > list[index - 1]!))
  );
}

/** The next accredited day at a venue that has not ended; gates are those that lead in from the street. */
export function nextAccreditedWindow(
  ready: ReadyPolicy,
  accreditation: Accreditation,
  venue: string,
  now: Instant,
): Window | undefined {
  const { timeZone } = ready.policy;
  const { dayStartsHour } = ready.accreditation;
  const today = accreditedDay(now, timeZone, dayStartsHour);
  const next = accreditation.days.find((each) => each >= today);
  if (next === undefined) return undefined;
  const gates = ready.policy.gates.filter((gate) => gate.venue === venue && gate.from === undefined);
  const startOf = (number: number) => fromLocal(`${dayText(number)}T00:00`, timeZone) + dayStartsHour * hour;
  return { session: 0, venue, gates: gates.map(({ key }) => key), opensAt: startOf(next), closesAt: startOf(next + 1) };
}
