import type { Stop, Window } from '../../../engines/itinerary/trip.ts';
import type { Session } from '../../editions/contract.ts';
import type { Disruption } from '../contract.ts';
import type { Wishes } from '../shapes.ts';
import { isOpenOn } from '../supply/supply.ts';
import type { Character, SightRow } from '../supply/supply-rows.ts';
import { minutesOf } from '../supply/supply-rules.ts';
import { leanings, paceOf } from './characters.ts';
import type { TripBase } from './draft-trip.ts';
import { type Known, placesLeft, type Taken } from './facts.ts';
import { type Spot, spotOf } from './ways.ts';

/** Something that may stand in a day, for the engine and for us. */
export interface Candidate {
  readonly ref: string;
  readonly spot: Spot;
  /** Of a session that has to be bought; null for anything else, and for one they have tickets for. */
  readonly category: string | null;
  readonly isAsked: boolean;
  readonly stop: Stop;
}

interface Calendar {
  readonly days: readonly string[];
  readonly midnights: readonly number[];
}

/** The most promising of each kind go to the engine; the asked for always. */
const mostSessions = 40;
const mostSights = 48;
/** So many of the best by taste alone are priced; below them price could hardly lift one among the first. */
const mostPriced = 110;
/** What was planned before counts so much more, so that a plan changes where it must and no further. */
const keepPercent = 130;
const favouriteProfit = 500;
/** A party is at the gate so long before a session, and out of the hall so long after it. */
const earlyMinutes = 35;
const lateMinutes = 15;

/** Sessions and sights for a trip, with profits from the taste, windows a day and costs for the party. */
export function candidatesFor(
  known: Known,
  taken: Taken,
  wishes: Wishes,
  base: TripBase,
  calendar: Calendar,
): Candidate[] {
  const asked = new Set([...wishes.mustSee, ...wishes.pins.map((pin) => pin.ref)]);
  const barred = new Set(wishes.mustNot);
  const pins = new Map(wishes.pins.map((pin) => [pin.ref, pin.day]));
  const rank = (list: Candidate[], most: number) => {
    list.sort((a, b) => b.stop.profit - a.stop.profit || (a.ref < b.ref ? -1 : 1));
    return list.filter((one, index) => index < most || one.stop.required || base.keep?.has(one.ref));
  };
  const wanted = (ref: string) => !barred.has(ref);
  const sessions = promising(known, base, calendar, asked).flatMap((session) => {
    const ref = `session:${session.id}`;
    const isOwned = base.owned.includes(session.id);
    if (!isOwned && (base.nothingToBuy || !wanted(ref))) return [];
    return sessionCandidate(known, taken, wishes, base, calendar, session, { isOwned, isAsked: asked.has(ref) }) ?? [];
  });
  const sights = known.tables.sights.flatMap((row) => {
    const ref = `sight:${row.sightId}`;
    if (!wanted(ref) || (wishes.stepFree && !row.stepFree)) return [];
    return sightCandidate(known, wishes, base, calendar, row, { isAsked: asked.has(ref), pin: pins.get(ref) }) ?? [];
  });
  return [...rank(withFavourites(known, wishes, base, sessions), mostSessions), ...rank(sights, mostSights)];
}

/** Who follows a sport came for it: its best session counts as much as a day of sights, in every character. */
function withFavourites(known: Known, wishes: Wishes, base: TripBase, sessions: readonly Candidate[]): Candidate[] {
  const best = new Map<string, Candidate>();
  for (const one of sessions) {
    const discipline = known.sessions.get(one.ref.slice(8))?.discipline ?? '';
    const score = (candidate: Candidate | undefined) => base.taste.get(candidate?.ref ?? '')?.score ?? -1;
    if (wishes.sports.includes(discipline) && score(one) > score(best.get(discipline))) best.set(discipline, one);
  }
  const favourites = new Set(best.values());
  return sessions.map((one) =>
    favourites.has(one) ? { ...one, stop: { ...one.stop, profit: one.stop.profit + favouriteProfit } } : one,
  );
}

/** Sessions of these days worth a closer look: the first by taste, and all that are asked for or owned. */
function promising(known: Known, base: TripBase, { days }: Calendar, asked: ReadonlySet<string>): Session[] {
  const within = new Set(days);
  const found: Session[] = [];
  for (const ref of base.taste.keys()) {
    if (!ref.startsWith('session:')) continue;
    const session = known.sessions.get(ref.slice(8));
    if (!session || !within.has(session.day)) continue;
    if (found.length < mostPriced || asked.has(ref) || base.owned.includes(session.id)) found.push(session);
  }
  return found;
}

function sessionCandidate(
  known: Known,
  taken: Taken,
  wishes: Wishes,
  base: TripBase,
  { days, midnights }: Calendar,
  session: Session,
  { isOwned, isAsked }: { isOwned: boolean; isAsked: boolean },
): Candidate | undefined {
  const at = days.indexOf(session.day);
  if (at < 0 || session.startsAt === null || session.endsAt === null) return undefined;
  const offer = isOwned ? undefined : offerOf(known, taken, wishes, base.character, session);
  if (!isOwned && !offer) return undefined;
  if (wishes.stepFree && !isStepFree(known, session)) return undefined;
  const spot = spotOf(known, `session:${session.id}`);
  if (!spot) return undefined;
  const ref = `session:${session.id}`;
  const later = base.disruptions
    .filter((one) => one.kind === 'sessionDelayed' && one.what === session.id)
    .reduce((most, one) => Math.max(most, one.minutes), 0);
  const minute = (instant: number) => Math.round((instant - midnights[at]!) / 60_000) + later;
  const start = Math.max(0, minute(session.startsAt) - earlyMinutes);
  const people = wishes.party.adults + wishes.party.children;
  const cost = offer ? offer.amount * people : 0;
  const { sessions, thrift } = leanings[base.character];
  const score = base.taste.get(ref)?.score ?? 0;
  const profit = Math.round((score * sessions) / 100 - (thrift * (offer?.amount ?? 0)) / 1_000);
  if (profit <= 0 && !isAsked && !isOwned && !base.keep?.has(ref)) return undefined;
  return {
    ref,
    spot,
    category: offer?.category ?? null,
    isAsked: isAsked || isOwned,
    stop: {
      place: 0,
      profit: Math.max(1, base.keep?.has(ref) ? Math.round((profit * keepPercent) / 100) : profit),
      duration: minute(session.endsAt) + lateMinutes - start,
      windows: days.map((_, day): Window[] => (day === at ? [{ opens: start, closes: start }] : [])),
      cost,
      required: isAsked || isOwned,
    },
  };
}

/** The category for a party: the cheapest with room, or for those who come for the sport the best that is not twice as dear. */
function offerOf(
  known: Known,
  taken: Taken,
  wishes: Wishes,
  character: Character,
  session: Session,
): { category: string; amount: number } | undefined {
  const people = wishes.party.adults + wishes.party.children;
  const accessible = known.wheelchairs.get(session.id) ?? [];
  const offers = session.prices
    .filter(({ category }) => wishes.party.wheelchairs === 0 || accessible.includes(category))
    .filter(({ category }) => placesLeft(known, taken, session.id, category) >= people)
    .map(({ category, price }) => ({ category, amount: price.amount }))
    .sort((first, second) => first.amount - second.amount);
  const cheapest = offers[0];
  if (!cheapest || character !== 'sport' || wishes.budget !== null) return cheapest;
  return offers.filter((one) => one.amount <= 1.8 * cheapest.amount).at(-1);
}

function isStepFree(known: Known, session: Session): boolean {
  const gates = known.venues.get(session.venue)?.gates.filter((gate) => gate.isForVisitors) ?? [];
  return gates.some((gate) => gate.stepFree);
}

function sightCandidate(
  known: Known,
  wishes: Wishes,
  base: TripBase,
  { days, midnights }: Calendar,
  row: SightRow,
  { isAsked, pin }: { isAsked: boolean; pin: string | undefined },
): Candidate | undefined {
  const ref = `sight:${row.sightId}`;
  const { adults, children } = wishes.party;
  const cost = adults * row.adultAmount + children * row.childAmount;
  if (base.nothingToBuy && cost > 0 && !base.keep?.has(ref)) return undefined;
  const { sights, thrift } = leanings[base.character];
  const score = base.taste.get(ref)?.score ?? 0;
  const profit = Math.round((score * sights) / 100 - (thrift * row.adultAmount) / 1_000);
  if (profit <= 0 && !isAsked && !base.keep?.has(ref)) return undefined;
  const { ends } = paceOf(wishes, leanings[base.character]);
  const [opens, closes] = [minutesOf(row.opensAt), Math.min(minutesOf(row.closesAt), ends) - row.visitMinutes];
  const windows = days.map((day, index): Window[] => {
    if ((pin !== undefined && pin !== day) || !isOpenOn(row, day) || closes < opens) return [];
    return openWhile({ opens, closes }, closuresOf(base.disruptions, row), midnights[index]!, row.visitMinutes);
  });
  if (!isAsked && windows.every((list) => list.length === 0)) return undefined;
  return {
    ref,
    spot: spotOf(known, ref)!,
    category: null,
    isAsked,
    stop: {
      place: 0,
      profit: Math.max(1, base.keep?.has(ref) ? Math.round((profit * keepPercent) / 100) : profit),
      duration: row.visitMinutes,
      windows,
      cost,
      walking: row.walkMetres,
      required: isAsked,
    },
  };
}

function closuresOf(disruptions: readonly Disruption[], row: SightRow): readonly Disruption[] {
  return disruptions.filter(
    (one) => (one.kind === 'sightClosed' && one.what === row.sightId) || (one.kind === 'rain' && !row.indoor),
  );
}

/** Starts that neither lie in a closure nor run into one. */
function openWhile(window: Window, closures: readonly Disruption[], midnight: number, length: number): Window[] {
  return closures.reduce<Window[]>(
    (list, { fromAt, untilAt }) => {
      const [from, until] = [(fromAt - midnight) / 60_000, (untilAt - midnight) / 60_000];
      return list.flatMap(({ opens, closes }) => [
        ...(opens <= Math.floor(from) - length ? [{ opens, closes: Math.min(closes, Math.floor(from) - length) }] : []),
        ...(closes >= Math.ceil(until) ? [{ opens: Math.max(opens, Math.ceil(until)), closes }] : []),
      ]);
    },
    [window],
  );
}
