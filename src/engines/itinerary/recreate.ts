import { type Chance, draw } from './chance.ts';
import { far } from './instance.ts';
import type { Neighbours } from './neighbours.ts';
import { earliestFrom, insertStop, outCount, type Tours } from './tours.ts';

/** What inserting needs beside the tours; made once. */
export interface Recreation {
  /** Stops that fit somewhere, `count` of them. */
  readonly fitting: Int32Array;
  /** By stop * days + day: least cost of inserting and the position it stands behind; `never` where it does not fit. */
  readonly cost: Int32Array;
  readonly behind: Int32Array;
  readonly luck: Float64Array;
  /** By stop: the round in which it was found to fit. */
  readonly fitsAt: Int32Array;
  readonly count: Int32Array;
  /** Where the last search of a position ended. */
  readonly found: Int32Array;
  /** A way that costs nothing is worth no endless ratio: a share of the usual way. */
  readonly least: number;
}

/** How stops are chosen: by chance, by profit, by profit and by its square over the time they take. */
export const orders = { chance: 0, profit: 1, ratio: 2, square: 3 } as const;
/** The price of a place where a stop does not fit. */
export const never = 0x7fffffff;

export function beginRecreation({ of }: Tours, least: number): Recreation {
  return {
    fitting: new Int32Array(of.stops),
    cost: new Int32Array(of.stops * of.days),
    behind: new Int32Array(of.stops * of.days),
    luck: new Float64Array(of.stops),
    fitsAt: new Int32Array(of.stops).fill(-1),
    count: new Int32Array(1),
    found: new Int32Array(1),
    least,
  };
}

/**
 * Where a stop fits into a day at least cost: time of ways and visit added, and with `byDelay` how much later the next visit starts
 * instead. Starts rise along a day, so the search begins where the next visit may start late enough and ends where the
 * one before starts too late.
 */
export function bestPlace(tours: Tours, work: Recreation, stop: number, day: number, byDelay: boolean): number {
  const { of, stride, node, start, latest, leg } = tours;
  const { go, come, nodes, hasGaps, hasWalking, walkGo, walkCome } = of;
  const from = day * stride;
  const end = from + tours.length[day]!;
  const hours = of.dayType[day]! * of.stops + stop;
  const open = of.open[hours]!;
  const close = of.close[hours]!;
  const row = stop * nodes;
  const ready = open + of.duration[stop]!;
  const metresLeft = hasWalking ? of.walkLimit[day]! - tours.metres[day]! : 0;
  const isEmpty = end === from;
  let best = never;
  for (let at = from; at <= end; at += 1) {
    if (start[at]! > close) break;
    if (latest[at + 1]! < ready) continue;
    const before = node[at]!;
    let time = start[at]! + come[row + before]!;
    if (time > close) continue;
    if (time < open) time = open;
    if (hasGaps) time = earliestFrom(of, hours, time);
    const next = node[at + 1]!;
    const onward = go[row + next]!;
    if (time + onward > latest[at + 1]!) continue;
    if (hasWalking) {
      const old = isEmpty ? 0 : walkGo[before * nodes + next]!;
      if (walkCome[row + before]! + walkGo[row + next]! - old > metresLeft) continue;
    }
    const old = leg[at]!;
    let cost = come[row + before]! + onward - (old >= far ? 0 : old);
    if (byDelay && at < end) {
      const delay = time + onward - start[at + 1]!;
      cost = Math.max(delay, 0);
    }
    if (cost < best) {
      best = cost;
      work.found[0] = at - from;
    }
  }
  return best;
}

/** Whether a group or the budget keeps a stop out of every day. */
export function isBarred({ of, sums, groupUsed }: Tours, stop: number): boolean {
  if (of.hasGroups && of.group[stop]! >= 0 && groupUsed[of.group[stop]!] === 1) return true;
  return of.hasBudget && sums[1]! + of.cost[stop]! > of.budget;
}

/** Whether a group of the day or its pace keeps a stop out of a day. */
export function isBarredOn({ of, dayGroupUsed, counted, busy }: Tours, stop: number, day: number): boolean {
  if (of.hasGroups && of.dayGroup[stop]! >= 0 && dayGroupUsed[day * of.dayGroups + of.dayGroup[stop]!] === 1)
    return true;
  if (!of.hasPace) return false;
  return counted[day]! + of.counts[stop]! > of.mostStops[day]! || busy[day]! + of.duration[stop]! > of.busyLimit[day]!;
}

/** What inserting a stop behind one position costs; `never` where it does not fit there. */
function priceAt(tours: Tours, stop: number, day: number, at: number, byDelay: boolean): number {
  const { of, stride, node, start, latest, leg } = tours;
  const { go, come, nodes } = of;
  const from = day * stride;
  const here = from + at;
  const hours = of.dayType[day]! * of.stops + stop;
  const before = node[here]!;
  const next = node[here + 1]!;
  let time = start[here]! + come[stop * nodes + before]!;
  if (time > of.close[hours]!) return never;
  if (time < of.open[hours]!) time = of.open[hours]!;
  if (of.hasGaps) time = earliestFrom(of, hours, time);
  const onward = go[stop * nodes + next]!;
  if (time + onward > latest[here + 1]!) return never;
  if (of.hasWalking) {
    const skipped = tours.length[day] === 0 ? 0 : of.walkGo[before * nodes + next]!;
    const more = of.walkCome[stop * nodes + before]! + of.walkGo[stop * nodes + next]! - skipped;
    if (more > of.walkLimit[day]! - tours.metres[day]!) return never;
  }
  if (byDelay && at < tours.length[day]!) return Math.max(0, time + onward - start[here + 1]!);
  return come[stop * nodes + before]! + onward - (leg[here]! >= far ? 0 : leg[here]!);
}

/**
 * Looks at a stop's place in a day again after another one was put behind position `at`. Prices elsewhere have not changed, and
 * what did not fit fits less; so as long as the old place fits, only the two new places can be better.
 */
function retryDay(tours: Tours, work: Recreation, stop: number, day: number, at: number, byDelay: boolean): void {
  const key = stop * tours.of.days + day;
  if (isBarredOn(tours, stop, day)) {
    work.cost[key] = never;
    return;
  }
  const old = work.behind[key]!;
  let place = old > at ? old + 1 : old;
  let price = old === at ? never : priceAt(tours, stop, day, place, byDelay);
  if (price === never) {
    work.cost[key] = bestPlace(tours, work, stop, day, byDelay);
    work.behind[key] = work.found[0]!;
    return;
  }
  for (let fresh = at; fresh <= at + 1; fresh += 1) {
    const other = priceAt(tours, stop, day, fresh, byDelay);
    if (other >= price) continue;
    price = other;
    place = fresh;
  }
  work.cost[key] = price;
  work.behind[key] = place;
}

/** Notes that a stop fits somewhere, before any of its places is noted. */
function note(tours: Tours, work: Recreation, stop: number, round: number): void {
  work.fitsAt[stop] = round;
  work.fitting[work.count[0]!] = stop;
  work.count[0]! += 1;
  const days = tours.of.days;
  for (let day = 0; day < days; day += 1) work.cost[stop * days + day] = never;
}

/** Finds where stops that are out fit into a day, from the day's own side: of each position, the stops within its reach. */
function scanDay(
  tours: Tours,
  work: Recreation,
  { reach, reached, reachTime }: Neighbours,
  day: number,
  round: number,
  byDelay: boolean,
): void {
  const { of, stride, node, start, latest, leg, dayOf } = tours;
  const { come, nodes, hasGaps, hasWalking, walkGo, walkCome, open, close, days } = of;
  const { cost, behind, fitsAt } = work;
  const from = day * stride;
  const end = from + tours.length[day]!;
  const hours = of.dayType[day]! * of.stops;
  const hasLimits = of.hasGroups || of.hasPace || of.hasBudget;
  const metresLeft = hasWalking ? of.walkLimit[day]! - tours.metres[day]! : 0;
  const isEmpty = end === from;
  for (let at = from; at <= end; at += 1) {
    const before = node[at]!;
    const next = node[at + 1]!;
    const home = next * nodes;
    const left = start[at]!;
    const limit = latest[at + 1]!;
    const old = leg[at]! >= far ? 0 : leg[at]!;
    const soonest = byDelay && at < end ? start[at + 1]! : -1;
    // By the triangle rule a stop is at least as far from the next one as it is from here less the way from here to there.
    const within = (limit - left - of.shortestVisit + leg[at]! + 2) >> 1;
    const first = before * reach;
    for (let index = first; index < first + reach; index += 1) {
      const way = reachTime[index]!;
      if (way > within) break;
      const stop = reached[index]!;
      if (dayOf[stop]! >= 0) continue;
      let time = left + way;
      if (time > close[hours + stop]!) continue;
      if (time < open[hours + stop]!) time = open[hours + stop]!;
      if (hasGaps) time = earliestFrom(of, hours + stop, time);
      const onward = come[home + stop]!;
      if (time + onward > limit) continue;
      if (hasWalking) {
        const skipped = isEmpty ? 0 : walkGo[before * nodes + next]!;
        if (walkCome[stop * nodes + before]! + walkGo[stop * nodes + next]! - skipped > metresLeft) continue;
      }
      if (hasLimits && (isBarred(tours, stop) || isBarredOn(tours, stop, day))) continue;
      if (fitsAt[stop]! !== round) note(tours, work, stop, round);
      const delay = time + onward - soonest;
      const price = soonest < 0 ? way + onward - old : Math.max(delay, 0);
      if (price < cost[stop * days + day]!) {
        cost[stop * days + day] = price;
        behind[stop * days + day] = at - from;
      }
    }
  }
}

/**
 * Finds what fits where. A stop out before can fit only into days that were `touched`; those just taken out (`takenAt` of this
 * round) may go anywhere. Without neighbours, or where lists are not complete, every stop is tried in every touched day.
 */
export function scan(
  tours: Tours,
  work: Recreation,
  neighbours: Neighbours | undefined,
  touched: Uint8Array,
  takenAt: Int32Array,
  round: number,
  byDelay: boolean,
): void {
  const { of, out, counts } = tours;
  work.count[0] = 0;
  if (neighbours)
    for (let day = 0; day < of.days; day += 1)
      if (touched[day] === 1) scanDay(tours, work, neighbours, day, round, byDelay);
  for (let index = counts[outCount]! - 1; index >= 0; index -= 1) {
    const stop = out[index]!;
    // Those taken out last stand last in the list of those that are out.
    if (neighbours && takenAt[stop] !== round) continue;
    if (isBarred(tours, stop)) continue;
    for (let day = 0; day < of.days; day += 1) {
      if (neighbours && touched[day] === 1) continue;
      if (isBarredOn(tours, stop, day)) continue;
      const price = bestPlace(tours, work, stop, day, byDelay);
      if (price === never) continue;
      if (work.fitsAt[stop] !== round) note(tours, work, stop, round);
      work.cost[stop * of.days + day] = price;
      work.behind[stop * of.days + day] = work.found[0]!;
    }
  }
}

/**
 * Inserts what {@link scan} found, one stop after the other, until nothing fits. The best stop by the chosen order, with noise, goes
 * to its place of least cost; then only that day is looked at again, for only those that fitted into it.
 */
export function recreate(
  tours: Tours,
  work: Recreation,
  chance: Chance,
  touched: Uint8Array,
  order: number,
  noise: number,
  byDelay: boolean,
): void {
  const { fitting, cost, luck } = work;
  const days = tours.of.days;
  let count = work.count[0]!;
  for (let index = 0; index < count; index += 1)
    luck[fitting[index]!] = order === orders.chance ? draw(chance) : 1 + noise * (draw(chance) - 0.5);
  while (count > 0) {
    let chosen = -1;
    let chosenDay = -1;
    let most = -1;
    for (let index = 0; index < count; index += 1) {
      const stop = fitting[index]!;
      let day = -1;
      let least = never;
      for (let d = 0; d < days; d += 1)
        if (cost[stop * days + d]! < least) {
          least = cost[stop * days + d]!;
          day = d;
        }
      const worth = worthOf(tours, work, stop, order, least);
      if (worth > most) {
        most = worth;
        chosen = index;
        chosenDay = day;
      }
    }
    const stop = fitting[chosen]!;
    count -= 1;
    fitting[chosen] = fitting[count]!;
    const at = work.behind[stop * days + chosenDay]!;
    insertStop(tours, stop, chosenDay, at);
    touched[chosenDay] = 1;
    count = lookAgain(tours, work, count, chosenDay, at, byDelay);
  }
}

/** How much a stop is wanted next, by the chosen order. */
export function worthOf({ of }: Tours, work: Recreation, stop: number, order: number, cost: number): number {
  const value = of.value[stop]!;
  const luck = work.luck[stop]!;
  if (order === orders.chance) return of.required[stop] === 1 ? 1 + luck : luck;
  if (order === orders.profit) return value * luck;
  const time = work.least + Math.max(cost, 0);
  return ((order === orders.ratio ? value : value * value) / time) * luck;
}

/** After an insertion into `day`: who still fits, and where. */
function lookAgain(tours: Tours, work: Recreation, count: number, day: number, at: number, byDelay: boolean): number {
  const { fitting, cost } = work;
  const days = tours.of.days;
  let kept = 0;
  for (let index = 0; index < count; index += 1) {
    const stop = fitting[index]!;
    if (isBarred(tours, stop)) continue;
    if (cost[stop * days + day]! !== never) retryDay(tours, work, stop, day, at, byDelay);
    let fits = false;
    for (let d = 0; d < days && !fits; d += 1) fits = cost[stop * days + d]! !== never;
    if (!fits) continue;
    fitting[kept] = stop;
    kept += 1;
  }
  return kept;
}
