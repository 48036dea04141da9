import { type Day, type Matrix, noWay, type Trip, type Window } from './trip.ts';

/**
 * A trip laid out for the search: nodes 0 to `stops` - 1 are the stops, those after them the places where days begin and end.
 * Matrices by node hold the visit and the way on; a missing way is `far`, which fits no day.
 */
export interface Instance {
  readonly stops: number;
  readonly nodes: number;
  readonly days: number;
  /** From stop k: `go[k * nodes + j]` its visit and the way to j. To stop k: `come[k * nodes + i]` the visit at i and the way to k. */
  readonly go: Int32Array;
  readonly come: Int32Array;
  /** The same in metres; of length 0 where nobody counts them. */
  readonly walkGo: Int32Array;
  readonly walkCome: Int32Array;
  /** Days that are alike in everything have one type. */
  readonly dayType: Int32Array;
  readonly types: number;
  /** By type * stops + stop: first and last start of the visit that fits the day; `close` -1: not on such days. */
  readonly open: Int32Array;
  readonly close: Int32Array;
  /** Where windows have gaps: index into `gaps` (count, then pairs of last start before and first start after), or -1. */
  readonly gapAt: Int32Array;
  readonly gaps: Int32Array;
  readonly hasGaps: boolean;
  readonly startNode: Int32Array;
  readonly endNode: Int32Array;
  readonly dayOpen: Int32Array;
  readonly dayClose: Int32Array;
  readonly duration: Int32Array;
  readonly profit: Float64Array;
  /** Profit, with required stops above everything else. */
  readonly value: Float64Array;
  readonly required: Uint8Array;
  readonly cost: Float64Array;
  readonly budget: number;
  readonly hasBudget: boolean;
  readonly hasWalking: boolean;
  readonly walkLimit: Int32Array;
  readonly hasPace: boolean;
  readonly counts: Uint8Array;
  readonly mostStops: Int32Array;
  readonly busyLimit: Int32Array;
  readonly hasGroups: boolean;
  /** Dense numbers from 0, -1: none. */
  readonly group: Int32Array;
  readonly groups: number;
  readonly dayGroup: Int32Array;
  readonly dayGroups: number;
  readonly shortestVisit: number;
}

/** Added twice to a time of day it is still a 32 bit number, and no day is as long. */
export const far = 1 << 28;
const unlimited = 0x7fffffff;

/** Lays out a trip without faults. */
export function layOut(trip: Trip): Instance {
  const stops = trip.stops.length;
  const days = trip.days.length;
  const ends = [...new Set(trip.days.flatMap(({ from, to }) => [from, to]))];
  const places = [...trip.stops.map(({ place }) => place), ...ends];
  const nodes = places.length;
  const node = (place: number) => stops + ends.indexOf(place);
  const { dayType, types, first } = dayTypes(trip);
  const hasWalking = trip.days.some(({ walkingLimit }) => walkingLimit !== undefined);
  const windows = layWindows(trip, first);
  const profit = Float64Array.from(trip.stops, (stop) => stop.profit);
  const above = profit.reduce((sum, one) => sum + one, 1);
  const groups = denseNumbers(trip.stops.map(({ group }) => group));
  const dayGroups = denseNumbers(trip.stops.map(({ dayGroup }) => dayGroup));
  const duration = Int32Array.from(trip.stops, (stop) => stop.duration);
  const inside = Int32Array.from(trip.stops, ({ walking }) => walking ?? 0);
  const times = layMatrix(trip.travel, places, duration, far);
  const nowhere = { go: new Int32Array(0), come: new Int32Array(0) };
  const walking = trip.walking ?? { size: trip.travel.size, values: new Int32Array(trip.travel.values.length) };
  const metres = hasWalking ? layMatrix(walking, places, inside, 0) : nowhere;
  const limit = (read: (day: Day) => number | undefined) => Int32Array.from(trip.days, (day) => read(day) ?? unlimited);
  return {
    stops,
    nodes,
    days,
    ...times,
    walkGo: metres.go,
    walkCome: metres.come,
    dayType,
    types,
    ...windows,
    startNode: Int32Array.from(trip.days, ({ from }) => node(from)),
    endNode: Int32Array.from(trip.days, ({ to }) => node(to)),
    dayOpen: Int32Array.from(trip.days, ({ opens }) => opens),
    dayClose: Int32Array.from(trip.days, ({ closes }) => closes),
    duration,
    profit,
    value: profit.map((one, stop) => (trip.stops[stop]!.required ? one + above : one)),
    required: Uint8Array.from(trip.stops, (stop) => (stop.required ? 1 : 0)),
    cost: Float64Array.from(trip.stops, ({ cost }) => cost ?? 0),
    budget: trip.budget ?? Number.POSITIVE_INFINITY,
    hasBudget: trip.budget !== undefined && trip.stops.reduce((sum, { cost }) => sum + (cost ?? 0), 0) > trip.budget,
    hasWalking,
    walkLimit: limit(({ walkingLimit }) => walkingLimit),
    hasPace: trip.days.some(({ mostStops, busyLimit }) => mostStops !== undefined || busyLimit !== undefined),
    counts: Uint8Array.from(trip.stops, ({ uncounted }) => (uncounted ? 0 : 1)),
    mostStops: limit(({ mostStops }) => mostStops),
    busyLimit: limit(({ busyLimit }) => busyLimit),
    hasGroups: groups.count + dayGroups.count > 0,
    group: groups.numbers,
    groups: groups.count,
    dayGroup: dayGroups.numbers,
    dayGroups: dayGroups.count,
    shortestVisit: trip.stops.reduce((least, { duration }) => Math.min(least, duration), unlimited),
  };
}

/** Days with the same ends, hours, limits and windows of every stop are of one type; `first` has the first day of each. */
function dayTypes(trip: Trip): { dayType: Int32Array; types: number; first: number[] } {
  const first: number[] = [];
  const dayType = Int32Array.from(trip.days, (_, day) => {
    const type = first.findIndex((other) => areAlike(trip, day, other));
    if (type < 0) first.push(day);
    return type < 0 ? first.length - 1 : type;
  });
  return { dayType, types: first.length, first };
}

function areAlike({ days, stops }: Trip, one: number, other: number): boolean {
  const [left, right] = [days[one]!, days[other]!];
  for (const name of ['from', 'to', 'opens', 'closes', 'walkingLimit', 'mostStops', 'busyLimit'] as const)
    if (left[name] !== right[name]) return false;
  for (const { windows } of stops) {
    const [mine, its] = [windows[one]!, windows[other]!];
    if (mine === its) continue;
    if (mine.length !== its.length) return false;
    for (let index = 0; index < mine.length; index += 1)
      if (mine[index]!.opens !== its[index]!.opens || mine[index]!.closes !== its[index]!.closes) return false;
  }
  return true;
}

/** Windows by type of day, cut to the hours of the day. The ways are left to the search: they need not obey the triangle rule. */
function layWindows(trip: Trip, first: readonly number[]) {
  const stops = trip.stops.length;
  const [open, close] = [new Int32Array(first.length * stops), new Int32Array(first.length * stops).fill(-1)];
  const gapAt = new Int32Array(first.length * stops).fill(-1);
  const gaps: number[] = [];
  first.forEach((dayIndex, type) => {
    const day = trip.days[dayIndex]!;
    trip.stops.forEach((stop, index) => {
      const windows = merged(stop.windows[dayIndex]!, day.opens, day.closes - stop.duration);
      if (windows.length === 0) return;
      open[type * stops + index] = windows[0]!.opens;
      close[type * stops + index] = windows.at(-1)!.closes;
      if (windows.length === 1) return;
      gapAt[type * stops + index] = gaps.length;
      gaps.push(windows.length - 1);
      for (let w = 1; w < windows.length; w += 1) gaps.push(windows[w - 1]!.closes, windows[w]!.opens);
    });
  });
  return { open, close, gapAt, gaps: Int32Array.from(gaps), hasGaps: gaps.length > 0 };
}

/** Windows within two bounds, in order, those that touch made one. */
function merged(windows: readonly Window[], opens: number, closes: number): Window[] {
  const result: { opens: number; closes: number }[] = [];
  for (const window of windows) {
    const cut = { opens: Math.max(window.opens, opens), closes: Math.min(window.closes, closes) };
    const last = result.at(-1);
    if (cut.opens > cut.closes) continue;
    if (last && cut.opens <= last.closes + 1) last.closes = Math.max(last.closes, cut.closes);
    else result.push(cut);
  }
  return result;
}

/** From node to node what is at `from` (a visit, metres inside) and the way, for which `missing` stands where there is none. */
function layMatrix({ size, values }: Matrix, places: readonly number[], inside: Int32Array, missing: number) {
  const nodes = places.length;
  const columns = Int32Array.from(places);
  const [go, come] = [new Int32Array(nodes * nodes), new Int32Array(nodes * nodes)];
  for (let i = 0; i < nodes; i += 1) {
    const row = columns[i]! * size;
    const here = i < inside.length ? inside[i]! : 0;
    for (let j = 0; j < nodes; j += 1) {
      const way = values[row + columns[j]!]!;
      const total = way === noWay ? here + missing : here + way;
      go[i * nodes + j] = total;
      come[j * nodes + i] = total;
    }
  }
  return { go, come };
}

function denseNumbers(values: readonly (number | undefined)[]): { numbers: Int32Array; count: number } {
  const known = new Map<number, number>();
  for (const value of values) if (value !== undefined && !known.has(value)) known.set(value, known.size);
  return {
    numbers: Int32Array.from(values, (value) => (value === undefined ? -1 : known.get(value)!)),
    count: known.size,
  };
}
