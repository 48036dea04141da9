import { describe, expect, it } from 'vitest';
import { firstPolicy } from './first-policy.ts';
import { policyLane, simulateScreening } from './simulate-screening.ts';
import { metalDetectorLane, weakBlades } from './stated-rates.ts';

const policy = firstPolicy('small-2021');
const crowd = { people: 60_000, seed: 20, carriers: 0.02 };

describe('the same crowd at two kinds of lane', () => {
  const before = simulateScreening(metalDetectorLane(policy), crowd);
  const now = simulateScreening(policyLane(policy), crowd);

  it('the kind before checks 20 to 25 % of people', () => {
    const innocent = simulateScreening(metalDetectorLane(policy), { ...crowd, carriers: 0 });
    expect(innocent.checkedShare).toBeGreaterThan(0.2);
    expect(innocent.checkedShare).toBeLessThan(0.25);
  });

  it('this one checks 6 % at most, and finds no smaller share of what was planted', () => {
    expect(simulateScreening(policyLane(policy), { ...crowd, carriers: 0 }).checkedShare).toBeLessThanOrEqual(0.06);
    expect(now.planted).toBe(before.planted);
    expect(now.foundShare).toBeGreaterThanOrEqual(before.foundShare);
  });

  it('finds fewer blades where the detector is as weak as a field test found it', () => {
    const weak = simulateScreening(policyLane(policy, weakBlades(policy)), crowd);
    expect(weak.foundByClass.blade).toBeLessThan(now.foundByClass.blade);
  });

  it('is the same for the same seed', () => {
    expect(simulateScreening(policyLane(policy), crowd)).toEqual(now);
  });
});
