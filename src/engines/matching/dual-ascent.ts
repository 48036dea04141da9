import { type AllocationProblem, bestChoices } from './allocation-problem.ts';

/** Prices and subsidies as they are sought, and the best bound up to now. */
export interface DualAscent {
  readonly problem: AllocationProblem;
  /** Prices of the resources, then subsidies of the floors. */
  readonly now: Float64Array;
  readonly best: Float64Array;
  bound: number;
  /** How bold a step is; halved after steps in vain. */
  boldness: number;
  vain: number;
  readonly direction: Float64Array;
}

export function openDual(problem: AllocationProblem): DualAscent {
  const size = problem.capacity.length + problem.least.length;
  return {
    problem,
    now: new Float64Array(size),
    best: new Float64Array(size),
    bound: Number.POSITIVE_INFINITY,
    boldness: 1,
    vain: 0,
    direction: new Float64Array(size),
  };
}

/**
 * One step of a deflected subgradient (Held, Wolfe and Crowder 1974; Camerini, Fratta and Maffioli 1975): prices of what is
 * wanted too much rise, of what is left fall, by Polyak's rule towards a value that is known to be reached. Each row counts in
 * shares of its capacity, so that a large resource does not drown a small one. One pass over all options.
 */
export function ascend(dual: DualAscent, reached: number): void {
  const { problem, now, best, direction } = dual;
  const { capacity, least, groups, useOffset, resource, units, floorOf, size } = problem;
  const resources = capacity.length;
  const prices = now.subarray(0, resources);
  const subsidies = now.subarray(resources);
  const slack = new Float64Array(now.length);
  slack.set(capacity);
  least.forEach((amount, floor) => {
    slack[resources + floor] = -amount;
  });
  let bound = slack.reduce((sum, amount, row) => sum + amount * now[row]!, 0);
  for (let group = 0; group < groups; group += 1) {
    const choices = bestChoices(problem, group, prices, subsidies);
    const floor = floorOf[group]!;
    if (floor >= 0 && choices.length > 0) slack[resources + floor] = slack[resources + floor]! + size[group]!;
    for (const { option, gain } of choices) {
      bound += gain;
      for (let use = useOffset[option]!; use < useOffset[option + 1]!; use += 1)
        slack[resource[use]!] = slack[resource[use]!]! - units[use]!;
    }
  }
  if (bound < dual.bound - 1e-6 * Math.abs(dual.bound)) dual.vain = 0;
  else dual.vain += 1;
  if (bound < dual.bound) {
    dual.bound = bound;
    best.set(now);
  }
  if (dual.vain >= 12) {
    dual.boldness /= 2;
    dual.vain = 0;
    now.set(best);
    direction.fill(0);
    return;
  }
  // A slack at a price of 0 cannot lower it further and says nothing.
  let norm = 0;
  for (let row = 0; row < now.length; row += 1) {
    const weight = 1 / Math.max(1, row < resources ? capacity[row]! : least[row - resources]!);
    const blocked = now[row] === 0 && slack[row]! > 0;
    direction[row] = 0.6 * direction[row]! + (blocked ? 0 : slack[row]!);
    norm += weight * direction[row]! ** 2;
  }
  if (norm === 0) return;
  const step = (dual.boldness * Math.max(1e-9 * Math.abs(bound), bound - reached)) / norm;
  for (let row = 0; row < now.length; row += 1) {
    const weight = 1 / Math.max(1, row < resources ? capacity[row]! : least[row - resources]!);
    now[row] = Math.max(0, now[row]! - step * weight * direction[row]!);
  }
}
