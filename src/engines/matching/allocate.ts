import { type Allocation, type AllocationProblem, allocationBound } from './allocation-problem.ts';
import { ascend, openDual } from './dual-ascent.ts';
import { certify } from './matching.ts';
import { type Making, polish, type Repaired, repair } from './repair.ts';

export interface AllocateOptions {
  /** Steps of the dual ascent at most; one is a pass over all options. */
  readonly steps?: number;
  /** Ends when the gap is at most this, in percent. */
  readonly gapPercent?: number;
}

/** An allocation in steps, for callers with a clock. */
export interface AllocationSteps {
  /** One step of the dual ascent, and now and then a repair; the last step takes some seconds more for moves. True when it is over. */
  step(): boolean;
  answer(): Allocation;
}

const usualSteps = 200;

/** Begins dual ascent on prices and subsidies, with a repair to whole options and the dual as a certified bound. */
export function startAllocation(problem: AllocationProblem, options: AllocateOptions = {}): AllocationSteps {
  const dual = openDual(problem);
  const resources = problem.capacity.length;
  let best: Repaired | undefined;
  let done = 0;
  // A repair costs some ten steps; where both take no time, more repairs find more.
  const often = problem.value.length < 2000 ? 2 : 10;
  const repairAt = (point: Float64Array): void => {
    const made = repair(problem, point.subarray(0, resources), point.subarray(resources));
    if (!best || isBetter(made, best)) best = made;
  };
  return {
    step() {
      if (!best) repairAt(dual.now);
      ascend(dual, missedIn(best!) > 0 ? 0 : best!.value);
      done += 1;
      if (done % often === 0) {
        repairAt(dual.best);
        repairAt(dual.now);
      }
      const gap = missedIn(best!) > 0 ? Number.POSITIVE_INFINITY : certify(best!.value, dual.bound).gapPercent;
      const isOver =
        done >= (options.steps ?? usualSteps) || gap <= (options.gapPercent ?? 0.001) || dual.boldness < 1e-3;
      if (isOver) polish(best!, { rounds: 12, tries: 60 });
      return isOver;
    },
    answer() {
      if (!best) repairAt(dual.now);
      const prices = dual.best.slice(0, resources);
      const subsidies = dual.best.slice(resources);
      const { taken, value, needed } = best!;
      const certificate = certify(value, allocationBound(problem, prices, subsidies));
      return { taken, prices, subsidies, value, certificate, missed: needed.map((people) => Math.max(0, people)) };
    },
  };
}

/** The best allocation that 200 steps find, and by how much it can be beaten at most. */
export function allocate(problem: AllocationProblem, options: AllocateOptions = {}): Allocation {
  const steps = startAllocation(problem, options);
  while (!steps.step());
  return steps.answer();
}

const missedIn = ({ needed }: Making): number => needed.reduce((sum, people) => sum + Math.max(0, people), 0);

/** Floors go before value. */
function isBetter(one: Making, other: Making): boolean {
  const [missed, before] = [missedIn(one), missedIn(other)];
  return missed < before || (missed === before && one.value > other.value);
}
