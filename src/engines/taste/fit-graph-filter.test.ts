import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { randomInteger, seededRandom } from '../../kernel/random.ts';
import { fitGraphFilter } from './fit-graph-filter.ts';
import { historyOf, interactionsOf } from './interactions.ts';
import { fitLowPass } from './low-pass.ts';
import { rankingTally } from './measure-ranking.ts';
import { scoreItems } from './score-items.ts';

/** People of four towns who mostly stay in theirs. */
function towns(people = 240, perTown = 15): number[][] {
  const random = seededRandom(11);
  return Array.from({ length: people }, (_, person) => {
    const count = 3 + randomInteger(random, 6);
    return Array.from({ length: count }, () => {
      const town = random() < 0.9 ? person % 4 : randomInteger(random, 4);
      return town * perTown + Math.floor(perTown * random() ** 2);
    });
  });
}
const settings = { sharedPower: 0.4, nearPower: 1.7, breadthPower: 0.8, popularityPower: 0.2, lowPassWeight: 0 };

describe('fitGraphFilter', () => {
  it('without a low-pass lists what walking over all pairs of people lists', () => {
    fc.assert(
      fc.property(
        fc.array(fc.array(fc.nat(14), { maxLength: 6 }), { minLength: 1, maxLength: 15 }),
        fc.array(fc.nat(14), { maxLength: 5 }),
        (histories, history) => {
          const sets = histories.map((one) => new Set(one));
          const has = (item: number) => Math.max(1, sets.filter((set) => set.has(item)).length);
          const scores = new Float64Array(15);
          for (const set of sets) {
            let shared = 0;
            for (const item of new Set(history)) if (set.has(item)) shared += has(item) ** -0.4;
            for (const item of set) scores[item]! += shared ** 1.7 * Math.max(1, set.size) ** -0.8;
          }
          const final = scores.map((score, item) => score * has(item) ** -0.2);
          const length = Math.hypot(...final);
          const wanted = [...final.entries()]
            .filter(([item, score]) => score > 0 && !history.includes(item))
            .sort(([one, a], [other, b]) => b - a || one - other);
          const found = fitGraphFilter(interactionsOf(histories, 15), settings).recommend(history, 5);
          expect(found).toHaveLength(Math.min(5, wanted.length));
          found.forEach(({ item, score }, at) => {
            expect(score).toBeCloseTo(wanted[at]![1] / length, 9);
            expect(final[item]! / length).toBeCloseTo(score, 9);
          });
        },
      ),
    );
  });

  it('explains every score by the history, to the last digit that counts, and stays out of what it must', () => {
    const people = interactionsOf(towns());
    for (const change of [settings, { ...settings, nearPower: 1.5, lowPassWeight: 0.3, rank: 12 }]) {
      const model = fitGraphFilter(people, change);
      for (const history of [[0], [2, 17, 31], [44, 1, 1]]) {
        const list = model.recommend(history, 10, [5, 20]);
        expect(list).toHaveLength(10);
        expect(list).toEqual(model.recommend(history, 10, [5, 20]));
        for (const { item, score } of list) {
          expect([...history, 5, 20]).not.toContain(item);
          const carriers = model.explainItem(history, item);
          expect(carriers.reduce((sum, { contribution }) => sum + contribution, 0)).toBeCloseTo(score, 9);
          expect(carriers.map((one) => one.item).sort()).toEqual([...new Set(history)].sort());
        }
      }
      expect(model.recommend([], 10)).toEqual([]);
      expect(() => model.recommend([-1], 10)).toThrow(RangeError);
    }
  });

  it('finds the town of a person again, far above popularity', () => {
    const histories = towns();
    const model = fitGraphFilter(interactionsOf(histories.map((history) => history.slice(1))), { rank: 8 });
    const [tally, popular] = [rankingTally(10), rankingTally(10)];
    const counts = new Map<number, number>();
    for (const item of histories.flat()) counts.set(item, (counts.get(item) ?? 0) + 1);
    const top = [...counts].sort((one, other) => other[1] - one[1]).map(([item]) => item);
    for (const [first, ...rest] of histories) {
      if (rest.includes(first!)) continue;
      tally.add(
        model.recommend(rest, 10).map(({ item }) => item),
        new Set([first!]),
      );
      popular.add(top.filter((item) => !rest.includes(item)).slice(0, 10), new Set([first!]));
    }
    expect(tally.figures().recall).toBeGreaterThan(1.5 * popular.figures().recall);
  });

  it('carries over into the scores of a profile, in the names of what carried it', () => {
    const model = fitGraphFilter(interactionsOf(towns()), { rank: 8 });
    const catalogue = Array.from({ length: model.items }, (_, item) => `place-${item}`);
    const items = catalogue.map((id) => ({ id, kind: 'sight' as const, tags: {}, popularity: 0.1 }));
    const likes = ['place-16', 'place-18', 'place-20'];
    const scored = scoreItems(items, { sports: [], interests: [], likes }, { model, catalogue });
    const best = scored.filter(({ item }) => !likes.includes(item)).slice(0, 5);
    for (const { item, reasons } of best) {
      expect(Math.floor(Number(item.slice(6)) / 15)).toBe(1);
      expect(reasons.some((reason) => reason.kind === 'peopleLikeYou' && likes.includes(reason.item))).toBe(true);
    }
  });

  it('refuses settings that are none and takes people without any choice', () => {
    expect(() => fitGraphFilter(interactionsOf([[0]]), { nearPower: Number.NaN })).toThrow('nearPower');
    expect(() => fitGraphFilter(interactionsOf([[0]]), { rank: -1 })).toThrow(RangeError);
    expect(fitGraphFilter(interactionsOf([[], []], 4)).recommend([1], 3)).toEqual([]);
  });
});

describe('fitLowPass', () => {
  const people = interactionsOf(towns());
  const projection = (rounds: number) => {
    const { rank, basis, inverseGram } = fitLowPass(people, { rank: 6, rounds, seed: 3 });
    return (signal: Float64Array) => {
      const sum = new Float64Array(rank);
      for (let item = 0; item < people.items; item += 1)
        for (let k = 0; k < rank; k += 1) sum[k]! += signal[item]! * basis[item * rank + k]!;
      return Float64Array.from(signal, (_, item) => {
        let value = 0;
        for (let row = 0; row < rank; row += 1)
          for (let k = 0; k < rank; k += 1) value += basis[item * rank + row]! * inverseGram[row * rank + k]! * sum[k]!;
        return value;
      });
    };
  };

  it('keeps the smoothest signal, the root of how often each item was chosen', () => {
    const degrees = new Float64Array(people.items);
    for (const item of people.of) degrees[item]! += 1;
    const smoothest = degrees.map(Math.sqrt);
    const size = Math.hypot(...smoothest);
    projection(6)(smoothest).forEach((value, item) => {
      expect(value / size).toBeCloseTo(smoothest[item]! / size, 3);
    });
  });

  it('is a projection: a second time changes nothing, and noise loses most of its length', () => {
    const project = projection(2);
    const random = seededRandom(9);
    const noise = Float64Array.from({ length: people.items }, () => random() - 0.5);
    const once = project(noise);
    project(once).forEach((value, item) => {
      expect(value).toBeCloseTo(once[item]!, 4);
    });
    expect(Math.hypot(...once)).toBeLessThan(0.6 * Math.hypot(...noise));
    expect(Math.hypot(...once)).toBeGreaterThan(0.05 * Math.hypot(...noise));
  });
});

describe('rankingTally', () => {
  it('is recall and nDCG by hand', () => {
    const tally = rankingTally(3);
    tally.add([7, 1, 2], new Set([1, 9]));
    tally.add([4, 5], new Set());
    tally.add([3], new Set([3]));
    const { recall, ndcg, people } = tally.figures();
    expect(people).toBe(2);
    expect(recall).toBeCloseTo(0.75, 12);
    expect(ndcg).toBeCloseTo((1 / Math.log2(3) / (1 + 1 / Math.log2(3)) + 1) / 2, 12);
    expect(historyOf(interactionsOf([[3, 1]]), 0)).toEqual([1, 3]);
  });
});
