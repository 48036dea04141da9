import { bestPlace, isBarred, isBarredOn, never, orders, type Recreation, worthOf } from './recreate.ts';
import { insertStop, outCount, type Tours } from './tours.ts';

/**
 * The first plan: what fits best for its time, until nothing fits. What a stop is worth hardly ever rises while days fill, so a stop
 * is looked at again only when it comes first by what was known of it (lazy greedy, Minoux 1978): a plan at once, in code that
 * has not been compiled yet.
 */
export function fillDays(tours: Tours, work: Recreation): void {
  const { of, out, counts } = tours;
  const version = new Int32Array(of.days).fill(1);
  const seen = new Int32Array(of.stops * of.days);
  const day = new Int32Array(of.stops);
  const worth = new Float64Array(of.stops);
  let count = 0;
  for (let index = 0; index < counts[outCount]!; index += 1) {
    const stop = out[index]!;
    work.luck[stop] = 1;
    if (look(tours, work, stop, version, seen, day, worth)) work.fitting[count++] = stop;
  }
  while (count > 0) {
    let first = 0;
    for (let index = 1; index < count; index += 1)
      if (worth[work.fitting[index]!]! > worth[work.fitting[first]!]!) first = index;
    const stop = work.fitting[first]!;
    const isFresh = seen[stop * of.days + day[stop]!] === version[day[stop]!] && !isBarred(tours, stop);
    if (!isFresh && look(tours, work, stop, version, seen, day, worth)) continue;
    count -= 1;
    work.fitting[first] = work.fitting[count]!;
    if (!isFresh) continue;
    insertStop(tours, stop, day[stop]!, work.behind[stop * of.days + day[stop]!]!);
    version[day[stop]!]! += 1;
  }
}

/** Finds the best day of a stop by now; days that have not changed since it was seen are remembered. False where none is left. */
function look(
  tours: Tours,
  work: Recreation,
  stop: number,
  version: Int32Array,
  seen: Int32Array,
  bestDay: Int32Array,
  worth: Float64Array,
): boolean {
  const days = tours.of.days;
  if (isBarred(tours, stop)) return false;
  let least = never;
  for (let day = 0; day < days; day += 1) {
    const key = stop * days + day;
    if (seen[key] !== version[day]) {
      seen[key] = version[day]!;
      work.cost[key] = isBarredOn(tours, stop, day) ? never : bestPlace(tours, work, stop, day, false);
      work.behind[key] = work.found[0]!;
    }
    if (work.cost[key]! >= least) continue;
    least = work.cost[key]!;
    bestDay[stop] = day;
  }
  if (least === never) return false;
  worth[stop] = worthOf(tours, work, stop, orders.square, least);
  return true;
}
