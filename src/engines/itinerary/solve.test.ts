import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { checkPlan } from './check-plan.ts';
import { startSolving } from './solve.ts';
import { anyTrip } from './testing/any-trip.ts';
import { bestByForce } from './testing/brute-force.ts';
import { cityWeek } from './testing/city-week.ts';
import type { Plan, Trip } from './trip.ts';

function solved(trip: Trip, rounds: number, seed = 1): Plan {
  const solver = startSolving(trip, { seed });
  solver.step(rounds);
  return solver.best();
}

const requiredOf = (trip: Trip) => trip.stops.filter(({ required }) => required).length;
const stopsOf = (plan: Plan) => plan.days.map((visits) => visits.map(({ stop }) => stop));

describe('any trip', () => {
  it('gets plans that keep every rule, at once and after the search', () => {
    fc.assert(
      fc.property(anyTrip(14, 3), fc.integer(), (trip, seed) => {
        const solver = startSolving(trip, { seed });
        expect(checkPlan(trip, solver.best())).toEqual([]);
        const first = solver.best();
        solver.step(150);
        const best = solver.best();
        expect(checkPlan(trip, best)).toEqual([]);
        expect(best.missed.length).toBeLessThanOrEqual(first.missed.length);
        if (best.missed.length === first.missed.length) expect(best.profit).toBeGreaterThanOrEqual(first.profit);
      }),
      { numRuns: 300 },
    );
  });

  it('gets the same plan for the same seed, however the rounds are cut', () => {
    fc.assert(
      fc.property(anyTrip(14, 3), fc.integer(), (trip, seed) => {
        const [one, other] = [startSolving(trip, { seed }), startSolving(trip, { seed })];
        one.step(200);
        for (let part = 0; part < 8; part += 1) other.step(25);
        expect(other.best()).toEqual(one.best());
        expect(other.iterations).toBe(200);
      }),
      { numRuns: 60 },
    );
  });

  it('cools towards the end that the caller tells, starting again where there is time, by the same rules', () => {
    fc.assert(
      fc.property(anyTrip(14, 3), fc.integer(), (trip, seed) => {
        const plans = [1, 2].map(() => {
          const solver = startSolving(trip, { seed });
          const first = solver.best();
          for (let part = 0; part < 100; part += 1) solver.step(80, part / 100);
          expect(solver.best().missed.length).toBeLessThanOrEqual(first.missed.length);
          return solver.best();
        });
        expect(checkPlan(trip, plans[0]!)).toEqual([]);
        expect(plans[1]).toEqual(plans[0]);
      }),
      { numRuns: 40 },
    );
  });

  it('is solved as by trying everything, and never better', () => {
    let [trips, equal] = [0, 0];
    fc.assert(
      fc.property(anyTrip(6, 2), (trip) => {
        const plan = solved(trip, 400);
        const [met, profit] = bestByForce(trip);
        const found = requiredOf(trip) - plan.missed.length;
        expect(found < met || (found === met && plan.profit <= profit)).toBe(true);
        trips += 1;
        if (found === met && plan.profit === profit) equal += 1;
      }),
      { numRuns: 300, seed: 7 },
    );
    expect(equal / trips).toBeGreaterThan(0.98);
  });

  it('keeps frozen visits and sets out to nothing before the given instant', () => {
    fc.assert(
      fc.property(anyTrip(12, 3), fc.integer({ min: 0, max: 3 }), fc.nat(400), (trip, visits, now) => {
        const before = solved(trip, 100);
        const frozen = trip.days.map((_, day) => (day === 0 ? { visits, from: now } : { visits: 0, from: 0 }));
        const solver = startSolving(trip, { seed: 2, from: before, frozen });
        solver.step(100);
        const after = solver.best();
        const kept = before.days[0]!.slice(0, visits);
        expect(after.days[0]!.slice(0, kept.length)).toEqual(kept);
        const [next] = after.days[0]!.slice(kept.length);
        if (next) expect(next.start).toBeGreaterThanOrEqual(now);
        // The way home of a day that is cut short by the clock is the one thing that may no longer be in time.
        expect(checkPlan(trip, after).filter(({ kind }) => !['lateHome', 'noWay', 'walking'].includes(kind))).toEqual(
          [],
        );
      }),
      { numRuns: 200 },
    );
  });
});

describe('a week in a city', () => {
  const trip = cityWeek(300, 4);

  it('has a first plan with all booked sessions and meals', () => {
    const plan = startSolving(trip, { seed: 1 }).best();
    expect(checkPlan(trip, plan)).toEqual([]);
    expect(plan.missed).toEqual([]);
    expect(plan.days.flat().length).toBeGreaterThan(20);
  });

  it('becomes better with time', () => {
    const first = startSolving(trip, { seed: 1 }).best();
    const later = solved(trip, 3000);
    expect(later.profit).toBeGreaterThan(first.profit * 1.02);
    expect(checkPlan(trip, later)).toEqual([]);
  });

  it('goes on from a plan and never falls behind it', () => {
    const before = solved(trip, 500);
    const again = startSolving(trip, { seed: 9, from: before }).best();
    expect(again.profit).toBeGreaterThanOrEqual(before.profit);
    expect(again.missed).toEqual([]);
  });

  it('leaves a day that is over alone and plans the rest anew', () => {
    const before = solved(trip, 300);
    const frozen = [
      { visits: before.days[0]!.length, from: 1320 },
      { visits: 2, from: 900 },
    ];
    const solver = startSolving(trip, { seed: 1, from: before, frozen });
    solver.step(300);
    const after = solver.best();
    expect(after.days[0]).toEqual(before.days[0]);
    expect(after.days[1]!.slice(0, 2)).toEqual(before.days[1]!.slice(0, 2));
    expect(checkPlan(trip, after)).toEqual([]);
  });
});

describe('required stops', () => {
  it('come before any profit', () => {
    const open = [[{ opens: 0, closes: 100 }]];
    const stops = [
      { place: 0, profit: 0, duration: 60, windows: open, required: true },
      { place: 0, profit: 900, duration: 60, windows: open },
    ];
    const day = { from: 0, to: 0, opens: 0, closes: 100 };
    const plan = solved({ days: [day], stops, travel: { size: 1, values: Int32Array.of(0) } }, 50);
    expect(stopsOf(plan)).toEqual([[0]]);
  });
});

describe('a trip with a fault', () => {
  it('is refused with its name', () => {
    const trip: Trip = {
      days: [{ from: 0, to: 3, opens: 0, closes: 9 }],
      stops: [],
      travel: { size: 1, values: Int32Array.of(0) },
    };
    expect(() => startSolving(trip, { seed: 1 })).toThrow(
      new RangeError('The trip cannot be solved: unknownPlace at days.0.to'),
    );
  });
});
