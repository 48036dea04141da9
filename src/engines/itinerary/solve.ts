import { checkTrip } from './check-trip.ts';
import { type Frozen, freezeVisits } from './freeze-visits.ts';
import { layOut } from './instance.ts';
import { isBarred, isBarredOn } from './recreate.ts';
import { beginSearch, construct, round, type Search, tellShare } from './search.ts';
import { cutDay, earliestFrom, insertStop, timeDay } from './tours.ts';
import { type Plan, planOf, type Trip, type Visit } from './trip.ts';

export interface SolveOptions {
  readonly seed: number;
  /** A plan to begin with; what of it is no longer possible is left out. */
  readonly from?: Plan;
  /** Per day; days beyond the list are free. Needs `from`. */
  readonly frozen?: readonly Frozen[];
}

export interface Solver {
  /**
   * Bounded work: so many rounds. True when the best plan became better. The caller reads the clock between calls, and may say
   * which `share` of its time (0 to 1) has gone: then the search cools towards that end. Without it, it cools in rounds that grow.
   */
  step(rounds: number, share?: number): boolean;
  /** The best so far, at once after the start. */
  best(): Plan;
  readonly iterations: number;
}

/**
 * Begins the search for the plan with the most required stops and, among those, the most profit; of equals the one with the least
 * time on the way. The same trip, options and number of rounds give the same plan. Throws RangeError for a trip with faults
 * (`checkTrip` lists them).
 */
export function startSolving(trip: Trip, options: SolveOptions): Solver {
  const [fault] = checkTrip(trip);
  if (fault) throw new RangeError(`The trip cannot be solved: ${fault.kind} at ${fault.at}`);
  const { rest, kept } = freezeVisits(trip, options.from ?? planOf(trip, []), options.frozen ?? []);
  const search = beginSearch(layOut(rest), options.seed);
  if (options.from) takeOver(search, options.from, kept);
  construct(search);
  let iterations = 0;
  return {
    step(rounds, share = -1) {
      let isBetter = false;
      tellShare(search, share);
      for (let count = 0; count < rounds; count += 1) isBetter = round(search) || isBetter;
      iterations += rounds;
      return isBetter;
    },
    best: () => planOf(trip, visitsOf(search, kept)),
    get iterations() {
      return iterations;
    },
  };
}

/** Begins with the visits of another plan, as far as they are possible in this trip, in their order. */
function takeOver({ tours }: Search, plan: Plan, kept: readonly (readonly Visit[])[]): void {
  plan.days.slice(0, tours.of.days).forEach((visits, day) => {
    for (const { stop } of visits.slice(kept[day]!.length)) {
      if (tours.dayOf[stop] !== -1 || isBarred(tours, stop) || isBarredOn(tours, stop, day)) continue;
      const last = tours.length[day]!;
      if (insertStop(tours, stop, day, last)) continue;
      cutDay(tours, day, last + 1, last + 1);
      timeDay(tours, day);
    }
  });
}

function visitsOf(search: Search, kept: readonly (readonly Visit[])[]): Visit[][] {
  const { tours, best } = search;
  return kept.map((visits, day) => {
    const from = day * tours.stride + 1;
    const stops = best.node.subarray(from, from + best.length[day]!);
    return [...visits, ...startsOf(search, day, stops)];
  });
}

/** Earliest starts along a day of the best. */
function startsOf({ of }: Search, day: number, stops: Int32Array): Visit[] {
  let [time, last] = [of.dayOpen[day]!, of.startNode[day]!];
  return Array.from(stops, (stop) => {
    const hours = of.dayType[day]! * of.stops + stop;
    time = earliestFrom(of, hours, Math.max(time + of.go[last * of.nodes + stop]!, of.open[hours]!));
    last = stop;
    return { stop, start: time };
  });
}
