import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { countryChances } from './country-chance.ts';

const judo = (country: string, athletes: number, medals: number, games = '2021') => ({
  country,
  discipline: 'Judo',
  athletes,
  medals,
  games,
});

/** A strong nation, a middling one, a lucky one, many small ones. */
const former = [
  judo('JPN', 14, 12),
  judo('FRA', 13, 8),
  judo('LUC', 1, 1),
  judo('BIG', 12, 1),
  judo('ONE', 1, 0),
  ...Array.from({ length: 40 }, (_, index) => judo(`S${index}`, 2, 0)),
];

describe('countryChances', () => {
  it('is 0 without athletes, near 1 for the strong, and does not believe one lucky medal', () => {
    const chances = countryChances(former).get('Judo')!;
    expect(chances['JPN']).toBeGreaterThan(0.9);
    expect(chances['LUC']).toBeLessThan(0.5);
    expect(chances['LUC']).toBeGreaterThan(chances['ONE']!);
    expect(chances['FRA']).toBeGreaterThan(chances['BIG']!);
    const entered = [
      { country: 'JPN', discipline: 'Judo', athletes: 0 },
      { country: 'NEW', discipline: 'Judo', athletes: 3 },
    ];
    const coming = countryChances(former, entered).get('Judo')!;
    expect(coming['JPN']).toBe(0);
    expect(coming['FRA']).toBe(0);
    expect(coming['NEW']).toBeGreaterThan(0.1);
  });

  it('stays within 0..1 and grows with medals', () => {
    fc.assert(
      fc.property(fc.array(fc.tuple(fc.nat(40), fc.nat(20)), { minLength: 1, maxLength: 30 }), (teams) => {
        const rows = teams.map(([athletes, medals], index) => judo(`N${index}`, athletes, Math.min(athletes, medals)));
        for (const chance of Object.values(countryChances(rows).get('Judo')!)) {
          expect(chance).toBeGreaterThanOrEqual(0);
          expect(chance).toBeLessThanOrEqual(1);
        }
      }),
    );
    const two = countryChances([...former, judo('A', 5, 1), judo('B', 5, 2)]).get('Judo')!;
    expect(two['B']).toBeGreaterThan(two['A']!);
  });

  it('means several Games where nobody is entered yet, and refuses negative numbers', () => {
    const twice = countryChances([...former, ...former.map((row) => ({ ...row, games: '2016' }))]).get('Judo')!;
    expect(twice['JPN']).toBeGreaterThan(0.9);
    expect(() => countryChances([judo('BAD', -1, 0)])).toThrow('BAD in Judo');
    expect(() => countryChances([judo('BAD', 3, Number.NaN)])).toThrow(RangeError);
  });
});
