/**
 * What a plain market cannot say. Groups (a person, a household) choose among options; an option takes units of several
 * resources with capacities (places, hotel nights, session allotments); a group takes `most` options at most; and at least
 * `least` of the weight of each floor's groups must get something. Options of group g are `offset[g] .. offset[g + 1])`, what
 * option o takes stands at `useOffset[o] .. useOffset[o + 1])`.
 */
export interface AllocationProblem {
  readonly groups: number;
  /** People in each group. */
  readonly size: Int32Array;
  /** Options a group may have at one time. */
  readonly most: Int32Array;
  readonly offset: Int32Array;
  /** Of each option, above 0. */
  readonly value: Float64Array;
  readonly useOffset: Int32Array;
  readonly resource: Int32Array;
  readonly units: Int32Array;
  readonly capacity: Int32Array;
  /** Floor that counts each group, or -1. */
  readonly floorOf: Int32Array;
  /** People of each floor who must get something. */
  readonly least: Float64Array;
}

/** What was chosen, the prices behind it, and how far it can be from the best at most. */
export interface Allocation {
  /** 1 for every option that is taken. */
  readonly taken: Uint8Array;
  /** Price of a unit of each resource. */
  readonly prices: Float64Array;
  /** What each floor adds to the value of serving one of its people. */
  readonly subsidies: Float64Array;
  readonly value: number;
  readonly certificate: { readonly bound: number; readonly gap: number; readonly gapPercent: number };
  /** People by whom each floor is missed; all 0 if it could be kept. */
  readonly missed: Float64Array;
}

/** Reduced value of an option: its value less the prices of what it takes. */
export function reducedValue(problem: AllocationProblem, option: number, prices: Float64Array): number {
  let reduced = problem.value[option]!;
  for (let use = problem.useOffset[option]!; use < problem.useOffset[option + 1]!; use += 1)
    reduced -= problem.units[use]! * prices[problem.resource[use]!]!;
  return reduced;
}

/**
 * Value of the Lagrangian dual at prices and subsidies that are not negative: no allocation that keeps all capacities and
 * floors is worth more.
 */
export function allocationBound(problem: AllocationProblem, prices: Float64Array, subsidies: Float64Array): number {
  let bound = 0;
  for (let one = 0; one < prices.length; one += 1) bound += problem.capacity[one]! * prices[one]!;
  for (let floor = 0; floor < subsidies.length; floor += 1) bound -= problem.least[floor]! * subsidies[floor]!;
  for (let group = 0; group < problem.groups; group += 1)
    for (const choice of bestChoices(problem, group, prices, subsidies)) bound += choice.gain;
  return bound;
}

export interface Choice {
  readonly option: number;
  /** What the dual counts for it, above 0. */
  readonly gain: number;
}

/** The options a group would take at these prices. A floor counts a group once, with the first thing it gets. */
export function bestChoices(
  problem: AllocationProblem,
  group: number,
  prices: Float64Array,
  subsidies: Float64Array,
): readonly Choice[] {
  const floor = problem.floorOf[group]!;
  const extra = floor < 0 ? 0 : subsidies[floor]! * problem.size[group]!;
  const most = problem.most[group]!;
  const best: Choice[] = [];
  for (let option = problem.offset[group]!; option < problem.offset[group + 1]!; option += 1) {
    const gain = reducedValue(problem, option, prices);
    if (gain + extra <= 0 || (best.length === most && gain <= (best[most - 1]?.gain ?? Number.POSITIVE_INFINITY)))
      continue;
    if (best.length === most) best.pop();
    let slot = best.length;
    while (slot > 0 && best[slot - 1]!.gain < gain) slot -= 1;
    best.splice(slot, 0, { option, gain });
  }
  return best.flatMap(({ option, gain }, rank) => {
    const whole = rank === 0 ? gain + extra : gain;
    return whole > 0 ? [{ option, gain: whole }] : [];
  });
}

/** Units of each resource that are taken. */
export function takenUnits(problem: AllocationProblem, taken: Uint8Array): Float64Array {
  const used = new Float64Array(problem.capacity.length);
  for (let option = 0; option < taken.length; option += 1)
    if (taken[option] === 1)
      for (let use = problem.useOffset[option]!; use < problem.useOffset[option + 1]!; use += 1)
        used[problem.resource[use]!] = used[problem.resource[use]!]! + problem.units[use]!;
  return used;
}

/** People of each floor who get something. */
export function servedOf(problem: AllocationProblem, taken: Uint8Array): Float64Array {
  const served = new Float64Array(problem.least.length);
  for (let group = 0; group < problem.groups; group += 1) {
    const floor = problem.floorOf[group]!;
    if (floor >= 0 && taken.subarray(problem.offset[group]!, problem.offset[group + 1]!).includes(1))
      served[floor] = served[floor]! + problem.size[group]!;
  }
  return served;
}

/** Judges an allocation from the problem, what is taken, prices and subsidies alone: a sentence for each fault. */
export function checkAllocation(problem: AllocationProblem, allocation: Allocation): readonly string[] {
  const { taken, prices, subsidies, certificate, missed } = allocation;
  const faults: string[] = [];
  let value = 0;
  for (let group = 0; group < problem.groups; group += 1) {
    let count = 0;
    for (let option = problem.offset[group]!; option < problem.offset[group + 1]!; option += 1) {
      count += taken[option]!;
      value += taken[option]! * problem.value[option]!;
    }
    if (count > problem.most[group]!)
      faults.push(`group ${group} has ${count} options, ${problem.most[group]} at most`);
  }
  takenUnits(problem, taken).forEach((used, one) => {
    if (used > problem.capacity[one]!) faults.push(`resource ${one} has ${problem.capacity[one]} units, ${used} taken`);
  });
  servedOf(problem, taken).forEach((served, floor) => {
    if (Math.max(0, problem.least[floor]! - served) !== missed[floor])
      faults.push(
        `floor ${floor} is said to be missed by ${missed[floor]}, and serves ${served} of ${problem.least[floor]}`,
      );
  });
  if ([...prices, ...subsidies].some((price) => !(price >= 0 && price < Number.POSITIVE_INFINITY)))
    return [...faults, 'a price or subsidy is not a number from 0 on'];
  const bound = allocationBound(problem, prices, subsidies);
  const slack = 1e-9 * Math.max(1, Math.abs(bound));
  if (Math.abs(value - allocation.value) > slack)
    faults.push(`value is said to be ${allocation.value} and is ${value}`);
  if (certificate.bound < bound - slack) faults.push(`bound is said to be ${certificate.bound}, prices give ${bound}`);
  return faults.slice(0, 20);
}
