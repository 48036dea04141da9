import { Value } from 'typebox/value';
import { describe, expect, it } from 'vitest';
import { firstPolicy } from './first-policy.ts';
import { checkScreeningPolicy, type ScreeningPolicy } from './policy.ts';
import { SignalsSchema } from './signals.ts';

const policy = firstPolicy('small-2021');

/** What may never count, and what would make a lane faster for some. */
const banned = [
  'nationality',
  'ethnicity',
  'religion',
  'looks',
  'disability',
  'socialMedia',
  'pricePaid',
  'price',
  'name',
  'sex',
  'gender',
  'age',
  'language',
  'category',
  'seat',
  'priorityLane',
  'fastLane',
  'expression',
];

/** Every object of a policy as a path of keys. */
function objectsIn(value: unknown, path: readonly string[] = []): string[][] {
  if (typeof value !== 'object' || value === null) return [];
  const own = Array.isArray(value) ? [] : [[...path]];
  return [...own, ...Object.entries(value).flatMap(([key, inner]) => objectsIn(inner, [...path, key]))];
}

function smuggled(path: readonly string[], key: string, value: unknown): unknown {
  const copy = structuredClone(policy) as unknown as Record<string, unknown>;
  let place = copy;
  for (const step of path) place = place[step] as Record<string, unknown>;
  place[key] = value;
  return copy;
}

const faultsWith = (change: (policy: ScreeningPolicy) => void): string => {
  const copy = structuredClone(policy);
  change(copy);
  return checkScreeningPolicy(copy).join('\n');
};

describe('a policy of screening', () => {
  it('the first one has no fault', () => {
    expect(checkScreeningPolicy(policy)).toEqual([]);
  });

  it('has no place for what may never count, on any level', () => {
    const places = objectsIn(policy);
    expect(places.length).toBeGreaterThan(15);
    for (const path of places) {
      for (const key of banned) {
        for (const value of [0.1, 'x', { any: 0.1 }, ['x']]) {
          expect(checkScreeningPolicy(smuggled(path, key, value)), `${path.join('/')}/${key}`).not.toEqual([]);
        }
      }
    }
  });

  it('signals have no place for it either', () => {
    const signals = {
      vetting: 'none',
      binding: 'device',
      transfers: 0,
      bag: 'none',
      detector: { state: 'none' },
      asksForHelp: false,
      threat: 'usual',
      load: 0,
    };
    expect(Value.Check(SignalsSchema, signals)).toBe(true);
    for (const key of banned) expect(Value.Check(SignalsSchema, { ...signals, [key]: 'x' }), key).toBe(false);
    for (const [key, value] of [
      ['vetting', 'nationality:xx'],
      ['binding', 'gold'],
      ['bag', 'religious'],
    ]) {
      expect(Value.Check(SignalsSchema, { ...signals, [key!]: value })).toBe(false);
    }
  });

  it('takes the check by chance away from nobody', () => {
    for (const level of ['usual', 'raised', 'high'] as const) {
      for (const share of [0, 0.0199, -1, 0.051, Number.NaN]) {
        expect(
          faultsWith((copy) => {
            copy.randomShare[level] = share;
          }),
          `${level} ${share}`,
        ).not.toBe('');
      }
    }
    expect(
      faultsWith((copy) => {
        copy.randomShare.usual = 0.05;
      }),
    ).toMatch(/higher threat level/);
  });

  it('names what does not fit together', () => {
    expect(
      faultsWith((copy) => {
        copy.detector.settings.high = 'unheard-of'.slice(0, 10);
      }),
    ).toMatch(/settings\/high/);
    expect(
      faultsWith((copy) => {
        copy.detector.stated.push(copy.detector.stated[0]!);
      }),
    ).toMatch(/described twice/);
    expect(
      faultsWith((copy) => {
        copy.detector.stated[0]!.classes.blade = { hit: 0.1, falseAlarm: 0.2 };
      }),
    ).toMatch(/without cause/);
    expect(
      faultsWith((copy) => {
        copy.extraShare.oneTransfer = 0.1;
      }),
    ).toMatch(/moreTransfers/);
    for (const rubbish of [null, 1, 'policy', [], {}]) expect(checkScreeningPolicy(rubbish)).not.toEqual([]);
  });
});
