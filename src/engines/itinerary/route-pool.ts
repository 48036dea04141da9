import type { Instance } from './instance.ts';
import type { Tours } from './tours.ts';

/**
 * Tours met in good solutions, each once by its set of stops and type of day. Hu and Lim (2014) showed that recombining such tours
 * is what wins where there are several days.
 */
export interface RoutePool {
  readonly capacity: number;
  /** Words of a set: stops first, then groups, so that two tours with one group are not disjoint either. */
  readonly words: number;
  readonly sets: Int32Array;
  readonly stride: number;
  readonly visits: Int32Array;
  readonly length: Int32Array;
  readonly type: Int32Array;
  readonly value: Float64Array;
  readonly cost: Float64Array;
  readonly time: Int32Array;
  readonly hash: Int32Array;
  /** Open addressing by hash: entry + 1, 0 where empty. */
  readonly table: Int32Array;
  readonly count: Int32Array;
  readonly mark: Int32Array;
}

const poolSize = 1_500;
const tableSize = 8_192;
/** Longer days are not pooled. */
const mostVisits = 120;

export function beginPool(of: Instance): RoutePool {
  const words = Math.ceil((of.stops + of.groups) / 32);
  const stride = Math.min(mostVisits, of.stops);
  return {
    capacity: poolSize,
    words,
    sets: new Int32Array(poolSize * words),
    stride,
    visits: new Int32Array(poolSize * stride),
    length: new Int32Array(poolSize),
    type: new Int32Array(poolSize),
    value: new Float64Array(poolSize),
    cost: new Float64Array(poolSize),
    time: new Int32Array(poolSize),
    hash: new Int32Array(poolSize),
    table: new Int32Array(tableSize),
    count: new Int32Array(1),
    mark: Int32Array.from({ length: of.stops }, (_, stop) => mixed(stop + 1)),
  };
}

function mixed(word: number): number {
  let bits = Math.imul(word ^ (word >>> 16), 0x21f0aaad) + 0x5bd1e995;
  bits = Math.imul(bits ^ (bits >>> 15), 0x735a2d97);
  return bits ^ (bits >>> 15);
}

/** Adds the tour of a day; of two with the same stops the quicker one stays. */
export function addRoute(pool: RoutePool, tours: Tours, day: number): void {
  const { of, node, stride } = tours;
  const count = tours.length[day]!;
  if (count === 0 || count > pool.stride) return;
  const type = of.dayType[day]!;
  const from = day * stride + 1;
  let hash = mixed(-1 - type);
  let value = 0;
  for (let at = from; at < from + count; at += 1) {
    hash ^= pool.mark[node[at]!]!;
    value += of.value[node[at]!]!;
  }
  let place = hash & (tableSize - 1);
  for (; pool.table[place] !== 0; place = (place + 1) & (tableSize - 1)) {
    const entry = pool.table[place]! - 1;
    if (pool.hash[entry] !== hash || pool.length[entry] !== count || pool.value[entry] !== value) continue;
    if (tours.time[day]! < pool.time[entry]!) store(pool, tours, day, entry, hash, value);
    return;
  }
  if (pool.count[0] === pool.capacity) {
    shrink(pool);
    place = hash & (tableSize - 1);
    while (pool.table[place] !== 0) place = (place + 1) & (tableSize - 1);
  }
  const entry = pool.count[0]!;
  pool.count[0]! += 1;
  pool.table[place] = entry + 1;
  store(pool, tours, day, entry, hash, value);
}

function store(pool: RoutePool, tours: Tours, day: number, entry: number, hash: number, value: number): void {
  const { of, node } = tours;
  const count = tours.length[day]!;
  const from = day * tours.stride + 1;
  const word = entry * pool.words;
  pool.sets.fill(0, word, word + pool.words);
  let cost = 0;
  for (let at = 0; at < count; at += 1) {
    const stop = node[from + at]!;
    pool.visits[entry * pool.stride + at] = stop;
    pool.sets[word + (stop >> 5)]! |= 1 << (stop & 31);
    cost += of.cost[stop]!;
    if (of.group[stop]! < 0) continue;
    const bit = of.stops + of.group[stop]!;
    pool.sets[word + (bit >> 5)]! |= 1 << (bit & 31);
  }
  pool.length[entry] = count;
  pool.type[entry] = of.dayType[day]!;
  pool.value[entry] = value;
  pool.cost[entry] = cost;
  pool.time[entry] = tours.time[day]!;
  pool.hash[entry] = hash;
}

/** Entries by type of day and falling value. */
export function ranked(pool: RoutePool): Int32Array {
  const { type, value } = pool;
  return Int32Array.from({ length: pool.count[0]! }, (_, entry) => entry).sort(
    (one, other) => type[one]! - type[other]! || value[other]! - value[one]! || one - other,
  );
}

/** Keeps the more valuable half of each type. */
function shrink(pool: RoutePool): void {
  const order = ranked(pool);
  const kept: number[] = [];
  for (let first = 0; first < order.length; ) {
    let end = first;
    while (end < order.length && pool.type[order[end]!] === pool.type[order[first]!]) end += 1;
    for (let at = first; at < first + Math.ceil((end - first) / 2); at += 1) kept.push(order[at]!);
    first = end;
  }
  kept.sort((one, other) => one - other);
  pool.table.fill(0);
  kept.forEach((old, entry) => {
    move(pool, old, entry);
    let place = pool.hash[entry]! & (tableSize - 1);
    while (pool.table[place] !== 0) place = (place + 1) & (tableSize - 1);
    pool.table[place] = entry + 1;
  });
  pool.count[0] = kept.length;
}

function move(pool: RoutePool, old: number, entry: number): void {
  pool.sets.copyWithin(entry * pool.words, old * pool.words, (old + 1) * pool.words);
  pool.visits.copyWithin(entry * pool.stride, old * pool.stride, (old + 1) * pool.stride);
  for (const column of [pool.length, pool.type, pool.value, pool.cost, pool.time, pool.hash])
    column[entry] = column[old]!;
}
