import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { upliftOf } from './uplift.ts';

const of = (bought: number, people: number) => ({ bought, of: people });

describe('upliftOf', () => {
  // Newcombe (1998), table II: the contrasts he computes, method 10.
  it.each([
    [of(56, 70), of(48, 80), 0.2, 0.0524, 0.3339],
    [of(9, 10), of(3, 10), 0.6, 0.1705, 0.809],
    [of(6, 7), of(2, 7), 0.5714, 0.0582, 0.8062],
    [of(5, 56), of(0, 29), 0.0893, -0.0381, 0.1926],
    [of(0, 10), of(0, 20), 0, -0.1611, 0.2775],
    [of(0, 10), of(0, 10), 0, -0.2775, 0.2775],
    [of(10, 10), of(0, 20), 1, 0.6791, 1],
    [of(10, 10), of(0, 10), 1, 0.6075, 1],
  ])('agrees with the published table: %o against %o', (asked, control, points, low, high) => {
    const uplift = upliftOf(asked, control);
    expect(uplift.points / 100).toBeCloseTo(points, 4);
    expect(uplift.low / 100).toBeCloseTo(low, 4);
    expect(uplift.high / 100).toBeCloseTo(high, 4);
  });

  it('holds the difference, stays within what can be, and turns with the sides', () => {
    const share = fc
      .integer({ min: 1, max: 500 })
      .chain((people) => fc.integer({ min: 0, max: people }).map((bought) => of(bought, people)));
    fc.assert(
      fc.property(share, share, (asked, control) => {
        const { points, low, high } = upliftOf(asked, control);
        expect(low).toBeLessThanOrEqual(points + 1e-9);
        expect(high).toBeGreaterThanOrEqual(points - 1e-9);
        expect(low).toBeGreaterThanOrEqual(-100 - 1e-9);
        expect(high).toBeLessThanOrEqual(100 + 1e-9);
        const turned = upliftOf(control, asked);
        expect(turned.low).toBeCloseTo(-high, 9);
        expect(turned.high).toBeCloseTo(-low, 9);
      }),
    );
  });
});
