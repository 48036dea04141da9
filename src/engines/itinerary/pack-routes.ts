import type { Instance } from './instance.ts';
import { type RoutePool, ranked } from './route-pool.ts';

/** A bounded search for disjoint tours of a pool, one a day at most, that are worth more than `above` together. */
interface Packing {
  readonly of: Instance;
  readonly pool: RoutePool;
  /** Days in order of type, so that tours of one type are taken in order of rank. */
  readonly days: Int32Array;
  /** Per depth: the entries that are disjoint from all chosen so far, ranked. */
  readonly lists: Int32Array[];
  readonly chosen: Int32Array;
  readonly best: Int32Array;
  bestValue: number;
  work: number;
}

/** Entry by day (-1: no visits), or undefined where nothing better was found with `work` comparisons of two tours. */
export function packRoutes(of: Instance, pool: RoutePool, above: number, work: number): Int32Array | undefined {
  const order = ranked(pool);
  const days = Int32Array.from({ length: of.days }, (_, day) => day).sort(
    (one, other) => of.dayType[one]! - of.dayType[other]! || one - other,
  );
  const packing: Packing = {
    of,
    pool,
    days,
    lists: Array.from({ length: of.days }, (_, depth) => (depth === 0 ? order : new Int32Array(order.length))),
    chosen: new Int32Array(of.days).fill(-1),
    best: new Int32Array(of.days).fill(-1),
    bestValue: above,
    work,
  };
  descend(packing, 0, order.length, 0, 0);
  return packing.bestValue > above ? packing.best : undefined;
}

/** Takes a tour for the day at `depth` out of the first `count` of its list, best first, while the rest could still be enough. */
function descend(packing: Packing, depth: number, count: number, value: number, cost: number): void {
  const { of, pool, days, lists, chosen } = packing;
  const list = lists[depth]!;
  const day = days[depth]!;
  const type = of.dayType[day]!;
  for (let at = 0; at < count && packing.work > 0; at += 1) {
    const entry = list[at]!;
    if (pool.type[entry]! < type) continue;
    if (pool.type[entry]! > type) break;
    if (value + bound(packing, depth, at, count) <= packing.bestValue) return;
    const spent = cost + pool.cost[entry]!;
    if (of.hasBudget && spent > of.budget) continue;
    chosen[day] = entry;
    const worth = value + pool.value[entry]!;
    if (worth > packing.bestValue) {
      packing.bestValue = worth;
      packing.best.fill(-1);
      for (let before = 0; before <= depth; before += 1) packing.best[days[before]!] = chosen[days[before]!]!;
    }
    if (depth + 1 < of.days) descend(packing, depth + 1, disjoint(packing, depth, at, count), worth, spent);
  }
  // A day may stay empty; only where the next is of another type, or its tours would only be tried again.
  if (depth + 1 < of.days && of.dayType[days[depth + 1]!] !== type && packing.work > 0) {
    chosen[day] = -1;
    lists[depth + 1]!.set(list.subarray(0, count));
    descend(packing, depth + 1, count, value, cost);
  }
}

/** The most that the days from `depth` on can bring with the tours from `at` on, each type by its best ones, disjoint or not. */
function bound(packing: Packing, depth: number, at: number, count: number): number {
  const { of, pool, days, lists } = packing;
  const list = lists[depth]!;
  let sum = 0;
  let next = at;
  for (let d = depth; d < of.days; d += 1) {
    const type = of.dayType[days[d]!]!;
    while (next < count && pool.type[list[next]!]! < type) next += 1;
    if (next < count && pool.type[list[next]!] === type) {
      sum += pool.value[list[next]!]!;
      next += 1;
    }
  }
  return sum;
}

/** Fills the next list with what comes after `at` and shares nothing with it. */
function disjoint(packing: Packing, depth: number, at: number, count: number): number {
  const { pool, lists } = packing;
  const { sets, words } = pool;
  const [list, next] = [lists[depth]!, lists[depth + 1]!];
  const own = list[at]! * words;
  let kept = 0;
  for (let index = at + 1; index < count; index += 1) {
    const other = list[index]! * words;
    let word = 0;
    while (word < words && (sets[own + word]! & sets[other + word]!) === 0) word += 1;
    if (word < words) continue;
    next[kept] = list[index]!;
    kept += 1;
  }
  packing.work -= count - at;
  return kept;
}
