import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { randomInteger, seededRandom } from '../../../kernel/random.ts';
import { fitChoice } from '../fit-choice.ts';
import { fitTours } from './fit-tours.ts';
import { judgeTours, tourF1, tourPairsF1 } from './judge-tours.ts';
import { recommendTour } from './recommend-tour.ts';
import { orderFeatures, stopFeatureCount, stopFeatures } from './stop-features.ts';
import { countTour, type Place, type Tour, tourStatistics } from './tour-statistics.ts';

/** Twelve places on a line from west to east; people go east, past places that are near, the even ones most of all. */
function line(count: number, seed = 1): { places: Place[]; tours: Tour[] } {
  const random = seededRandom(seed);
  const places = Array.from({ length: 12 }, (_, at) => ({
    category: at % 3 === 0 ? 'Park' : 'Shop',
    lon: 135 + at * 0.01,
    lat: 34,
  }));
  const tours = Array.from({ length: count }, () => {
    const from = randomInteger(random, 6);
    const to = from + 3 + randomInteger(random, 4);
    const inner = Array.from({ length: to - from - 1 }, (_, at) => from + 1 + at).filter(
      (place) => random() < (place % 2 === 0 ? 0.85 : 0.15),
    );
    return [from, ...inner, Math.min(11, to)];
  });
  return { places, tours };
}

describe('fitChoice', () => {
  it('recovers the coefficients that choices were drawn from', () => {
    const truth = [1.2, -0.8, 0.4];
    const random = seededRandom(4);
    const choices = Array.from({ length: 6_000 }, () => {
      const features = Float64Array.from({ length: 15 }, () => 4 * random() - 2);
      const weights = Array.from({ length: 5 }, (_, row) =>
        Math.exp(truth.reduce((sum, one, k) => sum + one * features[row * 3 + k]!, 0)),
      );
      let left = random() * weights.reduce((sum, one) => sum + one, 0);
      let chosen = 0;
      while (chosen < 4 && left > weights[chosen]!) {
        left -= weights[chosen]!;
        chosen += 1;
      }
      return { features, chosen };
    });
    const model = fitChoice(choices, 3, 0.01);
    truth.forEach((one, k) => {
      expect(Math.abs(model.coefficients[k]! - one)).toBeLessThan(0.08);
    });
    const chances = model.chances(choices[0]!.features);
    expect(chances.reduce((sum, one) => sum + one, 0)).toBeCloseTo(1, 12);
    const pulled = fitChoice(choices, 3, 1e5);
    expect(Math.hypot(...pulled.coefficients)).toBeLessThan(0.5 * Math.hypot(...model.coefficients));
  });

  it('refuses what cannot be fitted', () => {
    const one = { features: Float64Array.of(1, 2), chosen: 0 };
    expect(() => fitChoice([one], 1, 0)).toThrow('ridge');
    expect(() => fitChoice([{ ...one, features: Float64Array.of(1, Number.NaN) }], 1, 1)).toThrow('Choice 0');
    expect(() => fitChoice([one, { ...one, chosen: 2 }], 1, 1)).toThrow('Choice 1');
  });
});

describe('tourStatistics', () => {
  it('of a tour taken out and put back are the same, and without it as if it had never been', () => {
    const { places, tours } = line(40);
    fc.assert(
      fc.property(fc.nat(39), (at) => {
        const all = tourStatistics(places, tours);
        countTour(all, tours[at]!, -1);
        expect(all).toEqual(
          tourStatistics(
            places,
            tours.filter((_, other) => other !== at),
          ),
        );
        countTour(all, tours[at]!, 1);
        expect(all).toEqual(tourStatistics(places, tours));
      }),
      { numRuns: 20 },
    );
    expect(() =>
      tourStatistics(places, [
        [0, 1],
        [3, 3],
      ]),
    ).toThrow('Tour 1');
    expect(() => tourStatistics(places, [[0, 12]])).toThrow('Tour 0');
  });
});

describe('recommendTour', () => {
  const { places, tours } = line(200);
  const statistics = tourStatistics(places, tours);
  const model = fitTours(statistics, tours);

  it('leaves the statistics as they were and finite features', () => {
    expect(statistics).toEqual(tourStatistics(places, tours));
    const rows = stopFeatures(statistics, { first: 0, last: 9, length: 5 }, [1, 2, 11]);
    expect(rows).toHaveLength(3 * stopFeatureCount);
    expect(rows.every(Number.isFinite)).toBe(true);
    const there = orderFeatures(statistics, { first: 0, last: 9, length: 5 }, 2, 4);
    const back = orderFeatures(statistics, { first: 0, last: 9, length: 5 }, 4, 2);
    expect([...there]).toEqual([...back].map((one) => -one));
  });

  it('has the ends asked for, exactly so many places, none twice', () => {
    fc.assert(
      fc.property(fc.nat(11), fc.nat(11), fc.integer({ min: 2, max: 12 }), (first, last, length) => {
        fc.pre(first !== last);
        const tour = recommendTour(model, { first, last, length });
        expect(tour[0]).toBe(first);
        expect(tour[length - 1]).toBe(last);
        expect(tour).toHaveLength(length);
        expect(new Set(tour).size).toBe(length);
        expect(recommendTour(model, { first, last, length })).toEqual(tour);
      }),
      { numRuns: 60 },
    );
  });

  it('finds what people do: even places on the way, eastward', () => {
    expect(recommendTour(model, { first: 1, last: 7, length: 5 })).toEqual([1, 2, 4, 6, 7]);
    expect(recommendTour(model, { first: 3, last: 7, length: 4 })).toEqual([3, 4, 6, 7]);
  });

  it('is refused where no tour can be', () => {
    expect(() => recommendTour(model, { first: 0, last: 0, length: 3 })).toThrow(RangeError);
    expect(() => recommendTour(model, { first: 0, last: 12, length: 3 })).toThrow(RangeError);
    expect(() => recommendTour(model, { first: 0, last: 1, length: 13 })).toThrow(RangeError);
  });
});

describe('judgeTours', () => {
  it('measures as defined', () => {
    expect(tourF1([1, 2, 3], [1, 4, 3])).toBeCloseTo(2 / 3, 12);
    expect(tourPairsF1([1, 2, 3], [1, 4, 3])).toBeCloseTo(1 / 3, 12);
    expect(tourPairsF1([1, 2, 3, 4], [1, 3, 2, 4])).toBeCloseTo(5 / 6, 12);
    expect(tourPairsF1([1, 2], [2, 1])).toBe(0);
    expect(tourPairsF1([1, 2, 3], [1, 2, 3])).toBe(1);
  });

  it('beats chance by far on planted habits, and cannot see the tour it asks for', () => {
    const { places, tours } = line(30, 2);
    const judged = judgeTours(places, tours);
    expect(judged.reduce((sum, one) => sum + one.pairsF1, 0) / judged.length).toBeGreaterThan(0.75);
    // A place that only one tour visits inside: leaving that tour out, nobody can guess it.
    const odd: Tour = [0, 11, 9];
    const found = judgeTours(places, [...tours, odd]).find(({ truth }) => truth === odd)!;
    expect(found.answer).not.toContain(11);
    const alone: Tour = [11, 2, 0];
    expect(
      judgeTours(places, [...tours.filter((tour) => !tour.includes(11)), alone]).some(({ truth }) => truth === alone),
    ).toBe(false);
  });
});
