import { checked } from './fit-ease.ts';
import { degrees, type Interactions, transposed } from './interactions.ts';
import { fitLowPass, type LowPass } from './low-pass.ts';
import { pickBest } from './pick-best.ts';
import type { Carrier, TasteModel } from './taste-model.ts';

export interface GraphFilterSettings {
  /** A common item makes two people alike by (people who have it) ^ -this. */
  readonly sharedPower: number;
  /** The likeness of two people is raised to this: above 1, near neighbours count for more. */
  readonly nearPower: number;
  /** A neighbour with many items says less about each: (their items) ^ -this. */
  readonly breadthPower: number;
  /** Correction for popularity at the end: (people who have the item) ^ -this. */
  readonly popularityPower: number;
  /** Weight of the low-pass beside the neighbours, whose scores have length 1. 0 leaves it out. */
  readonly lowPassWeight: number;
  readonly rank: number;
  /** Items that the neighbours put first are those the low-pass then looks at. */
  readonly candidates: number;
}

/** Chosen on a validation part of the training data of Gowalla; docs/engines/taste.md says how. */
export const usualGraphFilter: GraphFilterSettings = {
  sharedPower: 0.5,
  nearPower: 1.5,
  breadthPower: 0.9,
  popularityPower: 0.15,
  lowPassWeight: 0.2,
  rank: 512,
  candidates: 400,
};

/** What one person's walk over the graph needs; made once a model, so a list allocates little. */
interface Walk {
  readonly people: Interactions;
  readonly byItem: Interactions;
  readonly shared: Float64Array;
  readonly breadth: Float64Array;
  readonly output: Float64Array;
  readonly near: Float64Array;
  readonly met: Int32Array;
  readonly scores: Float64Array;
  readonly reached: Int32Array;
}

/**
 * A graph filter for tens of thousands of items: walks of three steps (person, item, neighbour, item) with a power for each degree
 * on the way (as in RP3-beta and LinkProp) and for the neighbours' likeness, plus an ideal low-pass (Shen et al., "How powerful is graph
 * convolution for recommendation?", CIKM 2021). Nothing is trained: fitting is counting and one randomised range finder.
 * @throws RangeError for a setting that is not finite or negative.
 */
export function fitGraphFilter(people: Interactions, settings: Partial<GraphFilterSettings> = {}): TasteModel {
  const chosen = { ...usualGraphFilter, ...settings };
  for (const [name, value] of Object.entries(chosen))
    if (!(value >= 0 && Number.isFinite(value))) throw new RangeError(`${name} is ${value}, not a number from 0 on`);
  const byItem = transposed(people);
  const power = (counts: Float64Array, exponent: number) => counts.map((count) => Math.max(1, count) ** -exponent);
  const walk: Walk = {
    people,
    byItem,
    shared: power(degrees(byItem), chosen.sharedPower),
    breadth: power(degrees(people), chosen.breadthPower),
    output: power(degrees(byItem), chosen.popularityPower),
    near: new Float64Array(people.users),
    met: new Int32Array(people.users),
    scores: new Float64Array(people.items),
    reached: new Int32Array(people.items),
  };
  const low = chosen.lowPassWeight > 0 && people.of.length > 0 ? lowPart(people, byItem, chosen) : undefined;
  const { items } = people;
  return {
    items,
    recommend(history, count, exclude = []) {
      const had = checked(history, items);
      const never = checked(exclude, items);
      const { reached, length } = neighbourScores(walk, had, chosen.nearPower);
      for (const item of had) walk.scores[item] = 0;
      for (const item of never) walk.scores[item] = 0;
      const candidates = pickBest(walk.scores, Math.max(count, low ? chosen.candidates : 0), reached);
      for (const item of reached) walk.scores[item] = 0;
      const filter = low?.filter(had);
      const final = new Float64Array(candidates.length);
      candidates.forEach(({ item, score }, at) => {
        final[at] = score / length + (filter ? filter(item) : 0);
      });
      return pickBest(final, count, [...final.keys()]).map(({ item, score }) => ({
        item: candidates[item]!.item,
        score,
      }));
    },
    explainItem(history, item) {
      checked([item], items);
      const had = checked(history, items);
      return explain(walk, low, had, item, chosen.nearPower);
    },
  };
}

/** Fills `walk.scores`; gives the items reached, in the order met, and the length of their scores as a vector. */
function neighbourScores(
  walk: Walk,
  history: ReadonlySet<number>,
  nearPower: number,
): { reached: Int32Array; length: number } {
  const { people, breadth, output, near, scores, reached } = walk;
  const { starts, of } = people;
  let count = 0;
  for (const person of neighbours(walk, history)) {
    const likeness = near[person]!;
    near[person] = 0;
    // The usual power by a root: a general power takes longer than the walk to the neighbour's items.
    const weight = (nearPower === 1.5 ? likeness * Math.sqrt(likeness) : likeness ** nearPower) * breadth[person]!;
    const end = starts[person + 1]!;
    for (let at = starts[person]!; at < end; at += 1) {
      const item = of[at]!;
      const before = scores[item]!;
      if (before === 0) {
        reached[count] = item;
        count += 1;
      }
      scores[item] = before + weight;
    }
  }
  let square = 0;
  for (let at = 0; at < count; at += 1) {
    const item = reached[at]!;
    const score = scores[item]! * output[item]!;
    scores[item] = score;
    square += score * score;
  }
  return { reached: reached.subarray(0, count), length: Math.sqrt(square) };
}

/** People who share an item, and in `walk.near` how alike they are. */
function neighbours({ byItem, shared, near, met }: Walk, history: ReadonlySet<number>): Int32Array {
  let count = 0;
  for (const item of history) {
    const weight = shared[item]!;
    const end = byItem.starts[item + 1]!;
    for (let at = byItem.starts[item]!; at < end; at += 1) {
      const person = byItem.of[at]!;
      const before = near[person]!;
      if (before === 0) {
        met[count] = person;
        count += 1;
      }
      near[person] = before + weight;
    }
  }
  return met.subarray(0, count);
}

interface LowPart {
  /** The filter's part of the score of an item, for one history. */
  filter(history: ReadonlySet<number>): ((item: number) => number) | undefined;
  /** The same, item by item of the history; sums to the filter. */
  parts(history: readonly number[], item: number): number[];
}

function lowPart(people: Interactions, byItem: Interactions, settings: GraphFilterSettings): LowPart {
  const low = fitLowPass(people, { rank: settings.rank, rounds: 3, seed: 1 });
  const counts = degrees(byItem);
  const usual = people.of.length / Math.max(1, people.items);
  const input = counts.map((count) => 1 / Math.sqrt(Math.max(1, count)));
  const output = counts.map((count) => settings.lowPassWeight * Math.sqrt(count / usual));
  const { rank, basis } = low;
  return {
    filter(history) {
      const { coefficients, length } = coefficientsOf(low, history, input);
      if (length === 0) return undefined;
      return (item) => (output[item]! * product(coefficients, basis, item * rank)) / length;
    },
    parts(history, item) {
      const { length } = coefficientsOf(low, new Set(history), input);
      return history.map((one) => {
        if (length === 0) return 0;
        const { coefficients } = coefficientsOf(low, new Set([one]), input);
        return (output[item]! * product(coefficients, basis, item * rank)) / length;
      });
    },
  };
}

/** The projection of a history as weights of the basis, and its length. */
function coefficientsOf({ rank, basis, inverseGram }: LowPass, history: ReadonlySet<number>, input: Float64Array) {
  const sum = new Float64Array(rank);
  for (const item of history)
    for (let k = 0; k < rank; k += 1) sum[k] = sum[k]! + input[item]! * basis[item * rank + k]!;
  const coefficients = new Float64Array(rank);
  let square = 0;
  for (let row = 0; row < rank; row += 1) {
    let value = 0;
    for (let k = 0; k < rank; k += 1) value += inverseGram[row * rank + k]! * sum[k]!;
    coefficients[row] = value;
    square += value * sum[row]!;
  }
  return { coefficients, length: Math.sqrt(Math.max(0, square)) };
}

function product(coefficients: Float64Array, basis: Float32Array, from: number): number {
  let sum = 0;
  for (let k = 0; k < coefficients.length; k += 1) sum += coefficients[k]! * basis[from + k]!;
  return sum;
}

function explain(
  walk: Walk,
  low: LowPart | undefined,
  history: ReadonlySet<number>,
  item: number,
  nearPower: number,
): Carrier[] {
  const { byItem, shared, breadth, output, near, scores } = walk;
  const { reached, length } = neighbourScores(walk, history, nearPower);
  for (const one of reached) scores[one] = 0;
  neighbours(walk, history);
  const who = new Set(byItem.of.subarray(byItem.starts[item]!, byItem.starts[item + 1]!));
  const list = [...history];
  const parts = low?.parts(list, item) ?? list.map(() => 0);
  // A neighbour's weight is a power of a sum over common items: each common item carries it by its share of the sum.
  const found = list.map((one, index) => {
    let walked = 0;
    for (let at = byItem.starts[one]!; at < byItem.starts[one + 1]!; at += 1) {
      const person = byItem.of[at]!;
      if (who.has(person)) walked += near[person]! ** (nearPower - 1) * breadth[person]! * shared[one]!;
    }
    return { item: one, contribution: (length === 0 ? 0 : (walked * output[item]!) / length) + parts[index]! };
  });
  for (const one of history)
    for (let at = byItem.starts[one]!; at < byItem.starts[one + 1]!; at += 1) near[byItem.of[at]!] = 0;
  return found.sort((one, other) => other.contribution - one.contribution || one.item - other.item);
}
