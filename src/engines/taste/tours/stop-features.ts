import type { TourStatistics } from './tour-statistics.ts';

/** First and last place, and how many places in all. */
export interface TourQuery {
  readonly first: number;
  readonly last: number;
  readonly length: number;
}

export const stopFeatureNames = [
  'visits',
  'inner stops',
  'co-visits with the first',
  'co-visits with the last',
  'after the first',
  'before the last',
  'right after the first',
  'right before the last',
  'detour in kilometres',
  'logarithm of the detour',
  'logarithm of the way to the nearer end',
  'category of an end',
  'inner stops of the category',
  'logarithm of the detour, long tours',
  'visits, long tours',
] as const;
export const stopFeatureCount = stopFeatureNames.length;

export const orderFeatureNames = [
  'seen before',
  'right before',
  'nearer to the first',
  'farther from the last',
  'way',
] as const;
export const orderFeatureCount = orderFeatureNames.length;

/** Counts this small are no more than a hint: every count is mixed with so many expected ones. */
const prior = 2;

/** Logarithm of a count over what chance would give, drawn towards 0 where little is expected. */
function lift(count: number, expected: number): number {
  return Math.log((count + prior * (expected + 0.1)) / ((1 + prior) * expected + prior * 0.1));
}

/** Rows of features of each place as an inner stop of a tour. */
export function stopFeatures(
  statistics: TourStatistics,
  { first, last, length }: TourQuery,
  stops: readonly number[],
): Float64Array {
  const { places, distance, visits, inner, travelled, before, next, totals } = statistics;
  const size = places.length;
  const rows = new Float64Array(stops.length * stopFeatureCount);
  const travelling = Math.max(1, totals.travelling);
  const innerByCategory = new Map<string, [stops: number, places: number]>();
  places.forEach(({ category }, place) => {
    const [sum, count] = innerByCategory.get(category) ?? [0, 0];
    innerByCategory.set(category, [sum + inner[place]!, count + 1]);
  });
  const long = Math.log(length / 3);
  stops.forEach((stop, row) => {
    const way = (from: number, to: number) => distance[from * size + to]!;
    const detour = Math.max(0, way(first, stop) + way(stop, last) - way(first, last));
    const together = (end: number) => {
      const both = before[end * size + stop]! + before[stop * size + end]!;
      return lift(both, (travelled[end]! * travelled[stop]!) / travelling);
    };
    const ordered = (counts: Float64Array, from: number, to: number, total: number) =>
      lift(counts[from * size + to]!, (total * travelled[from]! * travelled[to]!) / (travelling * travelling * 4));
    const category = places[stop]!.category;
    const [innerStops, kinds] = innerByCategory.get(category)!;
    const popular = Math.log((visits[stop]! + 1) / (totals.tours / size + 1));
    const logDetour = Math.log(0.2 + detour);
    rows.set(
      [
        popular,
        Math.log((inner[stop]! + 1) / (totals.innerStops / size + 1)),
        together(first),
        together(last),
        ordered(before, first, stop, totals.pairs),
        ordered(before, stop, last, totals.pairs),
        ordered(next, first, stop, totals.steps),
        ordered(next, stop, last, totals.steps),
        detour / 3,
        logDetour,
        Math.log(0.2 + Math.min(way(first, stop), way(stop, last))),
        (places[first]!.category === category ? 0.5 : 0) + (places[last]!.category === category ? 0.5 : 0),
        Math.log((innerStops / kinds + 1) / (totals.innerStops / size + 1)),
        logDetour * long,
        popular * long,
      ],
      row * stopFeatureCount,
    );
  });
  return rows;
}

/** What speaks for `one` before `other` in a tour that has both; turns its sign when they change places. */
export function orderFeatures(statistics: TourStatistics, query: TourQuery, one: number, other: number): Float64Array {
  const { places, distance, before, next } = statistics;
  const size = places.length;
  const way = (from: number, to: number) => distance[from * size + to]!;
  const there = way(query.first, one) + way(one, other) + way(other, query.last);
  const back = way(query.first, other) + way(other, one) + way(one, query.last);
  const ratio = (counts: Float64Array) =>
    Math.log((counts[one * size + other]! + 1) / (counts[other * size + one]! + 1));
  const scale = (kilometres: number) => Math.sign(kilometres) * Math.log1p(Math.abs(kilometres));
  return Float64Array.of(
    ratio(before),
    ratio(next),
    scale(way(query.first, other) - way(query.first, one)),
    scale(way(query.last, one) - way(query.last, other)),
    scale(back - there),
  );
}
