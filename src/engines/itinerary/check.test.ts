import { describe, expect, it } from 'vitest';
import { checkPlan } from './check-plan.ts';
import { checkTrip } from './check-trip.ts';
import { planOf, type Stop, type Trip } from './trip.ts';

const always = [[{ opens: 0, closes: 100 }], [{ opens: 0, closes: 100 }]];
const stop: Stop = { place: 1, profit: 5, duration: 10, windows: always, cost: 7, walking: 20 };
const day = { from: 0, to: 0, opens: 0, closes: 100 };
const travel = { size: 3, values: Int32Array.of(0, 10, 20, 10, 0, -1, 20, 30, 0) };
const walking = { size: 3, values: Int32Array.of(0, 100, 200, 100, 0, 0, 200, 300, 0) };
const trip: Trip = { days: [day, day], stops: [stop, { ...stop, place: 2, required: true }], travel, walking };
const kinds = (changed: Trip, days: [number, number][][]) =>
  checkPlan(
    changed,
    planOf(
      changed,
      days.map((visits) => visits.map(([one, start]) => ({ stop: one, start }))),
    ),
  ).map(({ kind }) => kind);
const eachDay = (more: object): Trip => ({ ...trip, days: trip.days.map((one) => ({ ...one, ...more })) });
const eachStop = (more: object): Trip => ({ ...trip, stops: trip.stops.map((one) => ({ ...one, ...more })) });

describe('a plan', () => {
  it('without fault has none', () => {
    expect(kinds(trip, [[[0, 10]], [[1, 20]]])).toEqual([]);
    expect(
      kinds(trip, [
        [
          [1, 20],
          [0, 60],
        ],
        [],
      ]),
    ).toEqual([]);
    expect(kinds(trip, [[], []])).toEqual([]);
  });

  it('is told every rule it breaks', () => {
    expect(kinds(trip, [[[0, 10]]])).toEqual(['dayCount']);
    expect(kinds(trip, [[[0, 9]], []])).toEqual(['tooEarly']);
    expect(kinds(trip, [[[0, 81]], []])).toEqual(['lateHome']);
    expect(kinds(trip, [[[0, 101]], []])).toEqual(['outsideWindow', 'lateHome']);
    expect(kinds(trip, [[[0, 10.5]], []])).toEqual(['notWhole']);
    expect(
      kinds(trip, [
        [
          [0, 10],
          [1, 60],
        ],
        [],
      ]),
    ).toEqual(['noWay']);
    expect(kinds(trip, [[[0, 10]], [[0, 10]]])).toContain('twice');
    expect(kinds(eachDay({ walkingLimit: 219 }), [[[0, 10]], []])).toEqual(['walking']);
    expect(kinds(eachDay({ walkingLimit: 220 }), [[[0, 10]], []])).toEqual([]);
    expect(
      kinds(eachDay({ mostStops: 1 }), [
        [
          [1, 20],
          [0, 60],
        ],
        [],
      ]),
    ).toEqual(['stops']);
    expect(
      kinds(eachDay({ busyLimit: 19 }), [
        [
          [1, 20],
          [0, 60],
        ],
        [],
      ]),
    ).toEqual(['busy']);
    expect(kinds({ ...trip, budget: 13 }, [[[0, 10]], [[1, 20]]])).toEqual(['budget']);
    expect(kinds(eachStop({ group: 4 }), [[[0, 10]], [[1, 20]]])).toEqual(['group']);
    expect(kinds(eachStop({ dayGroup: 4 }), [[[0, 10]], [[1, 20]]])).toEqual([]);
    expect(
      kinds(eachStop({ dayGroup: 4 }), [
        [
          [1, 20],
          [0, 60],
        ],
        [],
      ]),
    ).toEqual(['dayGroup']);
  });

  it('is told wrong sums and stops nobody knows', () => {
    const faults = checkPlan(trip, { days: [[{ stop: 9, start: 3 }], []], profit: 1, cost: 2, missed: [] });
    expect(faults.map((fault) => ('of' in fault ? fault.of : fault.kind))).toEqual([
      'unknownStop',
      'profit',
      'cost',
      'missed',
    ]);
  });
});

describe('a trip', () => {
  const faults = (changed: Trip) => checkTrip(changed).map(({ kind, at }) => `${kind} ${at}`);
  const withStop = (more: object): Trip => ({ ...trip, stops: [{ ...stop, ...more }] });

  it('without fault has none', () => expect(checkTrip(trip)).toEqual([]));

  it('is told each thing that cannot be', () => {
    expect(faults(withStop({ duration: Number.NaN }))).toEqual(['notWhole stops.0.duration']);
    expect(faults(withStop({ profit: 1.5 }))).toEqual(['notWhole stops.0.profit']);
    expect(faults(withStop({ cost: -1 }))).toEqual(['negative stops.0.cost']);
    expect(faults(withStop({ duration: 1e9 }))).toEqual(['tooLarge stops.0.duration']);
    expect(faults(withStop({ place: 3 }))).toEqual(['unknownPlace stops.0.place']);
    expect(faults(withStop({ windows: [[]] }))).toEqual(['windowDays stops.0.windows']);
    expect(faults(withStop({ windows: [[{ opens: 5, closes: 4 }], []] }))).toEqual(['emptyWindow stops.0.windows.0.0']);
    const crossed = [
      { opens: 5, closes: 9 },
      { opens: 1, closes: 2 },
    ];
    expect(faults(withStop({ windows: [[], crossed] }))).toEqual(['windowOrder stops.0.windows.1.1']);
    expect(faults({ ...trip, budget: -4 })).toEqual(['negative budget']);
    expect(faults({ ...trip, budget: Number.NaN })).toEqual(['notWhole budget']);
    expect(faults({ ...trip, walking: { size: 2, values: new Int32Array(4) } })).toEqual(['matrixSize walking']);
    expect(faults({ ...trip, travel: { size: 3, values: new Int32Array(8) } })).toEqual(['matrixSize travel']);
    expect(faults({ ...trip, walking: { size: 3, values: Int32Array.from(walking.values, () => -2) } })[0]).toBe(
      'negative walking.0.0',
    );
    expect(faults({ ...trip, days: [{ ...day, opens: 5, closes: 4 }, day] })).toEqual(['emptyWindow days.0']);
    expect(faults({ ...trip, stops: Array.from({ length: 2001 }, () => stop) })).toEqual(['tooManyStops stops']);
  });
});
