import type { Day, Stop, Trip, Window } from '../../../engines/itinerary/trip.ts';
import type { Scored } from '../../../engines/taste/score-items.ts';
import { fromLocal } from '../../../kernel/time.ts';
import type { Disruption } from '../contract.ts';
import { daysBetween } from '../hold.ts';
import type { Wishes } from '../shapes.ts';
import type { Character } from '../supply/supply-rows.ts';
import { minutesOf } from '../supply/supply-rules.ts';
import { type Candidate, candidatesFor } from './candidates.ts';
import { leanings, paceOf } from './characters.ts';
import type { ChosenTransport } from './choose-transport.ts';
import type { Known, Taken } from './facts.ts';
import { mealStops } from './meals.ts';
import { matricesOf, type Spot, spotOf, type Way, waysIn } from './ways.ts';

/** What a trip is made from, beside the wishes. */
export interface TripBase {
  readonly character: Character;
  readonly taste: ReadonlyMap<string, Scored>;
  /** Where days begin and end: the hotel, or where day visitors come from. */
  readonly home: Spot;
  readonly inbound: ChosenTransport | undefined;
  readonly outbound: ChosenTransport | undefined;
  /** What is left for tickets and sights; undefined: no limit. */
  readonly budget: number | undefined;
  /** Sessions that the party has tickets for already. */
  readonly owned: readonly string[];
  readonly disruptions: readonly Disruption[];
  /** No session but those they have tickets for, no new sight with an entrance fee: on the day nothing is bought behind anybody's back. */
  readonly nothingToBuy?: boolean;
  /** Limits of each day in the place of those of pace and character. */
  readonly limits?: Pick<Day, 'walkingLimit' | 'mostStops' | 'busyLimit'>;
  /** What a plan of before had: it stays where nothing better comes. */
  readonly keep?: ReadonlySet<string>;
  /** Stops beside the usual ones, as a rest that somebody needs now. */
  readonly extra?: readonly Candidate[];
}

/** A trip for the engine, and what its numbers mean. */
export interface DraftTrip {
  readonly trip: Trip;
  readonly days: readonly string[];
  /** Instant of each day's local midnight. */
  readonly midnights: readonly number[];
  readonly spots: readonly Spot[];
  /** By stop. */
  readonly candidates: readonly Candidate[];
  readonly way: (from: Spot, to: Spot) => Way;
}

/** Slower on foot: children, a wheelchair, or somebody who walks little. */
export function isSlow(wishes: Wishes): boolean {
  return wishes.party.children > 0 || wishes.stepFree || (wishes.walkingMetres ?? 99_999) < 5_000;
}

/** Makes the trip of a party in one character. Times are minutes from each day's local midnight. */
export function draftTrip(known: Known, taken: Taken, wishes: Wishes, base: TripBase): DraftTrip {
  const days = daysBetween(wishes.firstDay, wishes.lastDay);
  const midnights = days.map((day) => fromLocal(`${day}T00:00`, known.timeZone));
  const closed = base.disruptions.filter((one) => one.kind === 'lineClosed');
  const way = waysIn(known, { stepFree: wishes.stepFree, slow: isSlow(wishes), closed });
  const things = candidatesFor(known, taken, wishes, base, { days, midnights });
  const meals = mealStops(known, wishes, base.home, things, days.length);
  const candidates = [...things, ...meals, ...(base.extra ?? [])];
  const spots: Spot[] = [base.home];
  const place = (spot: Spot): number => {
    const at = spots.findIndex((one) => one.id === spot.id);
    return at >= 0 ? at : spots.push(spot) - 1;
  };
  const stops = candidates.map((one): Stop => ({ ...one.stop, place: place(one.spot) }));
  const tripDays = days.map((day, index) => dayOf(known, wishes, base, { day, index, last: days.length - 1 }, place));
  const { travel, walking } = matricesOf(spots, way);
  const budget = base.budget === undefined ? {} : { budget: base.budget };
  return { trip: { days: tripDays, stops, travel, walking, ...budget }, days, midnights, spots, candidates, way };
}

/** Sessions end late; sights and meals keep to the pace, but the way home from a final does not. Minutes from midnight. */
const bedtime = { adults: 1_470, children: 1_410 };

/** One day: from and to home, but for the day of coming, which begins where the party lands, and the day of leaving. */
function dayOf(
  known: Known,
  wishes: Wishes,
  base: TripBase,
  { index, last }: { day: string; index: number; last: number },
  place: (spot: Spot) => number,
): Day {
  const leaning = leanings[base.character];
  const pace = paceOf(wishes, leaning);
  const hubOf = (chosen: ChosenTransport) => known.supply.hubs.get(chosen.row.hubId)!;
  let [opens, closes, from, to] = [pace.begins, wishes.party.children > 0 ? bedtime.children : bedtime.adults, 0, 0];
  if (index === 0 && base.inbound) {
    const hub = hubOf(base.inbound);
    opens = Math.max(opens, minutesOf(base.inbound.row.arrivesAt) + hub.afterMinutes);
    // Who lands late still has to reach the bed.
    closes = Math.max(closes, opens + 180);
    from = place(spotOf(known, `hub:${hub.hubId}`)!);
  }
  if (index === last && base.outbound) {
    const hub = hubOf(base.outbound);
    closes = Math.min(closes, minutesOf(base.outbound.row.leavesAt) - hub.beforeMinutes);
    to = place(spotOf(known, `hub:${hub.hubId}`)!);
    opens = Math.min(opens, Math.max(0, closes));
  }
  const walkingLimit = Math.min(wishes.walkingMetres ?? leaning.walkingMetres, leaning.walkingMetres);
  const { mostStops, busyMinutes } = pace;
  const limits = base.limits ?? { walkingLimit, mostStops, busyLimit: busyMinutes };
  return { from, to, opens, closes: Math.max(opens, closes), ...limits };
}

/** Windows on every day of a trip, empty where there are none. */
export function windowsOn(days: number, list: (day: number) => readonly Window[]): readonly (readonly Window[])[] {
  return Array.from({ length: days }, (_, day) => list(day));
}
