import fc from 'fast-check';
import type { Day, Matrix, Stop, Trip, Window } from '../trip.ts';

/** Trips of every kind: holes, several windows a day, closing days, limits, groups, ways that break the triangle rule. */
export function anyTrip(mostStops: number, mostDays: number): fc.Arbitrary<Trip> {
  return fc
    .record({ stops: fc.integer({ min: 0, max: mostStops }), days: fc.integer({ min: 1, max: mostDays }) })
    .chain(({ stops, days }) => {
      const size = stops + 2;
      return fc.record(
        {
          travel: anyMatrix(size, 30),
          days: fc.array(anyDay(size), { minLength: days, maxLength: days }),
          stops: fc.array(anyStop(size, days), { minLength: stops, maxLength: stops }),
          walking: anyMatrix(size, 900),
          budget: fc.integer({ min: 0, max: 400 }),
        },
        { requiredKeys: ['travel', 'days', 'stops'] },
      );
    });
}

function anyMatrix(size: number, most: number): fc.Arbitrary<Matrix> {
  const way = fc.oneof(
    { weight: 12, arbitrary: fc.integer({ min: 0, max: most }) },
    { weight: 1, arbitrary: fc.constant(-1) },
  );
  return fc
    .array(way, { minLength: size * size, maxLength: size * size })
    .map((values) => ({ size, values: Int32Array.from(values) }));
}

function anyDay(size: number): fc.Arbitrary<Day> {
  return fc
    .record(
      {
        from: fc.integer({ min: 0, max: size - 1 }),
        to: fc.integer({ min: 0, max: size - 1 }),
        opens: fc.integer({ min: 0, max: 60 }),
        length: fc.integer({ min: 0, max: 300 }),
        walkingLimit: fc.integer({ min: 0, max: 4000 }),
        mostStops: fc.integer({ min: 0, max: 5 }),
        busyLimit: fc.integer({ min: 0, max: 200 }),
      },
      { requiredKeys: ['from', 'to', 'opens', 'length'] },
    )
    .map(({ length, ...day }) => ({ ...day, closes: day.opens + length }));
}

function anyStop(size: number, days: number): fc.Arbitrary<Stop> {
  return fc.record(
    {
      place: fc.integer({ min: 0, max: size - 1 }),
      profit: fc.integer({ min: 0, max: 50 }),
      duration: fc.integer({ min: 0, max: 60 }),
      windows: fc.array(anyWindows(), { minLength: days, maxLength: days }),
      cost: fc.integer({ min: 0, max: 200 }),
      walking: fc.integer({ min: 0, max: 500 }),
      group: fc.integer({ min: 0, max: 4 }),
      dayGroup: fc.integer({ min: 0, max: 2 }),
      required: fc.boolean(),
      uncounted: fc.boolean(),
    },
    { requiredKeys: ['place', 'profit', 'duration', 'windows'] },
  );
}

function anyWindows(): fc.Arbitrary<Window[]> {
  const window = fc
    .tuple(fc.integer({ min: 0, max: 350 }), fc.integer({ min: 0, max: 150 }))
    .map(([opens, length]) => ({ opens, closes: opens + length }));
  return fc.array(window, { maxLength: 3 }).map((list) => list.sort((one, other) => one.opens - other.opens));
}
