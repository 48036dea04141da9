import { describe, expect, it } from 'vitest';
import { checkPlan } from './check-plan.ts';
import { checkTrip } from './check-trip.ts';
import { startSolving } from './solve.ts';
import { readToptw, toptwTrip, writeToptw } from './toptw-format.ts';

const solomon = `4 10 2 1
0 200
  0 40.00 50.00 0.00 0.00 0 0 0 1000
  1 45.00 68.00 90.00 10.00 1 1 1 0 500
  2 41.00 51.00 90.00 20.00 1 1 1 0 500
`;
const athens = `20 2 5 2 9 250
0 0 0 0 0 510 1210
1 3 4 10 7 4 0 1439 0 1439 0 1439 0 1439 0 1439 600 900 0 0 0
2 1 1 64 27 2 510 990 510 990 0 0 510 990 510 990 510 990 510 990 36
`;

describe('public files', () => {
  it('are read with distances cut after one decimal', () => {
    const trip = toptwTrip(readToptw('r101', solomon), 1);
    expect(checkTrip(trip)).toEqual([]);
    // sqrt(25 + 324) = 18.68, sqrt(2) = 1.41, sqrt(16 + 289) = 17.46
    expect([...trip.travel.values]).toEqual([0, 186, 14, 186, 0, 174, 14, 174, 0]);
    expect(trip.stops[0]).toEqual({ place: 1, profit: 10, duration: 900, windows: [[{ opens: 0, closes: 5000 }]] });
    expect(trip.days).toEqual([{ from: 0, to: 0, opens: 0, closes: 10000 }]);
  });

  it('are cut after two decimals for Cordeau and Athens', () => {
    expect([...toptwTrip(readToptw('pr01', solomon), 1).travel.values].slice(0, 3)).toEqual([0, 1868, 141]);
  });

  it('have hours by weekday for Athens', () => {
    const file = readToptw('t101', athens);
    expect([file.tours, file.startDay]).toEqual([2, 5]);
    const trip = toptwTrip(file, 2);
    expect(trip.stops[0]!.windows).toEqual([[{ opens: 60000, closes: 90000 }], []]);
    expect(trip.travel.values[1]).toBe(500);
  });

  it('are written back as tours that the plan holds', () => {
    const trip = toptwTrip(readToptw('r101', solomon), 1);
    const solver = startSolving(trip, { seed: 1 });
    solver.step(10);
    expect(checkPlan(trip, solver.best())).toEqual([]);
    expect(writeToptw(solver.best())).toMatch(/^30\n0 (1 2|2 1) 0\n$/);
  });

  it('are refused where a line is not numbers', () => {
    expect(() => readToptw('r101', '1 2 x')).toThrow('r101, line 1 is not all numbers');
  });
});
