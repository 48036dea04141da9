import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { seededRandom } from '../../kernel/random.ts';
import { arrivalQuantile, calmCurve, lateCurve, shareBetween } from './arrival-curve.ts';
import { assignSlots, type SlotGate, type SlotParty } from './assign-slots.ts';
import { evenGates, lanesOf, usualCrowd } from './assumed-lanes.ts';
import { failureCost } from './failure-cost.ts';
import { fitCurve, fitService, type Observed } from './fit-arrivals.ts';
import { drawParties } from './parties.ts';
import { planLanes } from './plan-lanes.ts';
import { replicate } from './replicate.ts';
import type { Scene } from './scene.ts';
import { normalQuantile, spreadFactor } from './service-time.ts';
import { slotsForParties } from './slots-for-parties.ts';

const scene = (people: number, lanes: number): Scene => ({
  crowd: usualCrowd(people),
  gates: evenGates(2, lanes, { faceShare: 0.4, points: { steward: 2, check: 4, search: 4 } }),
  walkSeconds: 120,
  failures: [],
});

describe('distributions', () => {
  it('the curve puts half of the people into the last half hour, and its inverse agrees', () => {
    expect(shareBetween(lateCurve, -1800, 0)).toBeCloseTo(0.5, 12);
    const at = arrivalQuantile(lateCurve);
    expect(at(0.5)).toBeCloseTo(-1800, 6);
    for (const u of [0.01, 0.3, 0.77, 0.999]) expect(shareBetween(lateCurve, -7200, at(u))).toBeCloseTo(u, 9);
  });

  it('the inverse normal is right to six digits, and every spread has mean 1', () => {
    expect(normalQuantile(0.975)).toBeCloseTo(1.959964, 6);
    expect(normalQuantile(0.001)).toBeCloseTo(-3.090232, 6);
    for (const spread of [
      { kind: 'exponential' },
      { kind: 'lognormal', variation: 0.5 },
      { kind: 'quantiles', parts: [0.5, 1, 1.5] },
    ] as const) {
      let sum = 0;
      for (let i = 0; i < 100_000; i += 1) sum += spreadFactor(spread, (i + 0.5) / 100_000);
      expect(sum / 100_000).toBeCloseTo(1, 3);
    }
  });
});

const gates: SlotGate[] = [
  { isStepFree: true, capacity: 600 },
  { isStepFree: false, capacity: 600 },
  { isStepFree: true, capacity: 300 },
];
const anyParty = fc.record({
  key: fc.uuid(),
  size: fc.integer({ min: 1, max: 12 }),
  needsStepFree: fc.boolean(),
  extraMinutes: fc.tuple(
    fc.integer({ min: 0, max: 10 }),
    fc.integer({ min: 0, max: 10 }),
    fc.integer({ min: 0, max: 10 }),
  ),
});
const question = (parties: readonly SlotParty[], of: readonly SlotGate[] = gates) => ({
  gates: of,
  windows: 6,
  windowMinutes: 15,
  parties,
});

describe('slots', () => {
  it('everybody has one, with steps only for those who can, and the loads are their sum', () => {
    fc.assert(
      fc.property(fc.array(anyParty, { maxLength: 80 }), (parties) => {
        const { slots, loads, moved } = assignSlots(question(parties));
        expect(slots).toHaveLength(parties.length);
        slots.forEach((slot, index) => {
          expect(slot).not.toBeNull();
          if (parties[index]!.needsStepFree) expect(gates[slot!.gate]!.isStepFree).toBe(true);
        });
        expect(loads.reduce((sum, load) => sum + load, 0)).toBe(parties.reduce((sum, { size }) => sum + size, 0));
        expect(moved).toBe(0);
      }),
    );
  });

  it('when a gate closes only its own people are told anew, and nobody is sent there', () => {
    fc.assert(
      fc.property(fc.array(anyParty, { minLength: 1, maxLength: 80 }), fc.nat({ max: 1 }), (parties, closed) => {
        const before = assignSlots(question(parties)).slots;
        const told = parties.map((party, index) => ({ ...party, told: before[index]! }));
        const fewer = gates.map((gate, index) => (index === closed ? { ...gate, isClosed: true } : gate));
        const { slots, moved } = assignSlots(question(told, fewer));
        slots.forEach((slot, index) => {
          if (before[index]!.gate !== closed) expect(slot).toEqual(before[index]);
          else expect(slot!.gate).not.toBe(closed);
        });
        expect(moved).toBe(before.filter((slot) => slot!.gate === closed).length);
      }),
    );
  });

  it('flattens the peak: no window of a gate is told more than it can take while others are free', () => {
    const parties = drawParties(usualCrowd(30_000), [1, 1], 1);
    const one = scene(30_000, 9);
    const slots = slotsForParties(one, parties, { compliance: 1 });
    const loads = new Map<string, number>();
    for (let party = 0; party < parties.count; party += 1) {
      const key = `${slots.gate[party]} ${slots.fromSeconds[party]}`;
      loads.set(key, (loads.get(key) ?? 0) + parties.size[party]!);
      expect(slots.untilSeconds[party]!).toBeLessThanOrEqual(-900);
    }
    const natural = 30_000 * Math.max(shareBetween(lateCurve, -1800, -900), shareBetween(lateCurve, -900, 0)) * 0.5;
    expect(Math.max(...loads.values())).toBeLessThan(0.8 * natural);
  });

  it('shorten the line of the same people, the more obey the more', () => {
    const one = scene(30_000, 9);
    const wait = (compliance: number) =>
      replicate(one, 1, 2, (parties) => slotsForParties(one, parties, { compliance })).waitP95.mean;
    const [none, half, all] = [wait(0), wait(0.5), wait(1)];
    expect(half).toBeLessThan(0.5 * none);
    expect(all).toBeLessThanOrEqual(half);
  });
});

describe('planning', () => {
  it('finds lanes that reach the target, none of which can be spared', () => {
    const one = scene(12_000, 4);
    const answer = planLanes({ scene: one, targetSeconds: 120, seed: 1, runs: 2 });
    expect(answer.isReached).toBe(true);
    expect(answer.waitP95Seconds).toBeLessThanOrEqual(120);
    answer.plan.forEach((group, index) => {
      if (group.count === 1) return;
      const gatesLess = answer.gates.map((gate) => ({
        ...gate,
        stages: gate.stages.map((stage) => ({
          ...stage,
          lanes: stage.lanes.map((lanes) =>
            gate.id === group.gate && lanes.kind === group.kind ? { ...lanes, count: lanes.count - 1 } : lanes,
          ),
        })),
      }));
      const { waitP95ByKind } = replicate({ ...one, gates: gatesLess }, 1, 2);
      const worst = Math.max(...Object.values(waitP95ByKind).map(({ mean }) => mean));
      expect([index, worst > 120]).toEqual([index, true]);
    });
  });

  it('says so where the target cannot be reached', () => {
    const one = scene(60_000, 4);
    expect(planLanes({ scene: one, targetSeconds: 120, mostPerGroup: 2, seed: 1, runs: 1 }).isReached).toBe(false);
  });

  it('a gate that is down costs waiting, and one that never was down costs nothing', () => {
    const one = scene(20_000, 9);
    const down = (untilSeconds: number) =>
      failureCost(one, [{ gate: 'B', kind: null, fromSeconds: -2400, untilSeconds, effect: { kind: 'closed' } }], {
        seed: 1,
        runs: 2,
      });
    expect(down(-600).hoursWaited.mean).toBeGreaterThan(100);
    const nothing = failureCost(
      one,
      [{ gate: 'Z', kind: null, fromSeconds: -2400, untilSeconds: 0, effect: { kind: 'closed' } }],
      { seed: 1, runs: 2 },
    );
    expect(nothing.hoursWaited).toEqual({ mean: 0, plusMinus: 0 });
  });
});

describe('fitting', () => {
  const seenOf = (people: number): Observed[] => {
    const random = seededRandom(5);
    const at = arrivalQuantile(calmCurve);
    return Array.from({ length: people }, () => ({ atSeconds: at(random()), gate: 'A', people: 1 }));
  };

  it('finds the curve that people came by, and leans on the assumed one when there are few', () => {
    const steps = { fromMinutes: -120, stepMinutes: 15, steps: 8 };
    const much = fitCurve(seenOf(20_000), lateCurve, steps);
    expect(much).toMatchObject({ people: 20_000, isEnough: true });
    const total = calmCurve.shares.reduce((sum, share) => sum + share, 0);
    much.curve.shares.forEach((share, i) => {
      expect(Math.abs(share - calmCurve.shares[i]! / total)).toBeLessThan(0.015);
    });
    const none = fitCurve([], lateCurve, steps);
    expect(none.isEnough).toBe(false);
    none.curve.shares.forEach((share, i) => {
      expect(share).toBeCloseTo(lateCurve.shares[i]! / 100, 9);
    });
  });

  it('finds the service time of a lane that people stood before', () => {
    const random = seededRandom(9);
    const spread = { kind: 'lognormal', variation: 0.5 } as const;
    let at = -3600;
    const seen: Observed[] = Array.from({ length: 2_000 }, () => {
      at += 1.5 * spreadFactor(spread, random());
      return { atSeconds: at, gate: 'A', people: 1 };
    });
    const fitted = fitService(seen, () => 1)!;
    expect(fitted.isEnough).toBe(true);
    expect(fitted.service.personSeconds).toBeCloseTo(1.5, 1);
    expect(spreadFactor(fitted.service.spread, 0.5)).toBeCloseTo(spreadFactor(spread, 0.5), 1);
    expect(fitService(seen.slice(0, 1), () => 1)).toBeUndefined();
    expect(fitService(seen.slice(0, 20), () => 1)!.isEnough).toBe(false);
  });

  it('a lane that was never kept waiting says nothing of its service', () => {
    const seen = Array.from({ length: 50 }, (_, i) => ({ atSeconds: i * 60, gate: 'A', people: 1 }));
    expect(fitService(seen, () => 1)).toBeUndefined();
  });

  it('names lanes by kind', () => {
    expect(lanesOf('turnstile', 3).service.card.personSeconds).toBeCloseTo(3600 / 660, 12);
  });
});
