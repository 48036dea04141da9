import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { seededRandom } from '../../kernel/random.ts';
import { decideScreening, expectedOutcomes, screeningReasons, shareOf } from './decide-screening.ts';
import { firstPolicy } from './first-policy.ts';
import { leastRandomShare } from './policy.ts';
import type { Signals } from './signals.ts';
import { anySignals } from './simulate-screening.ts';

const policy = firstPolicy('small-2021');
const plain: Signals = {
  vetting: 'none',
  binding: 'device',
  transfers: 0,
  bag: 'none',
  detector: { state: 'clear', setting: 'normal' },
  asksForHelp: false,
  threat: 'usual',
  load: 0.2,
};
const late = 0.9999;
const decided = (changes: Partial<Signals>, draw = late) => decideScreening(policy, { ...plain, ...changes }, draw);
const signals = fc.integer({ min: 0, max: 0xffffffff }).map((seed) => anySignals(seededRandom(seed)));
const draws = fc.double({ min: 0, max: 1, maxExcluded: true, noNaN: true });

describe('the lane says', () => {
  it.each([
    [{}, 'walkThrough', ['nothingFound']],
    [{ bag: 'small' }, 'walkThrough', ['nothingFound']],
    [{ bag: 'large' }, 'bagLane', ['bag']],
    [{ bag: 'small', threat: 'high' }, 'bagLane', ['bag']],
    [{ bag: 'medical' }, 'assistance', ['medicalBag']],
    [{ asksForHelp: true, bag: 'large' }, 'assistance', ['helpAsked', 'bag']],
    [{ detector: { state: 'alarm', setting: 'normal', threat: 'blade' } }, 'secondaryCheck', ['alarm']],
    [{ detector: { state: 'alarm', setting: 'normal', threat: 'firearm' } }, 'referToOfficer', ['graveAlarm']],
    [
      { detector: { state: 'alarm', setting: 'normal', threat: 'firearm' }, asksForHelp: true },
      'assistance',
      ['helpAsked', 'graveAlarm'],
    ],
  ] as const)('%j: %s', (changes, outcome, reasons) => {
    expect(decided(changes as Partial<Signals>)).toMatchObject({ outcome, reasons });
  });

  it('a check to those whom chance names, the vetted too', () => {
    for (const vetting of ['none', 'preVetted', 'accredited'] as const) {
      expect(decided({ vetting }, 0.0199)).toMatchObject({ outcome: 'secondaryCheck', reasons: ['chance'] });
      expect(decided({ vetting }, 0.02)).toMatchObject({ outcome: 'walkThrough' });
    }
    expect(decided({ binding: 'bare' }, 0.03)).toMatchObject({ outcome: 'secondaryCheck', reasons: ['extraChance'] });
    expect(decided({ binding: 'bare', load: 0.95 }, 0.03).outcome).toBe('walkThrough');
    expect(decided({ detector: { state: 'silent' } }, 0.19)).toMatchObject({ reasons: ['detectorSilent'] });
  });
});

describe('whatever the signals', () => {
  it('there is a reason, in order, and the first one makes the outcome', () => {
    fc.assert(
      fc.property(signals, draws, (one, draw) => {
        const { reasons } = decideScreening(policy, one, draw);
        const places = reasons.map((reason) => screeningReasons.indexOf(reason));
        expect(reasons.length).toBeGreaterThan(0);
        expect(places).toEqual([...places].sort((first, second) => first - second));
      }),
    );
  });

  it('nobody is above the check by chance, and nobody is named by the extras beyond the bound', () => {
    fc.assert(
      fc.property(signals, draws, (one, draw) => {
        const { byPass, whole } = shareOf(policy, one);
        expect(byPass).toBeGreaterThanOrEqual(leastRandomShare);
        expect(byPass).toBeLessThanOrEqual(policy.mostShare);
        const { outcome } = decideScreening(policy, one, draw);
        if (draw < leastRandomShare) expect(['secondaryCheck', 'assistance', 'referToOfficer']).toContain(outcome);
        if (outcome === 'walkThrough') expect(draw).toBeGreaterThanOrEqual(whole);
      }),
    );
  });

  it('how somebody is known, and whether they enrolled, makes no lane faster', () => {
    fc.assert(
      fc.property(signals, draws, (one, draw) => {
        const answers = (['device', 'wallet', 'card', 'document', 'face'] as const).map((binding) =>
          decideScreening(policy, { ...one, binding }, draw),
        );
        for (const answer of answers) expect(answer).toEqual(answers[0]);
      }),
    );
  });

  it('a higher threat level, another transfer or a bare code never check less', () => {
    fc.assert(
      fc.property(signals, (one) => {
        const share = (changes: Partial<Signals>) => shareOf(policy, { ...one, ...changes }).whole;
        expect(share({ threat: 'high' })).toBeGreaterThanOrEqual(share({ threat: 'usual' }));
        expect(share({ transfers: 2 })).toBeGreaterThanOrEqual(share({ transfers: 0 }));
        expect(share({ binding: 'bare' })).toBeGreaterThanOrEqual(share({ binding: 'device' }));
        expect(share({ vetting: 'none' })).toBeGreaterThanOrEqual(share({ vetting: 'accredited' }));
      }),
    );
  });

  it('the expected shares are those of many draws', () => {
    const random = seededRandom(7);
    for (let round = 0; round < 20; round++) {
      const one = anySignals(random);
      const expected = expectedOutcomes(policy, one);
      const counts = { walkThrough: 0, bagLane: 0, secondaryCheck: 0, assistance: 0, referToOfficer: 0 };
      for (let draw = 0; draw < 2_000; draw++) counts[decideScreening(policy, one, draw / 2_000).outcome] += 1 / 2_000;
      for (const [outcome, share] of Object.entries(counts)) {
        expect(expected[outcome as keyof typeof expected]).toBeCloseTo(share, 2);
      }
    }
  });
});
