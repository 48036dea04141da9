import { startSolving } from '../../../engines/itinerary/solve.ts';
import { planOf, type Visit as Stopped } from '../../../engines/itinerary/trip.ts';
import { fromLocal } from '../../../kernel/time.ts';
import type { Disruption, Proposal } from '../on-the-day-endpoints.ts';
import type { Journey, JourneyDay, Wishes } from '../shapes.ts';
import type { Candidate } from './candidates.ts';
import type { ChosenTransport } from './choose-transport.ts';
import { type DraftTrip, draftTrip, type TripBase } from './draft-trip.ts';
import type { Known, Taken } from './facts.ts';
import { journeyDayOf } from './journey-of.ts';
import { obstaclesOf } from './obstacles.ts';
import { tasteOf } from './taste-of.ts';
import { metresBetween, type Spot, spotOf } from './ways.ts';

export interface DayWish {
  readonly journey: Journey;
  readonly day: string;
  /** What has begun before stays as it was; nobody sets out to anything else before. */
  readonly now: number;
  readonly because: Proposal['because'];
  readonly disruptions: readonly Disruption[];
}

export type DayPlan = Pick<Proposal, 'before' | 'after' | 'dropped' | 'added' | 'obstacles'>;

/** Rounds for one day: it settles within a few hundred. */
const rounds = 600;
const lateMinutes = 30;
const restMinutes = 60;
/** Who is tired walks no more than this from now on, and sees one thing more at most that is not booked. */
const tiredMetres = 1_500;
const same = 10 * 60_000;

/** The rest of a day, planned anew around what is booked; undefined where nothing changes, or the journey has no such day. */
export function replanDay(known: Known, taken: Taken, wish: DayWish): DayPlan | undefined {
  const { journey, day, now } = wish;
  const before = journey.days.find((one) => one.day === day);
  if (!before) return undefined;
  const wishes = wishesOfDay(journey, before, wish);
  const base = baseOf(known, wish, wishes, before);
  if (!base) return undefined;
  const draft = draftTrip(known, taken, wishes, base);
  const kept = before.visits.flatMap((visit) => stoppedAt(draft, visit) ?? []);
  const minute = Math.round((now - draft.midnights[0]!) / 60_000) + (wish.because === 'runningLate' ? lateMinutes : 0);
  const begun = kept.filter((visit) => visit.start * 60_000 + draft.midnights[0]! <= now).length;
  const from = planOf(draft.trip, [kept]);
  const solver = startSolving(draft.trip, {
    seed: wishes.seed,
    from,
    frozen: [{ visits: begun, from: Math.max(0, minute) }],
  });
  solver.step(rounds);
  const plan = solver.best();
  const after = journeyDayOf(known, draft, base, plan.days[0]!, 0);
  if (wish.because !== 'tired' && isSameDay(before, after)) return undefined;
  const refs = (one: JourneyDay) => one.visits.map((visit) => visit.ref).filter((ref) => /^(sight|session):/.test(ref));
  return {
    before,
    after,
    dropped: refs(before).filter((ref) => !refs(after).includes(ref)),
    added: refs(after).filter((ref) => !refs(before).includes(ref)),
    obstacles: obstaclesOf(known, taken, wishes, draft, plan),
  };
}

/** What is paid for is asked for, whatever happens; the rest is liked as before. */
function wishesOfDay(journey: Journey, day: JourneyDay, { because }: DayWish): Wishes {
  const { wishes, parts } = journey;
  const paid = day.visits.filter((visit) => visit.ref.startsWith('sight:') && visit.cost.amount > 0);
  return {
    ...wishes,
    party: parts.party,
    firstDay: day.day,
    lastDay: day.day,
    budget: null,
    likes: [],
    mustSee: because === 'tired' ? [] : paid.map((visit) => visit.ref),
    pins: [],
    ...(because === 'tired' ? { pace: 'calm' as const } : {}),
  };
}

function baseOf(known: Known, wish: DayWish, wishes: Wishes, before: JourneyDay): TripBase | undefined {
  const { journey, day, because, disruptions, now } = wish;
  const home = spotOf(known, journey.parts.stay ? `hotel:${journey.parts.stay.hotel}` : before.from);
  if (!home) return undefined;
  const tickets = journey.parts.tickets.filter(({ session }) => known.sessions.get(session)?.day === day);
  const isFirst = journey.days[0]?.day === day;
  const isLast = journey.days.at(-1)?.day === day;
  const taste = new Map(tasteOf(known, journey.wishes).map((one) => [one.item, one]));
  return {
    character: journey.character,
    taste,
    home,
    inbound: isFirst ? serviceOf(known, journey, 'inbound') : undefined,
    outbound: isLast ? serviceOf(known, journey, 'outbound') : undefined,
    budget: undefined,
    owned: [
      ...tickets.map(({ session }) => session),
      ...before.visits.flatMap((visit) => (visit.ref.startsWith('session:') ? [visit.ref.slice(8)] : [])),
    ],
    disruptions,
    keep: new Set(before.visits.map((visit) => visit.ref)),
    nothingToBuy: true,
    ...(because === 'tired'
      ? { extra: [restNow(known, before, home, now, wishes)], limits: limitsOf(known, before, tickets.length, now) }
      : {}),
  };
}

function serviceOf(known: Known, journey: Journey, direction: 'inbound' | 'outbound'): ChosenTransport | undefined {
  for (const { transport, day } of journey.parts.transports) {
    const row = known.supply.transports.get(transport);
    if (row?.direction === direction) return { row, day };
  }
  return undefined;
}

/** For who is tired: what is booked, one thing more, little on foot from now on, and no hurry. */
function limitsOf(known: Known, before: JourneyDay, booked: number, now: number): NonNullable<TripBase['limits']> {
  const begun = before.visits.filter((visit) => visit.startsAt <= now);
  const inside = (ref: string) =>
    ref.startsWith('sight:') ? (known.supply.sights.get(ref.slice(6))?.walkMetres ?? 0) : 0;
  const walked = begun.reduce((sum, visit) => sum + visit.travel.walkMetres + inside(visit.ref), 0);
  const seen = begun.filter((visit) => /^(sight|session):/.test(visit.ref)).length;
  const ahead = before.visits.filter((visit) => visit.startsAt > now && visit.ref.startsWith('session:'));
  // The way to what is booked is not cut short.
  const needed = ahead.reduce((sum, visit) => sum + visit.travel.walkMetres, before.homeward.walkMetres);
  return {
    walkingLimit: walked + needed + tiredMetres,
    mostStops: seen + Math.max(booked, ahead.length) + 1,
    busyLimit: 1_440,
  };
}

/** A pause that has to be: at home while nothing has begun, else in the neighbourhood where they are. */
function restNow(known: Known, before: JourneyDay, home: Spot, now: number, { firstDay }: Wishes): Candidate {
  const last = before.visits.filter((visit) => visit.startsAt <= now).at(-1);
  const here = (last && spotOf(known, last.ref)) ?? home;
  const areas = [...known.supply.areas.keys()].map((id) => spotOf(known, `area:${id}`)!);
  const near = areas.reduce(
    (best, one) => (metresBetween(one, here) < metresBetween(best, here) ? one : best),
    areas[0] ?? home,
  );
  const midnight = fromLocal(`${firstDay}T00:00`, known.timeZone);
  const minute = Math.max(0, Math.round(((last?.endsAt ?? now) - midnight) / 60_000));
  return {
    ref: `rest:${near.id.slice('area:'.length)}`,
    spot: last ? near : home,
    category: null,
    isAsked: true,
    stop: {
      place: 0,
      profit: 500,
      duration: restMinutes,
      windows: [[{ opens: minute, closes: minute + 90 }]],
      uncounted: true,
      required: true,
    },
  };
}

/** A visit of before as the engine's, by what it is and when. */
function stoppedAt(draft: DraftTrip, visit: JourneyDay['visits'][number]): Stopped | undefined {
  const start = Math.round((visit.startsAt - draft.midnights[0]!) / 60_000);
  const stop = draft.candidates.findIndex(
    (one) =>
      one.ref === visit.ref &&
      (!one.stop.uncounted || one.stop.windows[0]!.some((window) => window.opens <= start && start <= window.closes)),
  );
  return stop < 0 ? undefined : { stop, start };
}

function isSameDay(before: JourneyDay, after: JourneyDay): boolean {
  return (
    before.visits.length === after.visits.length &&
    before.visits.every((visit, index) => {
      const other = after.visits[index]!;
      return visit.ref === other.ref && Math.abs(visit.startsAt - other.startsAt) < same;
    })
  );
}
