import { type Interactions, transposed } from './interactions.ts';
import { invertPositive } from './invert-positive.ts';
import { pickBest } from './pick-best.ts';
import type { TasteModel } from './taste-model.ts';

/** Weights of item on item, by rows: `weights[i * items + j]` is what having i says for j; the diagonal is 0. */
export interface EaseModel extends TasteModel {
  readonly weights: Float32Array;
}

const itemsAtMost = 6_000;

/**
 * EASE^R (Steck, WWW 2019): the item-item weights with zero diagonal that best give back every history from itself, in closed form from the
 * inverse P of the Gram matrix with `ridge` on its diagonal: B = I - P / diag(P). For up to some 5,000 items: memory is 20 bytes an item squared.
 * @param ridge above 0; larger is smoother. Some 200 to 1000 suit a few thousand people.
 * @throws RangeError for a ridge that is not above 0 or more than 6,000 items.
 */
export function fitEase(people: Interactions, { ridge }: { readonly ridge: number }): EaseModel {
  const { items } = people;
  if (!(ridge > 0 && Number.isFinite(ridge))) throw new RangeError(`The ridge is ${ridge}, not a number above 0`);
  if (items > itemsAtMost) throw new RangeError(`EASE is for ${itemsAtMost} items at most, not for ${items}`);
  const gram = gramOf(people);
  for (let item = 0; item < items; item += 1) gram[item * items + item]! += ridge;
  invertPositive(gram, items);
  const weights = new Float32Array(items * items);
  for (let row = 0; row < items; row += 1)
    for (let column = 0; column < items; column += 1)
      if (row !== column) weights[row * items + column] = -gram[row * items + column]! / gram[column * items + column]!;
  return {
    items,
    weights,
    recommend(history, count, exclude = []) {
      const scores = new Float64Array(items);
      for (const item of checked(history, items))
        for (let other = 0; other < items; other += 1) scores[other] = scores[other]! + weights[item * items + other]!;
      for (const item of history) scores[item] = 0;
      for (const item of checked(exclude, items)) scores[item] = 0;
      return pickBest(scores, count, Array.from(scores.keys()));
    },
    explainItem(history, item) {
      checked([item], items);
      return [...checked(history, items)]
        .filter((other) => other !== item)
        .map((other) => ({ item: other, contribution: weights[other * items + item]! }))
        .sort((one, other) => other.contribution - one.contribution || one.item - other.item);
    },
  };
}

/** Each number once. @throws RangeError for a number that is no item. */
export function checked(numbers: readonly number[], items: number): ReadonlySet<number> {
  for (const item of numbers)
    if (!Number.isInteger(item) || item < 0 || item >= items)
      throw new RangeError(`${item} is not the number of one of ${items} items`);
  return new Set(numbers);
}

function gramOf(people: Interactions): Float64Array {
  const { items, starts, of } = people;
  const byItem = transposed(people);
  const gram = new Float64Array(items * items);
  for (let item = 0; item < items; item += 1)
    for (let at = byItem.starts[item]!; at < byItem.starts[item + 1]!; at += 1) {
      const user = byItem.of[at]!;
      for (let pair = starts[user]!; pair < starts[user + 1]!; pair += 1) gram[item * items + of[pair]!]! += 1;
    }
  return gram;
}
