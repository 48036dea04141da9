import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { randomInteger, seededRandom } from '../../kernel/random.ts';
import { fitEase } from './fit-ease.ts';
import { degrees, historyOf, interactionsOf, parseHistories, transposed } from './interactions.ts';
import { invertPositive } from './invert-positive.ts';
import { pickBest } from './pick-best.ts';

const anyHistories = fc.array(fc.array(fc.nat(11), { maxLength: 8 }), { minLength: 1, maxLength: 20 });

/** Gauss-Jordan with pivots: slow, plain, another way. */
function plainInverse(matrix: readonly (readonly number[])[]): number[][] {
  const size = matrix.length;
  const work = matrix.map((row, at) => [...row, ...row.map((_, other) => (other === at ? 1 : 0))]);
  for (let step = 0; step < size; step += 1) {
    let pivot = step;
    for (let row = step; row < size; row += 1)
      if (Math.abs(work[row]![step]!) > Math.abs(work[pivot]![step]!)) pivot = row;
    [work[step], work[pivot]] = [work[pivot]!, work[step]!];
    const scale = work[step]![step]!;
    work[step] = work[step]!.map((value) => value / scale);
    for (let row = 0; row < size; row += 1) {
      const factor = work[row]![step]!;
      if (row !== step) work[row] = work[row]!.map((value, at) => value - factor * work[step]![at]!);
    }
  }
  return work.map((row) => row.slice(size));
}

describe('invertPositive', () => {
  it('times the matrix is one, for sizes around the blocks', () => {
    const random = seededRandom(5);
    for (const size of [1, 3, 63, 64, 65, 131, 197]) {
      const root = Float64Array.from({ length: size * size }, () => random() - 0.5);
      const matrix = new Float64Array(size * size);
      for (let row = 0; row < size; row += 1)
        for (let column = 0; column < size; column += 1) {
          let sum = row === column ? 1 : 0;
          for (let k = 0; k < size; k += 1) sum += root[row * size + k]! * root[column * size + k]!;
          matrix[row * size + column] = sum;
        }
      const inverse = matrix.slice();
      invertPositive(inverse, size);
      let worst = 0;
      for (let row = 0; row < size; row += 1)
        for (let column = 0; column < size; column += 1) {
          let sum = row === column ? -1 : 0;
          for (let k = 0; k < size; k += 1) sum += matrix[row * size + k]! * inverse[k * size + column]!;
          worst = Math.max(worst, Math.abs(sum));
        }
      expect(worst).toBeLessThan(1e-9);
    }
    expect(() => invertPositive(Float64Array.from([1, 2, 2, 1]), 2)).toThrow('not positive definite');
  });
});

describe('fitEase', () => {
  it('has a zero diagonal and agrees with a plain dense solve', () => {
    fc.assert(
      fc.property(anyHistories, fc.double({ min: 0.5, max: 50, noNaN: true }), (histories, ridge) => {
        const { weights } = fitEase(interactionsOf(histories, 12), { ridge });
        const sets = histories.map((history) => new Set(history));
        const gram = Array.from({ length: 12 }, (_, row) =>
          Array.from(
            { length: 12 },
            (__, column) => sets.filter((set) => set.has(row) && set.has(column)).length + (row === column ? ridge : 0),
          ),
        );
        const inverse = plainInverse(gram);
        for (let row = 0; row < 12; row += 1)
          for (let column = 0; column < 12; column += 1) {
            const wanted = row === column ? 0 : -inverse[row]![column]! / inverse[column]![column]!;
            expect(weights[row * 12 + column]).toBeCloseTo(wanted, 5);
          }
      }),
      { numRuns: 40 },
    );
  });

  it('lists nothing that is in the history or excluded, and its explanations sum to the scores', () => {
    const random = seededRandom(3);
    const histories = Array.from({ length: 80 }, () => Array.from({ length: 6 }, () => randomInteger(random, 30)));
    const model = fitEase(interactionsOf(histories, 30), { ridge: 3 });
    const list = model.recommend([1, 5, 9, 5], 8, [2]);
    expect(list.length).toBeGreaterThan(3);
    for (const { item, score } of list) {
      expect([1, 2, 5, 9]).not.toContain(item);
      const carriers = model.explainItem([1, 5, 9, 5], item);
      expect(carriers.map((one) => one.item).sort()).toEqual([1, 5, 9]);
      expect(carriers.reduce((sum, { contribution }) => sum + contribution, 0)).toBeCloseTo(score, 6);
    }
    expect(model.recommend([], 5)).toEqual([]);
    expect(() => model.recommend([30], 5)).toThrow(RangeError);
  });

  it('refuses a ridge that is none', () => {
    for (const ridge of [0, -1, Number.NaN])
      expect(() => fitEase(interactionsOf([[0]]), { ridge })).toThrow(RangeError);
  });
});

describe('interactions', () => {
  it('turned twice they are the same', () => {
    fc.assert(
      fc.property(anyHistories, (histories) => {
        const people = interactionsOf(histories, 12);
        expect(transposed(transposed(people))).toEqual(people);
        expect(histories.map((_, user) => historyOf(people, user))).toEqual(
          histories.map((history) => [...new Set(history)].sort((one, other) => one - other)),
        );
        expect([...degrees(people)]).toEqual(histories.map((history) => new Set(history).size));
      }),
    );
    expect(() => interactionsOf([[1], [2, -1]])).toThrow('History 1 has -1');
  });

  it('reads lists, empty ones too, and names the line that is none', () => {
    expect(parseHistories('0 3 4\n\n3\r\n2 1 \n', 'a.txt')).toEqual([[3, 4], [], [1], []]);
    expect(parseHistories('', 'a.txt')).toEqual([]);
    expect(() => parseHistories('0 1\n1 2 x', 'a.txt')).toThrow('Line 2 of a.txt has x');
    expect(() => parseHistories('0 1\n0 2', 'a.txt')).toThrow('Line 2 of a.txt has user 0 a second time');
    expect(() => parseHistories('0 -1', 'a.txt')).toThrow('Line 1 of a.txt has -1');
  });
});

describe('pickBest', () => {
  it('is what sorting everything gives', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: -2, max: 6 })), fc.nat(12), (list, count) => {
        const scores = Float64Array.from(list);
        const sorted = list
          .map((score, item) => ({ item, score }))
          .filter(({ score }) => score > 0)
          .sort((one, other) => other.score - one.score || one.item - other.item);
        expect(pickBest(scores, count, [...list.keys()])).toEqual(sorted.slice(0, count));
      }),
    );
  });
});
