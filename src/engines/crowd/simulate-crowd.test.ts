import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { stepCurve } from './arrival-curve.ts';
import { evenGates, lanesOf, usualCrowd } from './assumed-lanes.ts';
import { erlangC, meanWaitMG1, meanWaitMMc } from './closed-forms.ts';
import { crowdFigures } from './crowd-figures.ts';
import { estimate, replicate } from './replicate.ts';
import type { Crowd, Failure, Gate, Scene } from './scene.ts';
import type { Spread } from './service-time.ts';
import { simulateCrowd } from './simulate-crowd.ts';

const points = { steward: 5, check: 10, search: 15 };
const stadium = (people: number, lanes: number, gates = 5): Scene => ({
  crowd: usualCrowd(people),
  gates: evenGates(gates, lanes, { faceShare: 0.4, points }),
  walkSeconds: 120,
  failures: [],
});

/** People one by one at a steady rate over six hours, before lanes of one kind: the queue of a textbook. */
function textbook(perSecond: number, lanes: number, serviceSeconds: number, spread: Spread): Scene {
  const seconds = 6 * 3600;
  const service = { actSeconds: serviceSeconds, personSeconds: 0, spread };
  const crowd: Crowd = {
    ...usualCrowd(Math.round(perSecond * seconds)),
    curve: stepCurve(-360, 360, [1]),
    partySizes: [1],
    stepFree: 0,
    families: 0,
    bags: 0,
    checked: 0,
    unread: 0,
  };
  const line = {
    ...lanesOf('code', lanes),
    lines: 'one' as const,
    service: { face: service, code: service, card: service },
  };
  const gate: Gate = { id: 'A', share: 1, stages: [{ concern: 'everyone', lanes: [line] }] };
  return { crowd, gates: [gate], walkSeconds: 0, failures: [] };
}

function meanWait(scene: Scene, runs: number) {
  return estimate(replicate(scene, 100, runs).runs.map((run) => run.waits.mean));
}

describe('held against queues whose answer is known', () => {
  it('Erlang C of one lane is its load, and of more lanes is less', () => {
    expect(erlangC(0.5, 1, 1)).toBeCloseTo(0.5, 12);
    // Two lanes, load 1: 1/3, as in the tables.
    expect(erlangC(1, 1, 2)).toBeCloseTo(1 / 3, 12);
    expect(erlangC(3, 1, 3)).toBe(1);
  });

  it.each([
    [0.16, 1],
    [0.8, 5],
    [1.7, 10],
  ])('M/M/c at %d a second before %d lanes', (rate, lanes) => {
    const known = meanWaitMMc(rate, 1 / 5, lanes);
    const { mean, plusMinus } = meanWait(textbook(rate, lanes, 5, { kind: 'exponential' }), 12);
    expect(Math.abs(mean - known)).toBeLessThan(Math.max(2 * plusMinus, 0.03 * known));
    expect(plusMinus).toBeLessThan(known / 3);
  });

  it('M/D/1 and a lognormal M/G/1 (Pollaczek, Khinchine)', () => {
    for (const variation of [0, 0.5]) {
      const known = meanWaitMG1(0.15, 5, variation);
      const spread: Spread = variation === 0 ? { kind: 'fixed' } : { kind: 'lognormal', variation };
      const { mean, plusMinus } = meanWait(textbook(0.15, 1, 5, spread), 16);
      expect(Math.abs(mean - known)).toBeLessThan(Math.max(2 * plusMinus, 0.03 * known));
    }
  });
});

const failure = fc.record({
  gate: fc.constantFrom(null, 'A', 'B'),
  kind: fc.constantFrom(null, 'face' as const, 'code' as const, 'wide' as const, 'search' as const),
  fromSeconds: fc.integer({ min: -7200, max: 0 }),
  lasts: fc.integer({ min: 1, max: 5000 }),
  effect: fc.oneof(
    fc.record({ kind: fc.constant('closed' as const), lanes: fc.integer({ min: 1, max: 9 }) }),
    fc.record({ kind: fc.constant('slow' as const), factor: fc.double({ min: 1, max: 4, noNaN: true }) }),
  ),
});
const anyScene = fc
  .record({
    people: fc.integer({ min: 1, max: 1500 }),
    lanes: fc.integer({ min: 3, max: 9 }),
    failures: fc.array(failure, { maxLength: 3 }),
    guided: fc.boolean(),
    stepFree: fc.double({ min: 0, max: 0.5, noNaN: true }),
    seed: fc.nat(),
  })
  .map(({ people, lanes, failures, guided, stepFree, seed }) => ({
    seed,
    scene: {
      ...stadium(people, lanes, 2),
      crowd: { ...usualCrowd(people), stepFree, bags: 0.3 },
      failures: failures.map(({ lasts, ...one }): Failure => ({ ...one, untilSeconds: one.fromSeconds + lasts })),
      ...(guided ? { guidance: { share: 0.5, gainSeconds: 30 } } : {}),
    } satisfies Scene,
  }));

describe('what always holds', () => {
  it('nobody is lost or made, whatever fails for a time', () => {
    fc.assert(
      fc.property(anyScene, ({ scene, seed }) => {
        const run = simulateCrowd(scene, seed);
        const figures = crowdFigures(run);
        expect(figures.people).toBe(scene.crowd.people);
        expect(figures.inside).toBe(scene.crowd.people);
        expect(figures.waits.people).toBe(scene.crowd.people);
        const { lines, inside, minutes } = figures.timeline;
        expect(inside[minutes - 1]).toBe(figures.inside);
        for (const line of lines) for (const people of line) expect(people).toBeGreaterThanOrEqual(0);
        for (let party = 0; party < run.parties.count; party += 1)
          expect(run.insideAt[party]! - run.cameAt[party]!).toBeGreaterThanOrEqual(run.waited[party]! - 1e-6);
      }),
      { numRuns: 60 },
    );
  });

  it('a line is first come, first served, among those with the same need; a lane serves one party at a time', () => {
    fc.assert(
      fc.property(anyScene, ({ scene, seed }) => {
        const { services, banks, parties } = simulateCrowd(scene, seed);
        const lastJoined = new Map<string, number>();
        const endings = new Map<number, number[]>();
        for (let row = 0; row < services.count; row += 1) {
          const bank = banks[services.bank[row]!]!;
          const key = `${bank.index} ${bank.priority === 'first' && parties.isStepFree[services.party[row]!]}`;
          expect(services.joinedAt[row]!).toBeGreaterThanOrEqual(lastJoined.get(key) ?? Number.NEGATIVE_INFINITY);
          lastJoined.set(key, services.joinedAt[row]!);
          const started = services.startedAt[row]!;
          const busy = (endings.get(bank.index) ?? []).filter((end) => end > started + 1e-3);
          busy.push(started + services.seconds[row]!);
          expect(busy.length).toBeLessThanOrEqual(bank.lanes);
          endings.set(bank.index, busy);
        }
      }),
      { numRuns: 60 },
    );
  });

  it('the same seed gives the same run, another seed another', () => {
    const scene = stadium(5_000, 6);
    const [one, same, other] = [simulateCrowd(scene, 7), simulateCrowd(scene, 7), simulateCrowd(scene, 8)];
    expect(same.insideAt).toEqual(one.insideAt);
    expect(other.insideAt).not.toEqual(one.insideAt);
  });

  it('more lanes do not make the same people wait longer', () => {
    for (const seed of [1, 2, 3]) {
      const p95 = [18, 22, 26, 30, 36].map(
        (lanes) => crowdFigures(simulateCrowd(stadium(60_000, lanes, 2), seed)).waits.p95,
      );
      for (let i = 1; i < p95.length; i += 1) expect(p95[i]!).toBeLessThanOrEqual(p95[i - 1]! + 1);
    }
  });

  it('a gate that never opens again sends everybody to the others; with no other they stay outside and are counted', () => {
    const closed = (gate: string | null): Failure => ({
      gate,
      kind: null,
      fromSeconds: -2400,
      untilSeconds: Number.POSITIVE_INFINITY,
      effect: { kind: 'closed' },
    });
    const oneGone = simulateCrowd({ ...stadium(8_000, 12), failures: [closed('B')] }, 3);
    expect(crowdFigures(oneGone).inside).toBe(8_000);
    for (let row = 0; row < oneGone.services.count; row += 1)
      if (oneGone.banks[oneGone.services.bank[row]!]!.gate === 1)
        expect(oneGone.services.startedAt[row]!).toBeLessThan(-2400);
    const allGone = crowdFigures(simulateCrowd({ ...stadium(8_000, 12), failures: [closed(null)] }, 3));
    expect(allGone.inside).toBeLessThan(8_000);
    expect(allGone.missedStart).toBe(8_000 - allGone.inside);
  });
});

describe('the stadium', () => {
  const runs = replicate(stadium(80_000, 30), 1, 3).runs;

  it('80,000 people, half in the last half hour, 30 lanes: 95 % wait two minutes at most', () => {
    for (const run of runs) expect(run.waits.p95).toBeLessThanOrEqual(120);
  });

  it('121 turnstiles at 660 an hour are what it takes to let as many in an hour, and 30 of them are no use', () => {
    const turnstiles = (count: number): Scene => ({
      ...stadium(80_000, 30),
      gates: [{ id: 'A', share: 1, stages: [{ concern: 'everyone', lanes: [lanesOf('turnstile', count)] }] }],
      crowd: { ...usualCrowd(80_000), stepFree: 0 },
    });
    expect(crowdFigures(simulateCrowd(turnstiles(30), 1)).waits.p95).toBeGreaterThan(3600);
    expect(crowdFigures(simulateCrowd(turnstiles(140), 1)).waits.p95).toBeLessThanOrEqual(120);
  });

  it('who shows a code waits within 10 % of who shows a face, and who needs a step-free way not longer than others', () => {
    for (const { groups, kinds } of runs) {
      expect(Math.abs(groups.code!.mean / groups.face!.mean - 1)).toBeLessThanOrEqual(0.1);
      expect(groups.stepFree!.mean).toBeLessThanOrEqual(groups.code!.mean);
      expect(kinds.wide!.ofNeed.people).toBeGreaterThan(1_000);
      expect(kinds.wide!.ofNeed.p95).toBeLessThanOrEqual(Math.min(kinds.face!.waits.p95, kinds.code!.waits.p95));
    }
  });
});
