import { seededRandom } from '../../kernel/random.ts';
import { featureSpace } from './feature-space.ts';
import type { Scored, TasteItem } from './taste-item.ts';
import { checkItems } from './taste-item.ts';

export interface Variety {
  /** 0: by score alone; 1: as different from each other as can be. 0.5 is a good start. */
  readonly variety: number;
  /** A person's own number: equals fall differently for different people, and the same every time for one. */
  readonly seed: number;
}

/** Scores that differ by less than this share of the best are equals between which the seed decides. */
const nearEqual = 0.08;
/** What a wholly unknown item gets over the most popular one, as a share of the best score. */
const fairness = 0.06;
/** One place in so many, at a variety of 1, is drawn from what is small and new to the person. */
const exploreEvery = 5;

/**
 * A list of at most `count` items that is good as a whole. First what the person asked for by name: items they liked themselves and
 * the best item of each sport they follow. Then the greedy maximum of a determinantal point process (Chen, Zhang and Zhou, NeurIPS
 * 2018): score against likeness, updated by an incremental Cholesky step. Among near equals less popular items come first and the seed
 * decides. Some last places, more with more variety, are drawn by seed among items of kinds not yet in the list, little known first.
 * @throws RangeError where the variety is not within 0..1, the count not a whole number, or a scored item is not among the items.
 */
export function chooseDiverse(
  scored: readonly Scored[],
  items: readonly TasteItem[],
  count: number,
  { variety, seed }: Variety,
): readonly Scored[] {
  if (!(variety >= 0 && variety <= 1)) throw new RangeError(`Variety is ${variety}, not a number from 0 to 1`);
  if (!Number.isInteger(count) || count < 0) throw new RangeError(`Count is ${count}, not a whole number from 0 on`);
  checkItems(items);
  const numbers = new Map(items.map(({ id }, number) => [id, number]));
  const pool = scored.filter(({ score }) => score > 0).slice(0, Math.max(400, 20 * count));
  const places = pool.map(({ item }) => {
    const place = numbers.get(item);
    if (place === undefined) throw new RangeError(`Item ${item} has a score but is not among the items`);
    return place;
  });
  if (pool.length === 0 || count === 0) return [];
  const asked = askedByName(pool).slice(0, count);
  const explored = Math.min(Math.floor((count * variety) / exploreEvery), count - asked.length);
  const space = featureSpace(items);
  const likeness = (one: number, other: number) => space.similarity(places[one]!, places[other]!);
  const utility = fairUtility(pool, (index) => items[places[index]!]!.popularity, seed);
  const chosen = greedyDeterminant(utility, likeness, asked, count - explored, variety);
  draw(chosen, pool, explored, { likeness, utility, seed });
  return chosen.map((index) => pool[index]!);
}

/** Places in the pool: what was liked itself, then the best of each sport followed; by score. */
function askedByName(pool: readonly Scored[]): number[] {
  const sports = new Set<string>();
  const asked: number[] = [];
  pool.forEach(({ item, reasons }, index) => {
    let isAsked = reasons.some((reason) => reason.kind === 'likeYouLiked' && reason.item === item);
    for (const reason of reasons)
      if (reason.kind === 'followsSport' && !sports.has(reason.sport)) {
        sports.add(reason.sport);
        isAsked = true;
      }
    if (isAsked) asked.push(index);
  });
  return asked;
}

function fairUtility(pool: readonly Scored[], popularity: (index: number) => number, seed: number): Float64Array {
  const best = pool.reduce((top, { score }) => Math.max(top, score), 0);
  const most = pool.reduce((top, _, index) => Math.max(top, popularity(index)), 0);
  return Float64Array.from(pool, ({ item, score }, index) => {
    const unknown = most === 0 ? 0 : 1 - Math.sqrt(popularity(index) / most);
    return score / best + nearEqual * chanceOf(item, seed) + fairness * unknown;
  });
}

/**
 * Fast greedy MAP of L = diag(q) S diag(q), q = exp(a utility). `asked` go first. The likeness matrix S is mixed with the identity, so two
 * items of the same tags can still both be chosen, the second at a price.
 */
function greedyDeterminant(
  utility: Float64Array,
  likeness: (one: number, other: number) => number,
  asked: readonly number[],
  count: number,
  variety: number,
): number[] {
  const total = utility.length;
  const mix = 0.95;
  // Even the most varied list has to be liked a little.
  const spread = 0.9 * variety;
  const rest = new Float64Array(total).fill(1);
  const rows: Float64Array[] = [];
  const taken = new Uint8Array(total);
  const chosen: number[] = [];
  while (chosen.length < Math.min(count, total)) {
    let best = asked[chosen.length] ?? -1;
    if (best < 0) {
      let top = Number.NEGATIVE_INFINITY;
      for (let one = 0; one < total; one += 1) {
        if (taken[one]) continue;
        const gain = (1 - spread) * 4 * utility[one]! + spread * Math.log(Math.max(rest[one]!, 1e-12));
        if (gain > top) [best, top] = [one, gain];
      }
    }
    taken[best] = 1;
    const scale = Math.sqrt(Math.max(rest[best]!, 1e-12));
    const row = new Float64Array(total);
    for (let one = 0; one < total; one += 1) {
      if (taken[one]) continue;
      let value = mix * likeness(best, one);
      for (const earlier of rows) value -= earlier[best]! * earlier[one]!;
      row[one] = value / scale;
      rest[one] = rest[one]! - row[one]! * row[one]!;
    }
    // Rows keep the chosen column too: later steps need it only for items not yet taken, so zeros of taken ones do no harm.
    rows.push(row);
    chosen.push(best);
  }
  return chosen;
}

/** Adds `count` items, each drawn by weight: new in kind, little known, still good. */
function draw(
  chosen: number[],
  pool: readonly Scored[],
  count: number,
  how: {
    readonly likeness: (one: number, other: number) => number;
    readonly utility: Float64Array;
    readonly seed: number;
  },
): void {
  const random = seededRandom(how.seed);
  for (let round = 0; round < count && chosen.length < pool.length; round += 1) {
    const taken = new Set(chosen);
    let best = -1;
    let first = Number.POSITIVE_INFINITY;
    for (let one = 0; one < pool.length; one += 1) {
      const luck = -Math.log(1 - random());
      if (taken.has(one)) continue;
      const nearest = chosen.reduce((most, other) => Math.max(most, how.likeness(one, other)), 0);
      const isNew = pool[one]!.reasons.some(({ kind }) => kind === 'somethingNew');
      const weight = (1 - 0.95 * nearest) * how.utility[one]! * (isNew ? 3 : 1);
      // The least of exponential variables divided by their weights is a draw by weight.
      if (luck / weight < first) [best, first] = [one, luck / weight];
    }
    chosen.push(best);
  }
}

/** A number in [0, 1) of an item and a seed (FNV-1a, then a final mixing). */
function chanceOf(item: string, seed: number): number {
  let hash = (0x811c9dc5 ^ seed) >>> 0;
  for (let i = 0; i < item.length; i += 1) hash = Math.imul(hash ^ item.charCodeAt(i), 0x01000193) >>> 0;
  hash = Math.imul(hash ^ (hash >>> 16), 0x21f0aaad);
  hash = Math.imul(hash ^ (hash >>> 15), 0x735a2d97);
  return ((hash ^ (hash >>> 15)) >>> 0) / 4294967296;
}
