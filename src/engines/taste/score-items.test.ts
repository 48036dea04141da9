import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { chooseDiverse } from './choose-diverse.ts';
import { scoreItems } from './score-items.ts';
import type { TasteItem, TasteProfile } from './taste-item.ts';
import type { TasteModel } from './taste-model.ts';

const sports = ['judo', 'swimming', 'archery', 'football', 'fencing', 'sailing', 'wrestling', 'canoe'];
const interests = ['history', 'food', 'art', 'nature'];
const nobody: TasteProfile = { sports: [], interests: [], likes: [] };

/** 64 sessions of 8 sports, fame falling from football, and 24 sights of 4 interests. */
function city(): TasteItem[] {
  const sessions = Array.from({ length: 64 }, (_, index): TasteItem => {
    const sport = sports[index % sports.length]!;
    const tags = {
      [`sport:${sport}`]: 1,
      [`area:${index % 5}`]: 0.5,
      ...(index >= 56 ? { 'phase:final': 1 } : { 'phase:heat': 1 }),
    };
    const popularity = sport === 'football' ? 0.6 : 0.01 * (1 + (index % 7));
    return {
      id: `${sport}-${index}`,
      kind: 'session',
      tags,
      popularity,
      countryChance: { JPN: sport === 'judo' ? 0.97 : 0.2 },
    };
  });
  const sights = Array.from(
    { length: 24 },
    (_, index): TasteItem => ({
      id: `sight-${index}`,
      kind: 'sight',
      tags: { [`interest:${interests[index % 4]!}`]: 0.9, [`area:${index % 5}`]: 0.5 },
      popularity: 0.02 * (index % 6),
    }),
  );
  return [...sessions, ...sights];
}
const ids = city().map(({ id }) => id);
const anyProfile = fc.record({
  country: fc.constantFrom('JPN', 'AFG'),
  sports: fc.subarray(sports, { maxLength: 3 }),
  interests: fc.subarray(interests),
  likes: fc.subarray(ids, { maxLength: 4 }),
  dislikes: fc.subarray(ids, { maxLength: 2 }),
  signals: fc.array(fc.record({ item: fc.constantFrom(...ids), weight: fc.double({ min: -2, max: 3, noNaN: true }) }), {
    maxLength: 6,
  }),
});

describe('scoreItems', () => {
  it('every explanation sums to its score, within 0..1000, largest first, of facts that are so', () => {
    fc.assert(
      fc.property(anyProfile, (profile) => {
        const items = city();
        const scored = scoreItems(items, profile);
        expect(scored.map(({ item }) => item).sort()).toEqual([...ids].sort());
        for (const [index, { item, score, reasons }] of scored.entries()) {
          expect(reasons.reduce((sum, { points }) => sum + points, 0)).toBe(score);
          expect(score).toBeLessThanOrEqual(Math.min(1000, scored[index - 1]?.score ?? 1000));
          expect(reasons.map(({ points }) => points)).toEqual(
            reasons.map(({ points }) => points).sort((one, other) => other - one),
          );
          const { tags } = items.find(({ id }) => id === item)!;
          for (const reason of reasons) {
            if (reason.kind === 'followsSport') expect(tags[`sport:${reason.sport}`]).toBeGreaterThan(0);
            if (reason.kind === 'followsSport') expect(profile.sports).toContain(reason.sport);
            if (reason.kind === 'sharesInterest') expect(profile.interests).toContain(reason.interest);
            if (reason.kind === 'medalSession') expect(tags['phase:final']).toBe(1);
            if (reason.kind === 'ownCountry') expect(reason.country).toBe(profile.country);
            if (reason.kind === 'likeYouLiked')
              expect([...profile.likes, ...profile.signals.map((one) => one.item)]).toContain(reason.item);
          }
        }
      }),
      { numRuns: 30 },
    );
  });

  it('what is known moves the right items up, and a dislike moves its like down', () => {
    const scoreOf = (profile: Partial<TasteProfile>, item: string) =>
      scoreItems(city(), { ...nobody, ...profile }).find((one) => one.item === item)!.score;
    expect(scoreOf({ sports: ['fencing'] }, 'fencing-4')).toBeGreaterThan(scoreOf({}, 'fencing-4') + 200);
    expect(scoreOf({ country: 'JPN' }, 'judo-0')).toBeGreaterThan(scoreOf({ country: 'JPN' }, 'canoe-7') + 50);
    expect(scoreOf({ likes: ['fencing-4'] }, 'fencing-12')).toBeGreaterThan(scoreOf({}, 'fencing-12') + 50);
    expect(scoreOf({ sports: ['judo'], dislikes: ['judo-0'] }, 'judo-40')).toBeLessThan(
      scoreOf({ sports: ['judo'] }, 'judo-40') / 2,
    );
    expect(scoreOf({ sports: ['judo'], dislikes: ['judo-0'] }, 'judo-0')).toBe(0);
    expect(scoreOf({ sports: ['judo'] }, 'judo-56')).toBeGreaterThan(scoreOf({ sports: ['judo'] }, 'judo-48'));
  });

  it('takes over what people like you chose as evidence grows, and says so', () => {
    const catalogue = ids;
    const archery = ids.indexOf('archery-2');
    const model: TasteModel = {
      items: ids.length,
      recommend: (history) =>
        history.length === 0 || history.includes(archery) ? [] : [{ item: archery, score: 2 * history.length }],
      explainItem: (history) => history.map((item) => ({ item, contribution: 2 })),
    };
    const pointsOf = (likes: string[]) => {
      const found = scoreItems(city(), { ...nobody, likes }, { model, catalogue });
      for (const { score, reasons } of found) expect(reasons.reduce((sum, { points }) => sum + points, 0)).toBe(score);
      const learnt = found
        .find(({ item }) => item === 'archery-2')!
        .reasons.filter((one) => one.kind === 'peopleLikeYou');
      expect(learnt.map((one) => one.item).sort()).toEqual([...likes].sort());
      return learnt.reduce((sum, { points }) => sum + points, 0);
    };
    const [none, one, eight] = [
      pointsOf([]),
      pointsOf(['sight-1']),
      pointsOf(ids.filter((id) => id.startsWith('sight')).slice(0, 8)),
    ];
    expect(none).toBe(0);
    expect(one).toBe(100);
    expect(eight).toBe(400);
  });

  it('refuses numbers that are none, naming the item', () => {
    const broken = (change: Partial<TasteItem>) => () =>
      scoreItems([{ ...city()[3]!, id: 'the-broken-one', ...change }], nobody);
    for (const value of [Number.NaN, Number.POSITIVE_INFINITY, -0.1, 1.5]) {
      expect(broken({ popularity: value })).toThrow(RangeError);
      expect(broken({ popularity: value })).toThrow('the-broken-one');
      expect(broken({ tags: { 'sport:judo': value } })).toThrow('the-broken-one');
      expect(broken({ countryChance: { JPN: value } })).toThrow('the-broken-one');
    }
    const signal = { item: 'judo-0', weight: Number.NaN };
    expect(() => scoreItems(city(), { ...nobody, signals: [signal] })).toThrow(RangeError);
    expect(() => scoreItems([city()[0]!, city()[0]!], nobody)).toThrow('judo-0 is there twice');
  });

  it('knows no names from the prototype of objects', () => {
    const odd: TasteProfile = { ...nobody, country: 'constructor', sports: ['constructor'], interests: ['__proto__'] };
    expect(scoreItems(city(), odd).map(({ score }) => score)).toEqual(
      scoreItems(city(), nobody).map(({ score }) => score),
    );
  });
});

describe('chooseDiverse', () => {
  const choose = (profile: TasteProfile, seed: number, count = 10, variety = 0.5) =>
    chooseDiverse(scoreItems(city(), profile), city(), count, { variety, seed });
  const sportsOf = (list: readonly { item: string }[]) => new Set(list.map(({ item }) => item.split('-')[0]));

  it('gives somebody unknown many kinds, not the ten most popular', () => {
    for (let seed = 0; seed < 20; seed += 1) {
      const list = choose(nobody, seed);
      expect(list).toHaveLength(10);
      expect(new Set(list.map(({ item }) => item)).size).toBe(10);
      expect(sportsOf(list).size).toBeGreaterThanOrEqual(6);
      expect(list.filter(({ item }) => item.startsWith('football')).length).toBeLessThanOrEqual(3);
    }
  });

  it('is the same for the same person, differs between people, and shows every sport to some', () => {
    const lists = Array.from({ length: 60 }, (_, seed) => choose(nobody, seed));
    expect(choose(nobody, 7)).toEqual(lists[7]);
    const keys = new Set(
      lists.map((list) =>
        list
          .map(({ item }) => item)
          .sort()
          .join(),
      ),
    );
    expect(keys.size).toBeGreaterThan(50);
    const shown = new Map<string, number>();
    for (const list of lists) for (const sport of sportsOf(list)) shown.set(sport!, (shown.get(sport!) ?? 0) + 1);
    for (const sport of sports) expect(shown.get(sport) ?? 0).toBeGreaterThanOrEqual(6);
  });

  it('never loses what was asked for by name', () => {
    fc.assert(
      fc.property(
        anyProfile,
        fc.integer({ min: 0, max: 1e9 }),
        fc.double({ min: 0, max: 1, noNaN: true }),
        (known, seed, variety) => {
          const profile = { ...known, signals: [], dislikes: [] };
          const list = choose(profile, seed, 12, variety).map(({ item }) => item);
          for (const like of profile.likes) expect(list).toContain(like);
          for (const sport of profile.sports) expect(list.some((item) => item.startsWith(`${sport}-`))).toBe(true);
          expect(list).toHaveLength(12);
        },
      ),
      { numRuns: 60 },
    );
  });

  it('takes two of a kind where only the score counts, and not where variety does', () => {
    const items = city();
    const scored = scoreItems(items, { ...nobody, sports: ['judo'] });
    const [first, second] = chooseDiverse(scored, items, 2, { variety: 1, seed: 3 });
    expect(first!.item).toMatch(/^judo/);
    expect(second!.item).not.toMatch(/^judo/);
    expect(chooseDiverse(scored, items, 2, { variety: 0, seed: 3 }).map(({ item }) => item.split('-')[0])).toEqual([
      'judo',
      'judo',
    ]);
  });

  it('refuses what is no count, no variety and no item', () => {
    const scored = scoreItems(city(), nobody);
    expect(() => chooseDiverse(scored, city(), 2.5, { variety: 0.5, seed: 1 })).toThrow(RangeError);
    expect(() => chooseDiverse(scored, city(), 2, { variety: Number.NaN, seed: 1 })).toThrow(RangeError);
    expect(() => chooseDiverse(scored, city().slice(0, 5), 2, { variety: 0.5, seed: 1 })).toThrow('has a score');
    expect(chooseDiverse([], [], 3, { variety: 0.5, seed: 1 })).toEqual([]);
  });
});
