import {
  type Accreditation,
  accreditedDay,
  type CheckState,
  dayNumber,
  isAccreditation,
} from '../../../engines/admission/accreditation.ts';
import { markOf } from '../../../engines/admission/bytes.ts';
import { passLimits } from '../../../engines/admission/pass.ts';
import type { AdmissionPolicy } from '../../../engines/admission/policy.ts';
import { refuse } from '../problems.ts';
import type { AccreditationSaid, HeldAccreditation } from './contract.ts';

/** One person's accreditation as the database keeps it. */
export interface AccreditationRecord extends AccreditationSaid {
  readonly person: string;
  readonly formerVenues: readonly string[];
  readonly check: CheckState;
  readonly checkedBy: string | null;
  readonly checkedAt: number | null;
  readonly madeAt: number;
  readonly narrowedAt: number | null;
  readonly endedAt: number | null;
  readonly endedBy: string | null;
}

/** What its holder is told. Kinds of zone that no group names are open to every accreditation of the venue. */
export function heldOf(
  policy: AdmissionPolicy,
  { check, groups, venues, days }: AccreditationRecord,
): HeldAccreditation {
  const opened = policy.zones.filter(
    (zone) =>
      (venues.length === 0 || venues.includes(zone.venue)) &&
      (zone.groups === undefined || zone.groups.some((key) => groups.includes(key))),
  );
  const zoneKinds = [...new Set(opened.flatMap(({ kind }) => kind ?? []))];
  return { check, zoneKinds, venues: [...venues], days: [...days].sort() };
}

/** What a token and a gate's snapshot carry of it: numbers for keys. Groups that the rules no longer name are left out. */
export function accreditationOf(policy: AdmissionPolicy, record: AccreditationRecord): Accreditation {
  const numbers = new Map(policy.accreditation?.groups.map((group) => [group.key, group.number]));
  return {
    check: record.check,
    groups: ascending(record.groups.flatMap((key) => numbers.get(key) ?? [])),
    venues: ascending(record.venues.map(markOf)),
    days: ascending(record.days.map(dayNumber)),
  };
}

/** Texts trimmed, lists in order: two that say the same are equal. */
export function tidied(said: AccreditationSaid): AccreditationSaid {
  const { name, organisation, duty } = said;
  return {
    email: said.email.trim().toLowerCase(),
    name: name.trim(),
    organisation: organisation.trim(),
    duty: duty.trim(),
    groups: [...said.groups].sort(),
    venues: [...said.venues].sort(),
    days: [...said.days].sort(),
  };
}

export function isSame(one: AccreditationSaid, other: AccreditationSaid): boolean {
  return JSON.stringify(tidied(one)) === JSON.stringify(tidied(other));
}

/** Whether a right of the former one is missing in the next: then tokens made before must not count any more. */
export function isNarrower(former: AccreditationSaid, next: AccreditationSaid): boolean {
  const isVenueLost = next.venues.length > 0 && (former.venues.length === 0 || !isWithin(former.venues, next.venues));
  return isVenueLost || !isWithin(former.groups, next.groups) || !isWithin(former.days, next.days);
}

function isWithin(inner: readonly string[], outer: readonly string[]): boolean {
  return inner.every((one) => outer.includes(one));
}

/** A day that exists and a list that a token can hold. */
export function areDaysSound(days: readonly string[]): 'badDay' | 'daysTooFar' | undefined {
  if (!days.every(isDay)) return 'badDay';
  const numbers = ascending(days.map(dayNumber));
  return isAccreditation({ check: 'pending', groups: [], venues: [], days: numbers }) ? undefined : 'daysTooFar';
}

function isDay(text: string): boolean {
  const instant = Date.parse(`${text}T00:00:00Z`);
  return /^\d{4}-\d\d-\d\d$/.test(text) && !Number.isNaN(instant) && new Date(instant).toISOString().startsWith(text);
}

/** Refuses what the edition does not know: `unknownZoneGroup`, `unknownVenue`, `daysTooFar`. */
export function checkSaid(policy: AdmissionPolicy, venues: ReadonlySet<string>, said: AccreditationSaid): void {
  const groups = new Set(policy.accreditation?.groups.map(({ key }) => key));
  const group = said.groups.find((key) => !groups.has(key));
  if (group !== undefined) throw refuse.unknownZoneGroup({ group });
  const venue = said.venues.find((key) => !venues.has(key));
  if (venue !== undefined) throw refuse.unknownVenue({ venue });
  if (areDaysSound(said.days)) throw refuse.daysTooFar({ days: passLimits.days });
}

/** Venues whose gates must hear of it: those it says and those it said before; `all` where one of the two is empty. */
export function venuesToTell(record: AccreditationRecord, all: readonly string[]): readonly string[] {
  return record.venues.length === 0 || record.formerVenues.includes(everyVenue)
    ? all
    : [...new Set([...record.venues, ...record.formerVenues])];
}

/** Among former venues: it was for every venue. No key of a blueprint can be this. */
export const everyVenue = '*';

/** Whether a gate that decides now may meet it: a valid day is yesterday, today or tomorrow. */
export function isNear(record: AccreditationRecord, timeZone: string, now: number): boolean {
  const today = accreditedDay(now, timeZone, 0);
  return record.days.some((text) => Math.abs(dayNumber(text) - today) <= 1);
}

function ascending(list: number[]): number[] {
  return [...new Set(list)].sort((one, other) => one - other);
}
