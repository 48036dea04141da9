import { beginChance, type Chance, draw, drawBelow } from './chance.ts';
import { fillDays } from './fill-days.ts';
import type { Instance } from './instance.ts';
import { findNeighbours } from './neighbours.ts';
import { packRoutes } from './pack-routes.ts';
import { beginRecreation, orders, type Recreation, recreate, scan } from './recreate.ts';
import { addRoute, beginPool, type RoutePool } from './route-pool.ts';
import { cutSingles, cutStretch, cutStrings, type Ruin } from './ruin.ts';
import { beginTours, clearDay, mendDay, setDay, type Tours, timeDay } from './tours.ts';

/** Everything one search owns; nothing is allocated after it began. */
export interface Search {
  readonly of: Instance;
  readonly tours: Tours;
  readonly chance: Chance;
  readonly work: Recreation;
  readonly ruin: Ruin;
  /** Order of days before this round, those that are touched only. */
  readonly before: Kept;
  readonly takenAt: Int32Array;
  readonly best: Kept;
  readonly pool: RoutePool;
  /** Numbers that change, by `slot`. */
  readonly state: Float64Array;
  readonly scale: Scale;
}

/** An order of days kept aside. */
export interface Kept {
  readonly node: Int32Array;
  readonly length: Int32Array;
}

interface Scale {
  readonly profit: number;
  readonly way: number;
  /** Profit that one unit of time is worth between near ties. */
  readonly timeWorth: number;
}

export const slot = {
  round: 0,
  value: 1,
  time: 2,
  bestValue: 3,
  bestTime: 4,
  cycleAt: 5,
  cycleLength: 6,
  share: 7,
  packedAt: 8,
  cycles: 9,
  phase: 10,
} as const;

/**
 * Found on a spread of the public instances, not on single ones. Temperatures are in mean profits of a stop; `tie` is the part of a mean
 * profit that a short way is worth between near ties.
 */
export const tuning = {
  hot: 2,
  cold: 0.07,
  tie: 0.02,
  countFrom: 0.08,
  roundsOfOne: 6,
  roundsOfDays: 25,
  firstCycle: 3000,
  cycleGrowth: 1.5,
  reach: 120,
  strings: 2,
  stringMost: 4,
  singlesMost: 4,
  shareOfStrings: 0.7,
  shareOfSingles: 0.2,
  shareByDelay: 0.6,
  noise: 0.6,
  packEvery: 3000,
  packFrom: 0.4,
  packWork: 600_000,
  poolFrom: 0.97,
};

export function beginSearch(of: Instance, seed: number): Search {
  const tours = beginTours(of);
  const scale = scaleOf(of);
  const touched = new Uint8Array(of.days);
  const before = keep(tours);
  const touch = (day: number) => {
    if (touched[day] === 1) return;
    touched[day] = 1;
    keepDay(tours, before, day);
  };
  const search: Search = {
    of,
    tours,
    chance: beginChance(seed),
    work: beginRecreation(tours, Math.max(1, scale.way / 8)),
    ruin: { touched, touch, neighbours: undefined },
    before,
    takenAt: new Int32Array(of.stops).fill(-1),
    best: keep(tours),
    pool: beginPool(of),
    state: new Float64Array(11),
    scale,
  };
  search.state[slot.cycleLength] = tuning.firstCycle;
  return search;
}

function keep({ of, stride }: Tours): Kept {
  return { node: new Int32Array(of.days * stride), length: new Int32Array(of.days) };
}

function keepDay(tours: Tours, kept: Kept, day: number): void {
  const from = day * tours.stride;
  const count = tours.length[day]!;
  for (let at = from + 1; at <= from + count; at += 1) kept.node[at] = tours.node[at]!;
  kept.length[day] = count;
}

/** The mean profit, and a way as short as the shortest sixteenth of all ways: what one stop more costs about. */
function scaleOf({ stops, nodes, go, duration, profit }: Instance): Scale {
  const step = Math.max(1, Math.floor((stops * stops) / 4_000));
  const ways = new Int32Array(Math.ceil((stops * stops) / step));
  let count = 0;
  for (let pair = 0; pair < stops * stops; pair += step) {
    const i = Math.floor(pair / stops);
    const j = pair % stops;
    if (i !== j) ways[count++] = go[i * nodes + j]! - duration[i]!;
  }
  ways.subarray(0, count).sort();
  const way = Math.max(1, count > 0 ? ways[Math.floor(count / 16)]! : 1);
  const mean = Math.max(1e-9, profit.reduce((sum, one) => sum + one, 0) / Math.max(1, stops));
  return { profit: mean, way, timeWorth: (tuning.tie * mean) / way };
}

/** The first plan, on top of what is there. */
export function construct(search: Search): void {
  fillDays(search.tours, search.work);
  settle(search);
  keepBest(search);
}

/** What the tours are worth now, into the state. */
function settle({ tours, state }: Search): void {
  state[slot.value] = tours.sums[0]!;
  state[slot.time] = timeOf(tours);
}

function timeOf({ of, time }: Tours): number {
  let sum = 0;
  for (let day = 0; day < of.days; day += 1) sum += time[day]!;
  return sum;
}

function keepBest({ tours, best, state }: Search): void {
  for (let day = 0; day < tours.of.days; day += 1) keepDay(tours, best, day);
  state[slot.bestValue] = state[slot.value]!;
  state[slot.bestTime] = state[slot.time]!;
}

/** Puts a kept order of days back. */
function putBack(search: Search, kept: Kept): void {
  const { tours } = search;
  for (let day = 0; day < tours.of.days; day += 1) clearDay(tours, day);
  for (let day = 0; day < tours.of.days; day += 1)
    setDay(tours, day, kept.node, day * tours.stride + 1, kept.length[day]!);
  settle(search);
}

/**
 * How much of the caller's time has gone, 0 to 1; below 0: unknown. What is left is cut into coolings as soon as it shows how many
 * rounds there will be: few visits settle early into one of several valleys and gain from starting again, a single day most, since
 * it has no tours to recombine. Rounds of a cooling are as many times the square of the visits as `tuning` says.
 */
export function tellShare(search: Search, share: number): void {
  const { state, tours, of } = search;
  state[slot.share] = share;
  if (share < tuning.countFrom) state[slot.phase] = Math.max(0, share);
  else {
    if (state[slot.cycles] === 0) {
      const rounds = state[slot.round]! / share;
      let visits = 0;
      for (let day = 0; day < of.days; day += 1) visits += tours.length[day]!;
      const cooling = Math.max(2000, (of.days > 1 ? tuning.roundsOfDays : tuning.roundsOfOne) * visits * visits);
      state[slot.cycles] = Math.max(1, Math.round(rounds / cooling));
    }
    const phase = share >= 1 ? 1 : (share * state[slot.cycles]!) % 1;
    if (phase < state[slot.phase]! - 0.5) startAgain(search);
    state[slot.phase] = phase;
  }
}

/** Another first plan, by chance. */
function startAgain(search: Search): void {
  const { tours, work, chance, ruin, takenAt, state, of } = search;
  for (let day = 0; day < of.days; day += 1) {
    clearDay(tours, day);
    timeDay(tours, day);
  }
  ruin.touched.fill(1);
  state[slot.round]! += 1;
  scan(tours, work, undefined, ruin.touched, takenAt, state[slot.round]! | 0, false);
  recreate(tours, work, chance, ruin.touched, orders.chance, 1, false);
  ruin.touched.fill(0);
  settle(search);
}

/** One round of ruin and recreate under annealing. True when the best became better in value. */
export function round(search: Search): boolean {
  const { tours, work, chance, ruin, takenAt, state, of } = search;
  if (!ruin.neighbours) ruin.neighbours = findNeighbours(of, tuning.reach);
  state[slot.round]! += 1;
  const number = state[slot.round]! | 0;
  ruinSome(search);
  for (let day = 0; day < of.days; day += 1) {
    if (ruin.touched[day] === 0) continue;
    const from = day * tours.stride;
    mendDay(tours, day);
    // Marked after mending: those that became late go anywhere as well.
    for (let at = from + 1; at <= from + search.before.length[day]!; at += 1) {
      const stop = search.before.node[at]!;
      if (tours.dayOf[stop]! < 0) takenAt[stop] = number;
    }
  }
  const scanAll = of.hasBudget || of.hasGroups || number % 64 === 0;
  if (scanAll) for (let day = 0; day < of.days; day += 1) ruin.touch(day);
  const luck = draw(chance);
  const order = luck < 0.25 ? orders.chance : luck < 0.35 ? orders.profit : luck < 0.65 ? orders.ratio : orders.square;
  for (let day = 0; day < of.days; day += 1) keepIfUntouched(search, day);
  const byDelay = draw(chance) < tuning.shareByDelay;
  scan(tours, work, number % 64 === 0 ? undefined : ruin.neighbours, ruin.touched, takenAt, number, byDelay);
  recreate(tours, work, chance, ruin.touched, order, tuning.noise, byDelay);
  return judge(search, temperature(search));
}

/** Recreation may change days that the ruin left alone, so all days are kept. */
function keepIfUntouched({ tours, ruin, before }: Search, day: number): void {
  if (ruin.touched[day] === 0) keepDay(tours, before, day);
}

function ruinSome({ tours, ruin, chance }: Search): void {
  const luck = draw(chance);
  if (luck < tuning.shareOfStrings)
    cutStrings(tours, ruin, chance, tuning.stringMost, 1 + drawBelow(chance, Math.min(tuning.strings, tours.of.days)));
  else if (luck < tuning.shareOfStrings + tuning.shareOfSingles)
    cutSingles(tours, ruin, chance, tuning.singlesMost, draw(chance) < 0.5);
  else cutStretch(tours, ruin, chance);
}

function temperature(search: Search): number {
  return search.scale.profit * tuning.hot * (tuning.cold / tuning.hot) ** phase(search);
}

/** How far cooling is, 0 to 1. */
function phase({ state }: Search): number {
  return state[slot.share]! >= 0 ? state[slot.phase]! : state[slot.cycleAt]! / state[slot.cycleLength]!;
}

/** Every so many rounds of the later part, and more often shortly before the end. */
function isTimeToPack(search: Search): boolean {
  const { state } = search;
  const share = phase(search);
  const since = state[slot.round]! - state[slot.packedAt]!;
  if (share < tuning.packFrom || since < (share > 0.95 ? tuning.packEvery / 4 : tuning.packEvery)) return false;
  state[slot.packedAt] = state[slot.round]!;
  return true;
}

/** The best of the tours met so far that go together, where it is better than what was found. */
function recombine(search: Search): boolean {
  const { of, pool, tours, state } = search;
  const chosen = packRoutes(of, pool, state[slot.bestValue]!, tuning.packWork);
  if (!chosen) return false;
  for (let day = 0; day < of.days; day += 1) clearDay(tours, day);
  for (let day = 0; day < of.days; day += 1) {
    const entry = chosen[day]!;
    if (entry >= 0) setDay(tours, day, pool.visits, entry * pool.stride, pool.length[entry]!);
    else timeDay(tours, day);
  }
  settle(search);
  keepBest(search);
  return true;
}

function judge(search: Search, heat: number): boolean {
  const { tours, state, scale, chance, of, ruin } = search;
  const value = tours.sums[0]!;
  const time = timeOf(tours);
  const gain = value - state[slot.value]! - (time - state[slot.time]!) * scale.timeWorth;
  const isTaken = gain >= 0 || Math.exp(gain / heat) > draw(chance);
  let isBetter = false;
  if (isTaken) {
    if (of.days > 1 && gain > 0 && value >= tuning.poolFrom * state[slot.bestValue]!)
      for (let day = 0; day < of.days; day += 1) if (ruin.touched[day] === 1) addRoute(search.pool, tours, day);
    state[slot.value] = value;
    state[slot.time] = time;
    isBetter = value > state[slot.bestValue]!;
    if (isBetter || (value === state[slot.bestValue]! && time < state[slot.bestTime]!)) keepBest(search);
  } else undo(search);
  for (let day = 0; day < of.days; day += 1) ruin.touched[day] = 0;
  state[slot.cycleAt]! += 1;
  if (of.days > 1 && isTimeToPack(search) && recombine(search)) isBetter = true;
  if (state[slot.share]! < 0 && state[slot.cycleAt]! >= state[slot.cycleLength]!) endCycle(search);
  return isBetter;
}

function undo({ tours, ruin, before }: Search): void {
  const { of, stride } = tours;
  for (let day = 0; day < of.days; day += 1) if (ruin.touched[day] === 1) clearDay(tours, day);
  for (let day = 0; day < of.days; day += 1)
    if (ruin.touched[day] === 1) setDay(tours, day, before.node, day * stride + 1, before.length[day]!);
}

function endCycle(search: Search): void {
  const { state } = search;
  state[slot.cycleAt] = 0;
  state[slot.cycleLength] = Math.floor(state[slot.cycleLength]! * tuning.cycleGrowth);
  putBack(search, search.best);
}
