import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { seededRandom } from '../../kernel/random.ts';
import { acceptedAtRate, areaUnderCurve, foldedAccuracy } from './evaluation.ts';
import { identify } from './identification.ts';
import { near, normal, randomStream, randomUnit } from './testing/vectors.ts';
import { measureUnlinkability } from './unlinkability.ts';

/** Scores of two bell curves that lie `apart` standard deviations apart. */
function twoBells(count: number, apart: number, seed: number) {
  const random = seededRandom(seed);
  const genuine = Array.from({ length: count }, () => normal(random) + apart);
  const wrong = Array.from({ length: count }, () => normal(random));
  return { genuine, wrong };
}

describe('foldedAccuracy', () => {
  it('finds what two bell curves two deviations apart allow: the share below one deviation', () => {
    const { genuine, wrong } = twoBells(20_000, 2, 1);
    const pairs = [...genuine, ...wrong].map((score, index) => ({ score, isSame: index < 20_000, fold: index % 10 }));
    const found = foldedAccuracy(pairs)!;
    expect(found.mean).toBeCloseTo(0.8413, 2);
    expect(found.folds).toBe(10);
    expect(found.spread).toBeLessThan(0.01);
  });

  it('is 1 where everything is apart, a half where nothing is', () => {
    const apart = [1, 2, 3, 4].map((at, index) => ({ score: at > 2 ? 1 : -1, isSame: at > 2, fold: index % 2 }));
    expect(foldedAccuracy(apart)?.mean).toBe(1);
    const alike = Array.from({ length: 40 }, (_, index) => ({
      score: 0.5,
      isSame: index % 2 === 0,
      fold: index % 4 < 2 ? 0 : 1,
    }));
    expect(foldedAccuracy(alike)?.mean).toBe(0.5);
  });

  it('judges no fold by its own answers', () => {
    // The second fold alone would like a threshold of −1; the first has taught 0.
    const pairs = [
      { score: 0.1, isSame: true, fold: 0 },
      { score: -0.1, isSame: false, fold: 0 },
      { score: -0.5, isSame: true, fold: 1 },
      { score: -1.5, isSame: false, fold: 1 },
    ];
    expect(foldedAccuracy(pairs)?.mean).toBe(0.5);
    expect(foldedAccuracy(pairs.slice(0, 2))).toBeUndefined();
  });
});

describe('acceptedAtRate', () => {
  it('finds what bell curves allow at one in a thousand: 3.09 deviations', () => {
    const { genuine, wrong } = twoBells(200_000, 4, 2);
    const found = acceptedAtRate(genuine, wrong, 1e-3)!;
    expect(found.threshold).toBeCloseTo(3.09, 1);
    expect(found.accepted).toBeCloseTo(0.8186, 2);
  });

  it('never lets more wrong ones through than stated', () => {
    fc.assert(
      fc.property(
        fc.array(fc.integer({ min: 0, max: 20 }), { minLength: 10, maxLength: 200 }),
        fc.double({ min: 0.1, max: 0.9, noNaN: true }),
        (wrong, rate) => {
          const found = acceptedAtRate([1], wrong, rate)!;
          expect(wrong.filter((value) => value > found.threshold).length).toBeLessThanOrEqual(
            wrong.length * rate + 1e-6,
          );
        },
      ),
    );
  });

  it('says nothing of a thousandth from fewer than a thousand', () => {
    expect(
      acceptedAtRate(
        [1],
        Array.from({ length: 999 }, () => 0),
        1e-3,
      ),
    ).toBeUndefined();
    expect(
      acceptedAtRate(
        [1],
        Array.from({ length: 1_000 }, () => 0),
        1e-3,
      )?.accepted,
    ).toBe(1);
  });
});

describe('areaUnderCurve', () => {
  it('is the share of pairs in the right order', () => {
    expect(areaUnderCurve([2, 3], [0, 1])).toBe(1);
    expect(areaUnderCurve([0, 1], [2, 3])).toBe(0);
    expect(areaUnderCurve([1, 1], [1, 1])).toBe(0.5);
    expect(areaUnderCurve([1, 3], [0, 2])).toBe(0.75);
  });
});

const plan = { enrolPhotos: 3, probePhotos: 2, falsePositiveRate: 1e-2, rounds: 4, seed: 1 };

/** People whose photos have the stated likeness with each other. */
function crowd(people: number, photos: number, likeness: number, seed: number): Float32Array[][] {
  const random = seededRandom(seed);
  return Array.from({ length: people }, () => {
    const centre = randomUnit(128, random);
    return Array.from({ length: photos }, () => near(centre, Math.sqrt(likeness), random));
  });
}

describe('identify', () => {
  it('finds everybody where photos of one person are much alike', () => {
    const found = identify(crowd(300, 5, 0.8, 3), { ...plan, gallery: 100 });
    expect(found).toMatchObject({ kind: 'measured', fnir: 0, firstRank: 1, matedSearches: 400, otherSearches: 800 });
  });

  it('finds nobody beyond chance where photos of one person are like anybody', () => {
    const found = identify(crowd(300, 5, 0, 4), { ...plan, gallery: 100 });
    expect(found.kind === 'measured' && found.fnir).toBeGreaterThan(0.95);
    expect(found.kind === 'measured' && found.firstRank).toBeLessThan(0.05);
  });

  it('misses the share of people whose later photos show somebody else', () => {
    const random = seededRandom(5);
    const people = crowd(300, 5, 0.8, 6).map((photos, index) =>
      // Every fifth person looks like another one in each photo.
      index % 5 === 0 ? photos.map(() => randomUnit(128, random)) : photos,
    );
    const found = identify(people, { ...plan, gallery: 200, rounds: 20 });
    expect(found.kind === 'measured' && found.fnir).toBeCloseTo(0.2, 1);
  });

  it('gains from more photos', () => {
    const people = crowd(400, 6, 0.3, 7);
    const rate = (enrolPhotos: number, probePhotos: number): number => {
      const found = identify(people, { ...plan, gallery: 200, rounds: 10, enrolPhotos, probePhotos });
      return found.kind === 'measured' ? found.fnir : Number.NaN;
    };
    expect(rate(3, 2)).toBeLessThan(rate(1, 1) / 4);
  });

  it('fills a gallery with people of fewer photos, without searching for them', () => {
    const people = [...crowd(20, 5, 0.8, 8), ...crowd(400, 1, 0.8, 9)];
    const found = identify(people, { ...plan, gallery: 200 });
    expect(found).toMatchObject({ kind: 'measured', mates: 20, matedSearches: 80, otherSearches: 880 });
  });

  it('says what is missing instead of a figure', () => {
    expect(identify(crowd(50, 5, 0.8, 1), { ...plan, gallery: 50 })).toEqual({
      kind: 'notMeasurable',
      reason: 'tooFewPeople',
    });
    expect(identify(crowd(60, 4, 0.8, 1), { ...plan, gallery: 50 })).toMatchObject({ reason: 'tooFewPhotos' });
    expect(identify(crowd(60, 5, 0.8, 1), { ...plan, gallery: 50, rounds: 1 })).toMatchObject({
      reason: 'tooFewStrangers',
    });
  });
});

describe('measureUnlinkability', () => {
  const random = seededRandom(11);
  const people = Array.from({ length: 1_500 }, () => {
    const centre = randomUnit(512, random);
    return [near(centre, 0.9, random), near(centre, 0.9, random)] as const;
  });

  it('is a coin under keys of their own', () => {
    const streams = seededRandom(12);
    const found = measureUnlinkability(people, (_key, bytes) => randomStream(bytes, streams));
    expect(Math.abs(found.auc - 0.5)).toBeLessThan(0.04);
    expect(Math.abs(found.aucBySizes - 0.5)).toBeLessThan(0.04);
    expect(found.largestChange).toBeLessThan(1e-6);
  });

  it('sees a key that is the same for all', () => {
    const found = measureUnlinkability(people, (_key, bytes) => randomStream(bytes, seededRandom(13)));
    expect(found.auc).toBeGreaterThan(0.99);
  });
});
