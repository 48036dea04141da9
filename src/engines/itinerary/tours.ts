import type { Instance } from './instance.ts';

/**
 * The tours under search. Of day d, position 0 is its start, 1 to `length[d]` its visits, `length[d]` + 1 its end, at
 * `d * stride + position` of the arrays. Times of start and latest start make every insertion a matter of constant time: it fits
 * when the next visit can still begin no later than its `latest` (Savelsbergh 1992, with waiting).
 */
export interface Tours {
  readonly of: Instance;
  readonly stride: number;
  readonly length: Int32Array;
  readonly node: Int32Array;
  readonly start: Int32Array;
  readonly latest: Int32Array;
  /** From a position to the next: the visit and the way. */
  readonly leg: Int32Array;
  /** By stop: its day (-1: out) and its position. */
  readonly dayOf: Int32Array;
  readonly position: Int32Array;
  /** Stops that are out, `outCount` of them, in no order; where each stands in the list. */
  readonly out: Int32Array;
  readonly outAt: Int32Array;
  readonly counts: Int32Array;
  /** By day: time of legs, metres, counted stops, time within visits. */
  readonly time: Int32Array;
  readonly metres: Int32Array;
  readonly counted: Int32Array;
  readonly busy: Int32Array;
  readonly groupUsed: Uint8Array;
  readonly dayGroupUsed: Uint8Array;
  /** 0: value of all visits, 1: cost of all visits. */
  readonly sums: Float64Array;
}

/** Index into `counts`. */
export const outCount = 0;

/** Empty days. */
export function beginTours(of: Instance): Tours {
  const stride = of.stops + 2;
  const places = of.days * stride;
  const tours: Tours = {
    of,
    stride,
    length: new Int32Array(of.days),
    node: new Int32Array(places),
    start: new Int32Array(places),
    latest: new Int32Array(places),
    leg: new Int32Array(places),
    dayOf: new Int32Array(of.stops).fill(-1),
    position: new Int32Array(of.stops),
    out: Int32Array.from({ length: of.stops }, (_, stop) => stop),
    outAt: Int32Array.from({ length: of.stops }, (_, stop) => stop),
    counts: Int32Array.of(of.stops),
    time: new Int32Array(of.days),
    metres: new Int32Array(of.days),
    counted: new Int32Array(of.days),
    busy: new Int32Array(of.days),
    groupUsed: new Uint8Array(of.groups),
    dayGroupUsed: new Uint8Array(of.days * of.dayGroups),
    sums: new Float64Array(2),
  };
  for (let day = 0; day < of.days; day += 1) {
    tours.node[day * stride] = of.startNode[day]!;
    tours.node[day * stride + 1] = of.endNode[day]!;
    timeDay(tours, day);
  }
  return tours;
}

/** The first instant from `time` on at which a window of the stop is open, for a time between its first and last. */
export function earliestFrom({ gapAt, gaps }: Instance, at: number, time: number): number {
  const first = gapAt[at]!;
  if (first < 0) return time;
  for (let gap = first + 1; gap < first + 1 + 2 * gaps[first]!; gap += 2)
    if (time > gaps[gap]! && time < gaps[gap + 1]!) return gaps[gap + 1]!;
  return time;
}

function latestUpTo({ gapAt, gaps }: Instance, at: number, time: number): number {
  const first = gapAt[at]!;
  if (first < 0) return time;
  for (let gap = first + 1; gap < first + 1 + 2 * gaps[first]!; gap += 2)
    if (time > gaps[gap]! && time < gaps[gap + 1]!) return gaps[gap]!;
  return time;
}

/** Times, sums and positions of a day from its order. False where it cannot be: a visit or the end too late, or too many metres. */
export function timeDay(tours: Tours, day: number): boolean {
  const { of, stride, node, start, latest, leg, position } = tours;
  const { nodes, stops, go, open, close, hasGaps } = of;
  const count = tours.length[day]!;
  const from = day * stride;
  const hours = of.dayType[day]! * stops;
  let isPossible = true;
  let time = of.dayOpen[day]!;
  let used = 0;
  let last = node[from]!;
  start[from] = time;
  for (let at = from + 1; at <= from + count; at += 1) {
    const stop = node[at]!;
    const step = go[last * nodes + stop]!;
    leg[at - 1] = step;
    used += step;
    time += step;
    if (time < open[hours + stop]!) time = open[hours + stop]!;
    if (hasGaps) time = earliestFrom(of, hours + stop, time);
    if (time > close[hours + stop]!) isPossible = false;
    start[at] = time;
    position[stop] = at - from;
    last = stop;
  }
  const end = from + count + 1;
  const step = go[last * nodes + node[end]!]!;
  leg[end - 1] = step;
  start[end] = time + step;
  if (count > 0 && time + step > of.dayClose[day]!) isPossible = false;
  tours.time[day] = count > 0 ? used + step : 0;
  let limit = of.dayClose[day]!;
  latest[end] = limit;
  for (let at = end - 1; at > from; at -= 1) {
    const stop = node[at]!;
    limit -= leg[at]!;
    if (limit > close[hours + stop]!) limit = close[hours + stop]!;
    if (hasGaps) limit = latestUpTo(of, hours + stop, limit);
    latest[at] = limit;
  }
  if (of.hasWalking && !countMetres(tours, day)) isPossible = false;
  return isPossible;
}

function countMetres({ of, stride, node, length, metres }: Tours, day: number): boolean {
  const from = day * stride;
  let sum = 0;
  if (length[day]! > 0)
    for (let at = from; at <= from + length[day]!; at += 1) sum += of.walkGo[node[at]! * of.nodes + node[at + 1]!]!;
  metres[day] = sum;
  return sum <= of.walkLimit[day]!;
}

/** Puts a stop that is out behind position `at` of a day. */
export function insertStop(tours: Tours, stop: number, day: number, at: number): boolean {
  const { node, length, stride } = tours;
  const from = day * stride;
  for (let p = from + length[day]! + 1; p > from + at; p -= 1) node[p + 1] = node[p]!;
  node[from + at + 1] = stop;
  length[day]! += 1;
  enter(tours, stop, day);
  return timeDay(tours, day);
}

/** Books a stop in: it is in the day's order already. */
export function enter(tours: Tours, stop: number, day: number): void {
  const { of, out, outAt, counts } = tours;
  tours.dayOf[stop] = day;
  const [hole, last] = [outAt[stop]!, counts[outCount]! - 1];
  const moved = out[last]!;
  out[hole] = moved;
  outAt[moved] = hole;
  out[last] = stop;
  outAt[stop] = last;
  counts[outCount] = last;
  account(tours, stop, day, 1);
  if (of.hasGroups) markGroups(tours, stop, day, 1);
}

/** Books a stop out: it is in the day's order no more. */
export function leave(tours: Tours, stop: number): void {
  const { out, outAt, counts } = tours;
  const day = tours.dayOf[stop]!;
  tours.dayOf[stop] = -1;
  const [hole, first] = [outAt[stop]!, counts[outCount]!];
  const moved = out[first]!;
  out[hole] = moved;
  outAt[moved] = hole;
  out[first] = stop;
  outAt[stop] = first;
  counts[outCount] = first + 1;
  account(tours, stop, day, -1);
  if (tours.of.hasGroups) markGroups(tours, stop, day, 0);
}

function account({ of, sums, counted, busy }: Tours, stop: number, day: number, sign: number): void {
  sums[0]! += sign * of.value[stop]!;
  if (of.hasBudget) sums[1]! += sign * of.cost[stop]!;
  if (of.hasPace) {
    counted[day]! += sign * of.counts[stop]!;
    busy[day]! += sign * of.duration[stop]!;
  }
}

function markGroups({ of, groupUsed, dayGroupUsed }: Tours, stop: number, day: number, mark: number): void {
  if (of.group[stop]! >= 0) groupUsed[of.group[stop]!] = mark;
  if (of.dayGroup[stop]! >= 0) dayGroupUsed[day * of.dayGroups + of.dayGroup[stop]!] = mark;
}

/** Takes out the visits at positions `first` to `last` of a day; call {@link mendDay} when the day is done with. */
export function cutDay(tours: Tours, day: number, first: number, last: number): void {
  const { node, length, stride } = tours;
  const from = day * stride;
  for (let p = first; p <= last; p += 1) leave(tours, node[from + p]!);
  const gone = last - first + 1;
  for (let p = last + 1; p <= length[day]! + 1; p += 1) node[from + p - gone] = node[from + p]!;
  length[day]! -= gone;
}

/**
 * Times a day from which visits were taken. Where ways do not obey the triangle rule a removal can make the rest late; then visits
 * that come too late are taken out as well until the day can be.
 */
export function mendDay(tours: Tours, day: number): void {
  const { of, stride, node, start, length } = tours;
  while (!timeDay(tours, day)) {
    const from = day * stride;
    const hours = of.dayType[day]! * of.stops;
    let late = length[day]!;
    for (let p = 1; p <= length[day]!; p += 1)
      if (start[from + p]! > of.close[hours + node[from + p]!]!) {
        late = p;
        break;
      }
    cutDay(tours, day, late, late);
  }
}

/** Gives a day another order of visits. The caller has booked out what was there, and makes sure that the new one is possible. */
export function setDay(tours: Tours, day: number, visits: Int32Array, first: number, count: number): void {
  const { of, node, stride, length } = tours;
  const from = day * stride;
  for (let p = 0; p < count; p += 1) {
    node[from + 1 + p] = visits[first + p]!;
    enter(tours, visits[first + p]!, day);
  }
  node[from + 1 + count] = of.endNode[day]!;
  length[day] = count;
  timeDay(tours, day);
}

/** Books a whole day out. */
export function clearDay(tours: Tours, day: number): void {
  if (tours.length[day]! > 0) cutDay(tours, day, 1, tours.length[day]!);
}
