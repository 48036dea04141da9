import type { Plan } from '../../../engines/itinerary/trip.ts';
import { money } from '../../../kernel/money.ts';
import { priceParts } from '../price-parts.ts';
import type { Journey, JourneyDay, Obstacle, Parts, Reason, Visit, Wishes } from '../shapes.ts';
import type { Candidate } from './candidates.ts';
import type { DraftTrip, TripBase } from './draft-trip.ts';
import type { Known } from './facts.ts';
import { dinnerGroup } from './meals.ts';
import { reasonsOf } from './taste-of.ts';
import { spotOf } from './ways.ts';

/** What a plan becomes beside its trip. */
export interface JourneyFrame {
  readonly id: string;
  readonly wishes: Wishes;
  readonly base: TripBase;
  /** Stay, ways and guide; tickets and sights come out of the plan. */
  readonly parts: Pick<Parts, 'stay' | 'transports' | 'transfers' | 'guide' | 'package'>;
  readonly obstacles: readonly Obstacle[];
}

/** A plan of the engine as a journey: instants, ways, reasons, parts and price. */
export function journeyOf(known: Known, draft: DraftTrip, plan: Plan, frame: JourneyFrame): Journey {
  const { wishes, base } = frame;
  const days = plan.days.map((visits, index) => journeyDayOf(known, draft, base, visits, index));
  const used = plan.days.flatMap((visits) => visits.map((visit) => draft.candidates[visit.stop]!));
  const parts: Parts = {
    ...frame.parts,
    party: wishes.party,
    tickets: used.flatMap(({ ref, category }) =>
      category === null || !ref.startsWith('session:') ? [] : [{ session: ref.slice(8), category }],
    ),
    sights: used.flatMap(({ ref }) => (ref.startsWith('sight:') ? [ref.slice(6)] : [])),
  };
  const price = priceParts(known, parts);
  const there = used.reduce((sum, one) => sum + mealCost(known, wishes, one), 0);
  return {
    id: frame.id,
    character: base.character,
    wishes,
    parts,
    days,
    price: {
      total: price?.total ?? money(0, known.currency),
      lines: [...(price?.lines ?? [])],
      mealsThere: money(there, known.currency),
    },
    mostWalkMetres: Math.max(0, ...days.map((day) => day.walkMetres)),
    isStepFree: isStepFree(known, parts, days),
    reasons: strongest(base, used),
    obstacles: [...frame.obstacles],
  };
}

/** One day of a plan, with instants, ways and reasons. */
export function journeyDayOf(
  known: Known,
  draft: DraftTrip,
  base: TripBase,
  visits: Plan['days'][number],
  index: number,
): JourneyDay {
  const { trip, spots, midnights, candidates } = draft;
  const day = trip.days[index]!;
  const instant = (minute: number) => midnights[index]! + minute * 60_000;
  let at = spots[day.from]!;
  let walkMetres = 0;
  const list = visits.map(({ stop, start }): Visit => {
    const { ref, spot, stop: facts, isAsked } = candidates[stop]!;
    const travel = draft.way(at, spot);
    at = spot;
    walkMetres += travel.walkMetres + (facts.walking ?? 0);
    return {
      ref,
      startsAt: instant(start),
      endsAt: instant(start + facts.duration),
      travel,
      cost: money(facts.cost ?? 0, known.currency),
      reasons: reasonsOf(base.taste.get(ref), isAsked),
    };
  });
  const homeward = draft.way(at, spots[day.to]!);
  const first = list[0];
  const last = list.at(-1);
  // A day without visits is a free one: nobody has to leave the house.
  const leavesAt = first ? first.startsAt - first.travel.minutes * 60_000 : instant(day.opens);
  const returnsAt = (last?.endsAt ?? leavesAt) + homeward.minutes * 60_000;
  return {
    day: draft.days[index]!,
    leavesAt,
    returnsAt,
    from: spots[day.from]!.id,
    to: spots[day.to]!.id,
    homeward,
    visits: list,
    walkMetres: walkMetres + homeward.walkMetres,
  };
}

/** Paid there, for everybody, children half. */
function mealCost(known: Known, wishes: Wishes, { ref, stop }: Candidate): number {
  if (!ref.startsWith('meal:')) return 0;
  const area = known.supply.areas.get(ref.slice(5));
  const amount = (stop.dayGroup === dinnerGroup ? area?.dinnerAmount : area?.lunchAmount) ?? 0;
  return amount * wishes.party.adults + Math.round(amount / 2) * wishes.party.children;
}

/** Whether nothing of the plan has steps on the way in: sights, halls, a room where there is a stay. */
function isStepFree(known: Known, parts: Parts, days: readonly JourneyDay[]): boolean {
  const { stay } = parts;
  const room =
    !stay || stay.rooms.some((one) => known.supply.roomOn(stay.hotel, one.roomType, stay.firstNight)?.stepFree);
  const isOpen = (ref: string) => {
    if (ref.startsWith('sight:')) return known.supply.sights.get(ref.slice(6))?.stepFree ?? false;
    if (!ref.startsWith('session:')) return true;
    const venue = known.venues.get(known.sessions.get(ref.slice(8))?.venue ?? '');
    return venue?.gates.some((gate) => gate.isForVisitors && gate.stepFree) ?? false;
  };
  return Boolean(room) && days.every((day) => day.visits.every((visit) => isOpen(visit.ref)));
}

/** The reasons that carry most of the plan, each fact once. */
function strongest(base: TripBase, used: readonly { ref: string; isAsked: boolean }[]): Reason[] {
  const points = new Map<string, { reason: Reason; points: number }>();
  for (const { ref } of used) {
    const scored = base.taste.get(ref);
    const [first] = reasonsOf(scored, false);
    if (!first || !scored) continue;
    const key = `${first.kind} ${first.what}`;
    const before = points.get(key)?.points ?? 0;
    points.set(key, { reason: first, points: before + (scored.reasons[0]?.points ?? 0) });
  }
  return [...points.values()]
    .sort((a, b) => b.points - a.points)
    .slice(0, 4)
    .map((one) => one.reason);
}

/** The middle of what somebody likes best, for choosing where to sleep. */
export function middleOf(known: Known, refs: readonly string[]) {
  const spots = refs.flatMap((ref) => spotOf(known, ref) ?? []);
  const middle = (values: number[]) => values.sort((a, b) => a - b)[Math.floor(values.length / 2)];
  const latitude = middle(spots.map((one) => one.latitude));
  const longitude = middle(spots.map((one) => one.longitude));
  return latitude === undefined || longitude === undefined
    ? undefined
    : { id: 'middle', latitude, longitude, toLine: 0 };
}
