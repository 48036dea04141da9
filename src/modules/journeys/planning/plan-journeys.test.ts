import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Journey, Wishes } from '../shapes.ts';
import { interests } from '../supply/supply-rows.ts';
import { judgeJourney } from '../testing/judge-journey.ts';
import { nothingTaken, plainWishes, tokyoKnown } from '../testing/tokyo.ts';
import { changedWish } from './change-wishes.ts';
import type { Taken } from './facts.ts';
import { planJourneys } from './plan-journeys.ts';

const known = tokyoKnown();
const sights = [...known.supply.sights.keys()].map((id) => `sight:${id}`);
const sessions = [...known.sessions.values()]
  .filter((one) => one.ticketed && one.startsAt)
  .map((one) => `session:${one.id}`);

function plan(wishes: Wishes, taken: Taken = nothingTaken, steps = 6): readonly Journey[] {
  const planning = planJourneys(known, taken, { wishes, ids: ['a', 'b', 'c'], owned: [], disruptions: [] });
  for (let step = 0; step < steps; step++) planning.step();
  return planning.planned(true).journeys;
}

const days = fc
  .record({ first: fc.integer({ min: 0, max: 15 }), length: fc.integer({ min: 1, max: 6 }) })
  .map(({ first, length }) => {
    const day = (index: number) =>
      new Date(Date.parse('2021-07-21T00:00:00Z') + index * 86_400_000).toISOString().slice(0, 10);
    return { firstDay: day(first), lastDay: day(first + length - 1) };
  });

const anyWishes: fc.Arbitrary<Wishes> = fc
  .record({
    days,
    country: fc.constantFrom(null, 'CHN', 'FRA', 'JPN', 'KEN'),
    origin: fc.constantFrom(null, null, 'CTU', 'CDG', 'ITM'),
    sports: fc.uniqueArray(fc.constantFrom(...known.disciplines), { maxLength: 3 }),
    interests: fc.uniqueArray(fc.constantFrom(...interests), { maxLength: 3 }),
    mustSee: fc.uniqueArray(fc.constantFrom(...sights, ...sessions), { maxLength: 3 }),
    mustNot: fc.uniqueArray(fc.constantFrom(...sights, ...sessions), { maxLength: 10 }),
    party: fc.record({
      adults: fc.integer({ min: 1, max: 5 }),
      children: fc.integer({ min: 0, max: 2 }),
      wheelchairs: fc.constantFrom(0, 0, 0, 1),
    }),
    budget: fc.constantFrom(null, null, 0, 10_000, 300_000, 2_000_000),
    pace: fc.constantFrom('calm' as const, 'steady' as const, 'full' as const),
    walkingMetres: fc.constantFrom(null, null, 800, 3_000, 8_000),
    stars: fc.constantFrom(0, 2, 3, 5),
    seed: fc.integer({ min: 0, max: 1_000 }),
  })
  .map(({ days: span, ...wishes }) => ({
    ...plainWishes,
    ...wishes,
    ...span,
    stepFree: wishes.party.wheelchairs > 0,
    mustSee: wishes.mustSee.filter((ref) => !wishes.mustNot.includes(ref)),
  }));

describe('plans', () => {
  it('never break a window, a budget, a walking limit, a step-free need, and say what they leave out', () => {
    fc.assert(
      fc.property(anyWishes, (wishes) => {
        for (const journey of plan(wishes)) expect(judgeJourney(known, wishes, journey)).toEqual([]);
      }),
      { numRuns: 25 },
    );
  });

  it('are the same for the same wishes and seed', () => {
    fc.assert(
      fc.property(anyWishes, (wishes) => {
        expect(plan(wishes)).toEqual(plan(wishes));
      }),
      { numRuns: 6 },
    );
  });

  it('take nothing that is sold out', () => {
    const before = plan({ ...plainWishes, sports: ['JUD'], origin: 'CTU' })[0]!;
    const { stay, transports, tickets } = before.parts;
    const room = `room/${stay!.hotel}/${stay!.rooms[0]!.roomType}/${stay!.firstNight}`;
    const seat = `seat/${transports[0]!.transport}/${transports[0]!.day}`;
    const ticket = `ticket/${tickets[0]!.session}/${tickets[0]!.category}`;
    const units = new Map([room, seat, ticket].map((pool) => [pool, known.supply.capacityOf(pool)!]));
    const after = plan({ ...plainWishes, sports: ['JUD'], origin: 'CTU' }, { units, seats: new Map() })[0]!;
    expect(after.parts.transports[0]!.transport).not.toBe(transports[0]!.transport);
    expect(after.parts.tickets).not.toContainEqual(tickets[0]);
    const sameRoom =
      after.parts.stay!.hotel === stay!.hotel && after.parts.stay!.rooms[0]!.roomType === stay!.rooms[0]!.roomType;
    expect(sameRoom).toBe(false);
  });

  it('get better, never worse, as they run', () => {
    const planning = planJourneys(known, nothingTaken, {
      wishes: { ...plainWishes, sports: ['SWM'], interests: ['nature'] },
      ids: ['a'],
      owned: [],
      disruptions: [],
    });
    const visits = () => planning.planned(false).journeys[0]!.days.flatMap((day) => day.visits).length;
    const first = visits();
    expect(first).toBeGreaterThan(5);
    for (let step = 0; step < 6; step++) planning.step();
    expect(visits()).toBeGreaterThanOrEqual(first - 2);
    expect(planning.isSettled).toBe(false);
  });
});

describe('a change', () => {
  const wishes: Wishes = { ...plainWishes, sports: ['JUD'], interests: ['food'], character: 'city' };
  const [journey] = plan(wishes);
  const changedBy = (change: Parameters<typeof changedWish>[2]['change']) => {
    const wish = { wishes, ids: ['a'], owned: [], disruptions: [] };
    const { wishes: changed } = changedWish(known, wish, { change, parts: journey!.parts, character: 'city' });
    return { changed, journey: plan(changed)[0]! };
  };
  const refs = (one: Journey) => one.days.flatMap((day) => day.visits.map((visit) => visit.ref));

  it('to another sport swaps its sessions and leaves the rest', () => {
    const { journey: swapped } = changedBy({ kind: 'swapSport', from: 'JUD', to: 'SWM' });
    const disciplines = swapped.parts.tickets.map(({ session }) => known.sessions.get(session)!.discipline);
    expect(disciplines).toContain('SWM');
    expect(swapped.parts.stay).toEqual(journey!.parts.stay);
  });

  it('adds, removes and moves what it names', () => {
    const added = changedBy({ kind: 'add', ref: 'sight:kodokan' }).journey;
    expect(refs(added)).toContain('sight:kodokan');
    const [sight] = refs(journey!).filter((ref) => ref.startsWith('sight:'));
    expect(refs(changedBy({ kind: 'remove', ref: sight! }).journey)).not.toContain(sight);
    const moved = changedBy({ kind: 'move', ref: 'sight:senso-ji', day: '2021-07-28' }).journey;
    expect(moved.days.find((day) => day.visits.some((visit) => visit.ref === 'sight:senso-ji'))!.day).toBe(
      '2021-07-28',
    );
  });

  it('to another hotel never goes back to the one left, and costs what it costs', () => {
    const { changed, journey: other } = changedBy({ kind: 'otherHotel', hotel: null });
    expect(other.parts.stay!.hotel).not.toBe(journey!.parts.stay!.hotel);
    expect(changed.notHotels).toEqual([journey!.parts.stay!.hotel]);
    expect(judgeJourney(known, changed, other)).toEqual([]);
  });
});
