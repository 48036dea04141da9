import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { TasteItem } from '../../../engines/taste/score-items.ts';
import { smallSupply } from '../testing/small-supply.ts';
import { audienceOf, type Candidate, type PlacedPackage } from './audience.ts';
import { controlGroup } from './control-group.ts';

const rows = smallSupply().packages;
const items: TasteItem[] = [
  { id: 'package:judo-days', kind: 'session', tags: { 'sport:JUD': 1 }, popularity: 0.3, countryChance: { JPN: 1 } },
  { id: 'package:marathon-day', kind: 'session', tags: { 'sport:MAR': 1 }, popularity: 0.3 },
  { id: 'package:old-town-days', kind: 'session', tags: { 'interest:family': 0.5 }, popularity: 0.3 },
];
const packagesOf = (...left: number[]): PlacedPackage[] =>
  rows.map((row, index) => ({ row, left: left[index] ?? 0, isStepFree: row.packageId !== 'judo-days' }));
const somebody = (more: Partial<Candidate> = {}): Candidate => ({
  person: 'p',
  country: null,
  favouriteDisciplines: ['JUD'],
  hasChildren: false,
  isStepFree: false,
  partySize: 1,
  booked: [],
  ...more,
});
const wish = { package: 'judo-days', goal: 'sport', country: null, perPlace: 1 } as const;
const suits = (more: Partial<Candidate>, other: Partial<Parameters<typeof audienceOf>[3]> = {}, left = 10) =>
  audienceOf([somebody(more)], packagesOf(left, 10, 10), items, { ...wish, ...other }).suits;

describe('audienceOf', () => {
  it('means those who follow the sport, whose country competes, or everybody, as the goal says', () => {
    expect([suits({}), suits({ favouriteDisciplines: ['MAR'] })]).toEqual([1, 0]);
    const country = { goal: 'country' } as const;
    expect([suits({ country: 'JPN' }, country), suits({ country: 'KEN' }, country)]).toEqual([1, 0]);
    expect(suits({ favouriteDisciplines: ['MAR'] }, { goal: 'fill' })).toBe(1);
    expect([suits({ country: 'JPN' }, { country: 'JPN' }), suits({}, { country: 'JPN' })]).toEqual([1, 0]);
  });

  it('leaves out whom it does not fit: no room for the party, steps, days that are booked', () => {
    expect(suits({ partySize: 11 })).toBe(0);
    expect(suits({ isStepFree: true })).toBe(0);
    expect(suits({ booked: [{ firstDay: '2021-07-22', lastDay: '2021-07-25' }] })).toBe(0);
    expect(suits({ booked: [{ firstDay: '2021-07-23', lastDay: '2021-07-25' }] })).toBe(1);
    expect(suits({}, {}, 0)).toBe(0);
  });

  it('gives a package to those who like it most, never more than it has places for, and proves it', () => {
    const candidate = fc
      .record({
        country: fc.constantFrom('JPN', 'FRA', null),
        favouriteDisciplines: fc.subarray(['JUD', 'MAR']),
        hasChildren: fc.boolean(),
        isStepFree: fc.constant(false),
        partySize: fc.integer({ min: 1, max: 5 }),
      })
      .map((more) => somebody(more));
    fc.assert(
      fc.property(fc.array(candidate, { maxLength: 40 }), fc.nat(40), fc.nat(40), (list, judo, marathon) => {
        const people = list.map((one, index) => ({ ...one, person: `p${index}` }));
        const audience = audienceOf(people, packagesOf(judo, marathon, 20), items, { ...wish, goal: 'fill' });
        const persons = audience.matched.reduce((sum, one) => sum + one.candidate.partySize, 0);
        expect(persons).toBeLessThanOrEqual(judo);
        expect(audience.gapPercent).toBeGreaterThanOrEqual(0);
        expect(audience.gapPercent).toBeLessThan(5);
        expect(audience.matched.length).toBeLessThanOrEqual(audience.suits);
      }),
    );
  });
});

describe('controlGroup', () => {
  const people = Array.from({ length: 200 }, (_, index) => `person-${index}`);

  it('is drawn the same again, whatever the order, and by another campaign differently', () => {
    const drawn = controlGroup('c1', people, 0.2);
    expect(drawn.size).toBe(40);
    expect(controlGroup('c1', people.toReversed(), 0.2)).toEqual(drawn);
    expect(controlGroup('c2', people, 0.2)).not.toEqual(drawn);
  });

  it('has one at least', () => {
    expect(controlGroup('c1', people.slice(0, 3), 0.05).size).toBe(1);
  });

  it('favours nobody', () => {
    const times = new Map(people.map((person) => [person, 0]));
    for (let campaign = 0; campaign < 400; campaign += 1)
      for (const person of controlGroup(`c${campaign}`, people, 0.25)) times.set(person, times.get(person)! + 1);
    // Each is drawn 100 times of 400 on average, with a standard deviation of 8.7.
    for (const count of times.values()) expect(Math.abs(count - 100)).toBeLessThan(45);
  });
});
