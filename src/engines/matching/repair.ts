import { type AllocationProblem, reducedValue } from './allocation-problem.ts';

/** Below this many options there is time to try what prices speak against. */
const smallest = 2_000;

/** An allocation in the making: what is taken and what is left. */
export interface Making {
  readonly problem: AllocationProblem;
  readonly taken: Uint8Array;
  readonly left: Int32Array;
  /** Options that each group has. */
  readonly count: Int32Array;
  /** People whom each floor still needs; may fall below 0. */
  readonly needed: Float64Array;
  value: number;
}

/** With the order in which groups were served, and the reduced value of each option. */
export interface Repaired extends Making {
  readonly order: readonly number[];
  readonly reduced: Float64Array;
}

function emptyMaking(problem: AllocationProblem): Making {
  return {
    problem,
    taken: new Uint8Array(problem.value.length),
    left: problem.capacity.slice(),
    count: new Int32Array(problem.groups),
    needed: problem.least.slice(),
    value: 0,
  };
}

function fits({ problem, left }: Making, option: number): boolean {
  for (let use = problem.useOffset[option]!; use < problem.useOffset[option + 1]!; use += 1)
    if (left[problem.resource[use]!]! < problem.units[use]!) return false;
  return true;
}

/** Takes (1) or gives back (-1) an option of a group. */
function move(making: Making, group: number, option: number, sign: 1 | -1): void {
  const { problem, left, count, needed, taken } = making;
  for (let use = problem.useOffset[option]!; use < problem.useOffset[option + 1]!; use += 1)
    left[problem.resource[use]!] = left[problem.resource[use]!]! - sign * problem.units[use]!;
  const floor = problem.floorOf[group]!;
  if (floor >= 0 && count[group] === (sign === 1 ? 0 : 1)) needed[floor] = needed[floor]! - sign * problem.size[group]!;
  count[group] = count[group]! + sign;
  taken[option] = sign === 1 ? 1 : 0;
  making.value += sign * problem.value[option]!;
}

/** The best option of a group that it has not and that fits, by reduced value; -1 if none. */
function bestFitting(making: Making, group: number, reduced: Float64Array): number {
  const { problem, taken } = making;
  let best = -1;
  for (let option = problem.offset[group]!; option < problem.offset[group + 1]!; option += 1)
    if (taken[option] === 0 && (best < 0 || reduced[option]! > reduced[best]!) && fits(making, option)) best = option;
  return best;
}

/**
 * A whole allocation from prices: first the floors are filled with their best groups, then everybody is served in the order of
 * what the best option is worth above its price, then groups move while that adds value.
 */
export function repair(problem: AllocationProblem, prices: Float64Array, subsidies: Float64Array): Repaired {
  const making = emptyMaking(problem);
  const reduced = new Float64Array(problem.value.length);
  for (let option = 0; option < reduced.length; option += 1) reduced[option] = reducedValue(problem, option, prices);
  const best = new Float64Array(problem.groups);
  for (let group = 0; group < problem.groups; group += 1) {
    let top = Number.NEGATIVE_INFINITY;
    for (let option = problem.offset[group]!; option < problem.offset[group + 1]!; option += 1)
      top = Math.max(top, reduced[option]!);
    const floor = problem.floorOf[group]!;
    best[group] =
      (top + (floor < 0 ? 0 : subsidies[floor]! * problem.size[group]!)) / Math.max(1, problem.size[group]!);
  }
  const order = Array.from(best, (_, group) => group).sort((one, other) => best[other]! - best[one]! || one - other);
  for (const group of order) {
    const floor = problem.floorOf[group]!;
    if (floor < 0 || making.needed[floor]! <= 0 || problem.most[group] === 0) continue;
    const option = bestFitting(making, group, reduced);
    if (option >= 0) move(making, group, option, 1);
  }
  for (const group of order)
    while (making.count[group]! < problem.most[group]!) {
      const option = bestFitting(making, group, reduced);
      if (option < 0) break;
      move(making, group, option, 1);
    }
  if (problem.value.length < smallest) improve(making, order, reduced, { rounds: 4, tries: 40 });
  return { ...making, order, reduced };
}

export interface Effort {
  readonly rounds: number;
  /** Groups that are asked to make room for one option, at most. */
  readonly tries: number;
}

/** Moves while that adds value, for what a repair gave. */
export function polish(repaired: Repaired, effort: Effort): void {
  improve(repaired, repaired.order, repaired.reduced, effort);
}

/** Each group changes to a better option that fits, or takes the room of one other group where that is worth it. */
function improve(making: Making, order: readonly number[], reduced: Float64Array, { rounds, tries }: Effort): void {
  const { problem, taken } = making;
  // Where prices are near the best ones, what costs much more than it is worth is not part of any good allocation.
  const least = (option: number): number =>
    problem.value.length < smallest ? -Infinity : -0.1 * problem.value[option]!;
  for (let round = 0; round < rounds; round += 1) {
    const before = making.value;
    const holders = holdersOf(making);
    for (const group of order)
      for (let option = problem.offset[group]!; option < problem.offset[group + 1]!; option += 1) {
        if (taken[option] === 1 || problem.most[group] === 0 || reduced[option]! <= least(option)) continue;
        const dropped = making.count[group]! < problem.most[group]! ? -1 : leastTaken(making, group);
        if (dropped >= 0 && problem.value[dropped]! >= problem.value[option]!) continue;
        if (dropped >= 0) move(making, group, dropped, -1);
        const gain = problem.value[option]! - (dropped < 0 ? 0 : problem.value[dropped]!);
        if (fits(making, option)) move(making, group, option, 1);
        else if (!pushOut(making, group, option, gain, holders, reduced, tries) && dropped >= 0)
          move(making, group, dropped, 1);
      }
    if (making.value <= before + 1e-6 * Math.abs(before)) return;
  }
}

function leastTaken({ problem, taken }: Making, group: number): number {
  let least = -1;
  for (let option = problem.offset[group]!; option < problem.offset[group + 1]!; option += 1)
    if (taken[option] === 1 && (least < 0 || problem.value[option]! < problem.value[least]!)) least = option;
  return least;
}

/** For each resource the groups and options that hold some of it when a round of improvement begins. */
function holdersOf({ problem, taken }: Making): { group: number; option: number }[][] {
  const holders: { group: number; option: number }[][] = Array.from(problem.capacity, () => []);
  for (let group = 0; group < problem.groups; group += 1)
    for (let option = problem.offset[group]!; option < problem.offset[group + 1]!; option += 1)
      if (taken[option] === 1)
        for (let use = problem.useOffset[option]!; use < problem.useOffset[option + 1]!; use += 1)
          holders[problem.resource[use]!]!.push({ group, option });
  return holders;
}

/** Takes an option in the room of one other group that loses less than `gain`, with what else it can have. */
function pushOut(
  making: Making,
  group: number,
  option: number,
  gain: number,
  holders: readonly (readonly { group: number; option: number }[])[],
  reduced: Float64Array,
  most: number,
): boolean {
  const { problem, left, taken } = making;
  let short = -1;
  for (let use = problem.useOffset[option]!; use < problem.useOffset[option + 1]!; use += 1)
    if (left[problem.resource[use]!]! < problem.units[use]!) short = problem.resource[use]!;
  if (short < 0) return false;
  let tries = most;
  for (const other of holders[short]!) {
    if (other.group === group || taken[other.option] === 0) continue;
    tries -= 1;
    if (tries < 0) return false;
    move(making, other.group, other.option, -1);
    if (fits(making, option)) {
      move(making, group, option, 1);
      const instead = bestFitting(making, other.group, reduced);
      const floor = problem.floorOf[other.group]!;
      const isHarmless = instead >= 0 || floor < 0 || making.count[other.group]! > 0 || making.needed[floor]! <= 0;
      const kept = instead < 0 ? 0 : problem.value[instead]!;
      if (isHarmless && gain + kept > problem.value[other.option]! + 1e-12) {
        if (instead >= 0) move(making, other.group, instead, 1);
        return true;
      }
      move(making, group, option, -1);
    }
    move(making, other.group, other.option, 1);
  }
  return false;
}
