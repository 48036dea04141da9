import { type Solver, startSolving } from '../../../engines/itinerary/solve.ts';
import type { Plan } from '../../../engines/itinerary/trip.ts';
import type { Scored } from '../../../engines/taste/score-items.ts';
import type { Disruption } from '../contract.ts';
import type { Journey, Obstacle, Parts, Wishes } from '../shapes.ts';
import { pools } from '../supply/supply.ts';
import type { Character } from '../supply/supply-rows.ts';
import { charactersFor } from './characters.ts';
import { type ChosenStay, rankStays, staysFor } from './choose-stay.ts';
import { type ChosenTransport, chooseTransport } from './choose-transport.ts';
import { draftTrip, type TripBase } from './draft-trip.ts';
import { type Known, leftOf, type Taken } from './facts.ts';
import { type JourneyFrame, journeyOf, middleOf } from './journey-of.ts';
import { obstaclesOf } from './obstacles.ts';
import { tasteOf } from './taste-of.ts';
import { type Spot, spotOf } from './ways.ts';

export interface PlanWish {
  readonly wishes: Wishes;
  /** Ids for the journeys, made by the caller; one for each that is wanted at most. */
  readonly ids: readonly string[];
  readonly owned: readonly string[];
  readonly disruptions: readonly Disruption[];
}

export interface Planned {
  readonly journeys: readonly Journey[];
  readonly obstacles: readonly Obstacle[];
}

export interface Planning {
  /** Bounded work, shared by all journeys in turn; true when one became better. */
  step(): boolean;
  /** True once more work would hardly show. */
  readonly isSettled: boolean;
  planned(isSettled: boolean): Planned;
}

/** Rounds of the search in one step of one journey; rounds after which it is settled, or without a better plan. */
const roundsAStep = 60;
const roundsInAll = 1_500;
const roundsIdle = 480;

/**
 * Plans journeys of different character for one party. The first is there at once, the others come with the next steps, and
 * steps in turn make them better. The work is counted in rounds, never in time: same wishes, same plans.
 */
export function planJourneys(known: Known, taken: Taken, wish: PlanWish): Planning {
  const taste = tasteOf(known, wish.wishes);
  const byItem = new Map(taste.map((one) => [one.item, one]));
  const stays = staysFor(known, taken, wish.wishes);
  const shared = { taste, byItem, stays, usedHotels: new Set<string>() };
  const obstacles: Obstacle[] = [];
  const waiting = charactersFor(wish.wishes)
    .slice(0, wish.ids.length)
    .map((character, index) => ({ character, id: wish.ids[index]! }));
  const works: Work[] = [];
  const startNext = (): boolean => {
    const next = waiting.shift();
    if (!next) return false;
    const started = startOne(known, taken, wish, { ...shared, ...next });
    if ('journey' in started) works.push(started);
    else obstacles.push(...started.obstacles);
    return true;
  };
  // One that cannot even begin must not be the only answer.
  while (works.length === 0 && startNext());
  let turn = 0;
  return {
    step() {
      if (startNext()) return true;
      const open = works.filter((work) => !isSettled(work));
      const work = open[turn++ % Math.max(1, open.length)];
      return work ? stepOne(work) : false;
    },
    get isSettled() {
      return waiting.length === 0 && works.every(isSettled);
    },
    planned: (isFinal) => ({
      journeys: works.map((work) => work.journey(isFinal)),
      obstacles: works.length > 0 ? [] : obstacles,
    }),
  };
}

function stepOne(work: Work): boolean {
  const isBetter = work.solver.step(roundsAStep);
  work.idle = isBetter ? 0 : work.idle + roundsAStep;
  return isBetter;
}

function isSettled({ solver, idle }: Work): boolean {
  return solver.iterations >= roundsInAll || idle >= roundsIdle;
}

interface Work {
  readonly solver: Solver;
  /** Rounds since the plan last became better. */
  idle: number;
  /** What stands in the way of wishes is looked for once the plan is settled: before, it may yet come in. */
  journey(isSettled: boolean): Journey;
}

interface Start {
  readonly character: Character;
  readonly id: string;
  readonly taste: readonly Scored[];
  readonly byItem: ReadonlyMap<string, Scored>;
  readonly stays: readonly ChosenStay[];
  /** Hotels of the journeys before. */
  readonly usedHotels: Set<string>;
}

function startOne(known: Known, taken: Taken, wish: PlanWish, start: Start): Work | { obstacles: readonly Obstacle[] } {
  const { wishes } = wish;
  const frame = frameOf(known, taken, wish, start);
  if ('obstacles' in frame) return frame;
  const draft = draftTrip(known, taken, wishes, frame.base);
  const solver = startSolving(draft.trip, { seed: wishes.seed });
  let last: { plan: Plan; journey: Journey; isSettled: boolean } | undefined;
  return {
    solver,
    idle: 0,
    journey(isSettled) {
      const plan = solver.best();
      if (last?.plan.profit === plan.profit && last.isSettled === isSettled) return last.journey;
      const journey = journeyOf(known, draft, plan, {
        ...frame.frame,
        obstacles: [...frame.frame.obstacles, ...(isSettled ? obstaclesOf(known, taken, wishes, draft, plan) : [])],
      });
      last = { plan, journey, isSettled };
      return journey;
    },
  };
}

interface Frame {
  readonly base: TripBase;
  readonly frame: JourneyFrame;
}

/** The ways, the bed and the guide of a journey: what stands before days are filled. */
function frameOf(known: Known, taken: Taken, wish: PlanWish, start: Start): Frame | { obstacles: Obstacle[] } {
  const { wishes } = wish;
  const { character } = start;
  const obstacles: Obstacle[] = [];
  const stands = (because: Obstacle['because'], over: number | null = null) =>
    obstacles.push({ ref: null, because, over, with: null });
  const people = wishes.party.adults + wishes.party.children;
  const found = waysOf(known, taken, wishes, character, people);
  if (!found) stands('noSeats');
  // The nearest plan there is: without the way they come by themselves, without a room they have a bed.
  const ways = found ?? noWays;
  const best = start.taste.slice(0, 24);
  const middle = middleOf(known, [...wishes.mustSee, ...best.map((one) => one.item)]) ?? anywhere(known);
  if (!middle) return { obstacles: [{ ref: null, because: 'noWay', over: null, with: null }] };
  const stays = rankStays(start.stays, wishes, character, middle, start.usedHotels);
  const needsBed = wishes.stars > 0 && wishes.firstDay < wishes.lastDay;
  if (needsBed && stays.length === 0) stands('noRooms');
  const fixedOf = (amount: number) => amount + ways.amount + guideAmount(known, wishes);
  // Over the budget a cheaper bed is tried before the plan is given up.
  const affordable = stays.find((one) => wishes.budget === null || fixedOf(one.amount) <= wishes.budget);
  const stay = wishes.budget === null ? stays[0] : (affordable ?? [...stays].sort((a, b) => a.amount - b.amount)[0]);
  const fixed = fixedOf(stay?.amount ?? 0);
  if (wishes.budget !== null && fixed > wishes.budget) stands('budget', fixed - wishes.budget);
  if (stay) start.usedHotels.add(stay.hotel.hotelId);
  const home = stay ? spotOf(known, `hotel:${stay.hotel.hotelId}`) : dayHome(known, ways.inbound);
  if (!home) return { obstacles: [{ ref: null, because: 'noWay', over: null, with: null }] };
  const base: TripBase = {
    character,
    taste: start.byItem,
    home,
    inbound: ways.inbound,
    outbound: ways.outbound,
    budget: wishes.budget === null ? undefined : Math.max(0, wishes.budget - fixed),
    owned: wish.owned,
    disruptions: wish.disruptions,
  };
  const parts = {
    stay: stay?.stay ?? null,
    transports: ways.parts,
    transfers: stay ? ways.transfers : [],
    guide: guideOf(known, taken, wishes),
    package: wishes.package,
  };
  return { base, frame: { id: start.id, wishes, base, parts, obstacles } };
}

interface Ways {
  readonly inbound: ChosenTransport | undefined;
  readonly outbound: ChosenTransport | undefined;
  readonly parts: Parts['transports'];
  readonly transfers: Parts['transfers'];
  readonly amount: number;
}

const noWays: Ways = { inbound: undefined, outbound: undefined, parts: [], transfers: [], amount: 0 };

/** There and back; undefined where no service has seats for all on these days. */
function waysOf(known: Known, taken: Taken, wishes: Wishes, character: Character, people: number): Ways | undefined {
  if (wishes.origin === null) return noWays;
  const common = { origin: wishes.origin, people, character };
  const inbound = chooseTransport(known, taken, { ...common, direction: 'inbound', day: wishes.firstDay });
  const outbound = chooseTransport(known, taken, { ...common, direction: 'outbound', day: wishes.lastDay });
  if (!inbound || !outbound) return undefined;
  const { adults, children } = wishes.party;
  const amount = [inbound, outbound].reduce(
    (sum, { row }) => sum + adults * row.priceAmount + children * row.childAmount,
    0,
  );
  const transfers = [
    { hub: inbound.row.hubId, day: wishes.firstDay },
    { hub: outbound.row.hubId, day: wishes.lastDay },
  ].flatMap(({ hub, day }) => {
    const row = known.supply
      .transfersOf(hub)
      .filter(
        (one) =>
          (!wishes.stepFree || one.stepFree) && leftOf(known, taken, pools.transfer(one.transferId, day)) >= people,
      )
      .sort((a, b) => a.priceAmount - b.priceAmount || (a.transferId < b.transferId ? -1 : 1))[0];
    return row ? [{ transfer: row.transferId, day, amount: row.priceAmount * people }] : [];
  });
  const sum = transfers.reduce((total, one) => total + one.amount, 0);
  return {
    inbound,
    outbound,
    parts: [inbound, outbound].map(({ row, day }) => ({ transport: row.transportId, day })),
    transfers: wishes.stars > 0 ? transfers.map(({ transfer, day }) => ({ transfer, day })) : [],
    amount: amount + (wishes.stars > 0 ? sum : 0),
  };
}

function guideOf(known: Known, taken: Taken, wishes: Wishes): Parts['guide'] {
  const guide = known.supply.guides.get(wishes.guide ?? '');
  if (!guide) return null;
  const days = [wishes.firstDay].filter((day) => leftOf(known, taken, pools.guide(guide.guideId, day)) > 0);
  return days.length > 0 ? { guide: guide.guideId, days } : null;
}

function guideAmount(known: Known, wishes: Wishes): number {
  const guide = known.supply.guides.get(wishes.guide ?? '');
  const people = wishes.party.adults + wishes.party.children;
  return guide ? guide.priceAmount * Math.ceil(people / guide.mostPeople) : 0;
}

/** Where somebody without a bed begins and ends: where their train arrives, else the largest station, else a neighbourhood. */
function dayHome(known: Known, inbound: ChosenTransport | undefined): Spot | undefined {
  const { hubs } = known.supply;
  const hub = hubs.get(inbound?.row.hubId ?? '') ?? [...hubs.values()].find((one) => one.kind === 'station');
  return hub ? spotOf(known, `hub:${hub.hubId}`) : anywhere(known);
}

function anywhere(known: Known): Spot | undefined {
  const [area] = known.supply.areas.keys();
  return area === undefined ? undefined : spotOf(known, `area:${area}`);
}
