import { type Chance, draw } from './chance.ts';
import { far } from './instance.ts';
import { earliestFrom, insertStop, outCount, type Tours } from './tours.ts';

/** What inserting needs beside the tours; made once. */
export interface Recreation {
  /** Stops that fit somewhere, `count` of them. */
  readonly fitting: Int32Array;
  /** By stop * days + day: least cost of inserting and the position it stands behind; `never` where it does not fit. */
  readonly cost: Int32Array;
  readonly behind: Int32Array;
  readonly luck: Float64Array;
  /** Where the last search of a position ended. */
  readonly found: Int32Array;
  /** A way that costs nothing is worth no endless ratio: a share of the usual way. */
  readonly least: number;
}

/** How stops are chosen: by chance, by profit, by profit and by its square over the time they take. */
export const orders = { chance: 0, profit: 1, ratio: 2, square: 3 } as const;
const never = 0x7fffffff;

export function beginRecreation({ of }: Tours, least: number): Recreation {
  return {
    fitting: new Int32Array(of.stops),
    cost: new Int32Array(of.stops * of.days),
    behind: new Int32Array(of.stops * of.days),
    luck: new Float64Array(of.stops),
    found: new Int32Array(1),
    least,
  };
}

/**
 * Where a stop fits into a day at least cost: time of ways and visit added, and with `byDelay` how much later the next visit starts
 * instead. Starts rise along a day, so the search begins where the next visit may start late enough and ends where the
 * one before starts too late.
 */
function bestPlace(tours: Tours, work: Recreation, stop: number, day: number, byDelay: boolean): number {
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

function tryDay(tours: Tours, work: Recreation, stop: number, day: number, byDelay: boolean): boolean {
  const at = stop * tours.of.days + day;
  const cost = isBarredOn(tours, stop, day) ? never : bestPlace(tours, work, stop, day, byDelay);
  work.cost[at] = cost;
  work.behind[at] = work.found[0]!;
  return cost !== never;
}

/**
 * Inserts what fits, one stop after the other, until nothing does. A stop out before can fit only into days that were `touched`;
 * those just taken out (`takenAt` of this round) may go anywhere. The best stop by the chosen order, with noise, goes to its
 * place of least cost; then only that day is looked at again, for only those that fitted into it.
 */
export function recreate(
  tours: Tours,
  work: Recreation,
  chance: Chance,
  touched: Uint8Array,
  takenAt: Int32Array,
  round: number,
  order: number,
  noise: number,
  byDelay: boolean,
): void {
  const { of, out, counts } = tours;
  const { fitting, cost, luck } = work;
  const days = of.days;
  let count = 0;
  for (let index = 0; index < counts[outCount]!; index += 1) {
    const stop = out[index]!;
    if (isBarred(tours, stop)) continue;
    const goesAnywhere = takenAt[stop] === round;
    let fits = false;
    for (let day = 0; day < days; day += 1) {
      if (goesAnywhere || touched[day] === 1) fits = tryDay(tours, work, stop, day, byDelay) || fits;
      else cost[stop * days + day] = never;
    }
    if (!fits) continue;
    luck[stop] = order === orders.chance ? draw(chance) : 1 + noise * (draw(chance) - 0.5);
    fitting[count] = stop;
    count += 1;
  }
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
    insertStop(tours, stop, chosenDay, work.behind[stop * days + chosenDay]!);
    touched[chosenDay] = 1;
    count = lookAgain(tours, work, count, chosenDay, byDelay);
  }
}

function worthOf({ of }: Tours, work: Recreation, stop: number, order: number, cost: number): number {
  const value = of.value[stop]!;
  const luck = work.luck[stop]!;
  if (order === orders.chance) return of.required[stop] === 1 ? 1 + luck : luck;
  if (order === orders.profit) return value * luck;
  const time = work.least + Math.max(cost, 0);
  return ((order === orders.ratio ? value : value * value) / time) * luck;
}

/** After an insertion into `day`: who still fits, and where. */
function lookAgain(tours: Tours, work: Recreation, count: number, day: number, byDelay: boolean): number {
  const { fitting, cost } = work;
  const days = tours.of.days;
  let kept = 0;
  for (let index = 0; index < count; index += 1) {
    const stop = fitting[index]!;
    if (isBarred(tours, stop)) continue;
    if (cost[stop * days + day]! !== never) tryDay(tours, work, stop, day, byDelay);
    let fits = false;
    for (let d = 0; d < days && !fits; d += 1) fits = cost[stop * days + d]! !== never;
    if (!fits) continue;
    fitting[kept] = stop;
    kept += 1;
  }
  return kept;
}
