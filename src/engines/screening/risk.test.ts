import { describe, expect, it } from 'vitest';
import { firstPolicy } from './first-policy.ts';
import { riskLeft } from './risk.ts';

const policy = firstPolicy('small-2021');
const clear = { detector: { state: 'clear', setting: 'normal' } } as const;

describe('the risk that is left', () => {
  it('is the assumed share where no detector spoke', () => {
    expect(riskLeft(policy, { detector: { state: 'silent' } }, false).blade).toBeCloseTo(0.0005, 12);
  });

  it("follows Bayes' rule", () => {
    // 0.0005 × 0.3 over that and 0.9995 × 0.985.
    expect(riskLeft(policy, clear, false).blade).toBeCloseTo((0.0005 * 0.3) / (0.0005 * 0.3 + 0.9995 * 0.985), 12);
    const alarm = { detector: { state: 'alarm', setting: 'normal', threat: 'blade' } } as const;
    expect(riskLeft(policy, alarm, false).blade).toBeCloseTo((0.0005 * 0.7) / (0.0005 * 0.7 + 0.9995 * 0.015), 12);
    expect(riskLeft(policy, alarm, true).blade).toBeLessThan(riskLeft(policy, alarm, false).blade / 9);
  });

  it('is never nothing, also by a detector that is said to miss nothing', () => {
    const boast = structuredClone(policy);
    boast.detector.stated[0]!.classes.blade = { hit: 1, falseAlarm: 0 };
    boast.handHit.blade = 1;
    for (const after of [false, true]) expect(riskLeft(boast, clear, after).blade).toBeGreaterThan(0);
  });
});
