import { describe, expect, it } from 'vitest';
import { compareRates, fairnessReport, type GroupCount, katz, wilson } from './fairness.ts';

const count = (group: string, people: number, checked: number, falseAlarms = checked): GroupCount => ({
  division: 'needs',
  group,
  people,
  checked,
  falseAlarms,
});

describe('intervals', () => {
  it('Wilson, against values computed by hand', () => {
    // 20 of 400 at z = 2.5758: centre 0.05735, half width 0.02864 (Wilson 1927, eq. 3).
    const { low, high } = wilson(20, 400);
    expect(low).toBeCloseTo(0.0286, 3);
    expect(high).toBeCloseTo(0.0859, 3);
    expect(wilson(0, 50).low).toBe(0);
    expect(wilson(50, 50).high).toBe(1);
  });

  it('Katz is one for equals, mirrors when swapped, and stands a zero', () => {
    expect(katz(10, 100, 20, 200).ratio).toBe(1);
    const { interval } = katz(10, 100, 30, 200);
    const swapped = katz(30, 200, 10, 100).interval;
    expect(interval.low).toBeCloseTo(1 / swapped.high, 10);
    expect(katz(0, 100, 30, 200).interval.high).toBeLessThan(Number.POSITIVE_INFINITY);
  });
});

describe('verdicts', () => {
  it('does not cry wolf over small numbers, and does over large ones', () => {
    expect(compareRates(12, 200, 1_000, 20_000).verdict).toBe('even');
    expect(compareRates(14, 200, 1_000, 20_000).verdict).toBe('watch');
    expect(compareRates(140, 2_000, 1_000, 20_000).verdict).toBe('alarm');
    expect(compareRates(60, 2_000, 1_000, 20_000).verdict).toBe('alarm');
    expect(compareRates(0, 500, 0, 500).verdict).toBe('even');
  });

  it('hides groups below ten, one more where that would betray them, and figures below ten', () => {
    const [few, many, most] = fairnessReport([count('few', 9, 9), count('many', 500, 20), count('most', 9_000, 400)]);
    expect(few).toMatchObject({ people: null, checked: { verdict: 'hidden', rate: null } });
    expect(many).toMatchObject({ people: null, checked: { verdict: 'hidden' } });
    expect(most).toMatchObject({ people: 9_000, checked: { rate: 400 / 9_000 } });
    const [small] = fairnessReport([count('small', 300, 9), count('rest', 9_000, 400)]);
    expect(small).toMatchObject({ people: 300, checked: { rate: null, ratio: null } });
  });

  it('an even chance over twelve groups cries wolf in about one report of ten, an uneven one in every', () => {
    let state = 9;
    const random = () => {
      state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
      return state / 2 ** 32;
    };
    const hits = (people: number, share: number) => {
      let total = 0;
      for (let index = 0; index < people; index++) if (random() < share) total += 1;
      return total;
    };
    const alarmed = (shareOf: (group: number) => number) => {
      let reports = 0;
      for (let round = 0; round < 40; round++) {
        const groups = Array.from({ length: 12 }, (_, index) => count(`g${index}`, 400, hits(400, shareOf(index))));
        if (fairnessReport(groups).some((group) => group.checked.verdict === 'alarm')) reports += 1;
      }
      return reports;
    };
    expect(alarmed(() => 0.05)).toBeLessThanOrEqual(10);
    expect(alarmed((group) => (group === 3 ? 0.15 : 0.05))).toBeGreaterThanOrEqual(36);
  });
});
