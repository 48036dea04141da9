import { type CategoryMap, followChanges } from './category-map.ts';
import { blockOfBit, isForAll, layoutOf, rowOfBit, type SeatLayout, type SeatRow } from './seat-layout.ts';

/** The largest party that is seated as one. */
export const largestParty = 12;

/** Free seats side by side for everybody: first bit and length. */
export interface Run {
  readonly bit: number;
  readonly length: number;
}

/** What is free, row by row; follows the map by `setTaken`. */
export interface RowIndex {
  readonly map: CategoryMap;
  readonly layout: SeatLayout;
  /** Per row of the layout, from its first seat on. */
  readonly runs: (readonly Run[])[];
  /** Per row, the length of its longest run. */
  readonly longest: Int32Array;
  /** Per party size, bits over rows: a run that holds the party and leaves no single seat. */
  readonly fitting: readonly Uint32Array[];
  /** Per party size, bits over rows: a run that holds the party. */
  readonly holding: readonly Uint32Array[];
  /** Per block, free places for everybody. */
  readonly freeInBlock: Int32Array;
  /** The same over the whole map, and how many there are. */
  free: number;
  readonly size: number;
  /** Per block, for standing ones: no place before this bit is free. */
  readonly firstFree: Int32Array;
  /** Rows to be read again. */
  readonly stale: Set<number>;
}

const indexes = new WeakMap<CategoryMap, RowIndex>();

/** The index of a map, made once and brought up to date where places changed since. */
export function rowIndexOf(map: CategoryMap): RowIndex {
  const known = indexes.get(map);
  const index = known ?? makeIndex(map);
  if (!known) indexes.set(map, index);
  if (index.stale.size > 0) {
    for (const row of index.stale) readRow(index, row);
    index.stale.clear();
  }
  return index;
}

/** Free runs of a row, from its first seat on. */
export function runsOf(map: CategoryMap, layout: SeatLayout, row: SeatRow): Run[] {
  const runs: Run[] = [];
  const { taken } = map;
  const { kept } = layout;
  const end = row.bit + row.length;
  let first = -1;
  let bit = row.bit;
  while (bit < end) {
    const byte = taken[bit >> 3]! | kept[bit >> 3]!;
    if (byte === 255 && first < 0) {
      bit = (bit | 7) + 1;
      continue;
    }
    if (((byte >> (bit & 7)) & 1) === 0) {
      if (first < 0) first = bit;
    } else if (first >= 0) {
      runs.push({ bit: first, length: bit - first });
      first = -1;
    }
    bit++;
  }
  if (first >= 0) runs.push({ bit: first, length: end - first });
  return runs;
}

/** The first row from `from` on whose bit is set; -1: none. */
export function nextRow(rows: Uint32Array, from: number): number {
  let word = from >> 5;
  if (word >= rows.length) return -1;
  let bits = rows[word]! & (-1 << (from & 31));
  while (bits === 0) {
    word++;
    if (word >= rows.length) return -1;
    bits = rows[word]!;
  }
  return word * 32 + 31 - Math.clz32(bits & -bits);
}

function makeIndex(map: CategoryMap): RowIndex {
  const layout = layoutOf(map);
  const words = Math.ceil(layout.rows.length / 32);
  const bitsPerParty = () => Array.from({ length: largestParty + 1 }, () => new Uint32Array(words));
  const freeInBlock = new Int32Array(map.blocks.length);
  let keptCount = 0;
  for (const block of map.blocks) keptCount += block.wheelchairPlaces.length + block.companionPlaces.length;
  const index: RowIndex = {
    map,
    layout,
    runs: layout.rows.map(() => []),
    longest: new Int32Array(layout.rows.length),
    fitting: bitsPerParty(),
    holding: bitsPerParty(),
    freeInBlock,
    free: 0,
    size: map.capacity - keptCount,
    firstFree: Int32Array.from(layout.firstBits),
    stale: new Set(),
  };
  for (let row = 0; row < layout.rows.length; row++) readRow(index, row);
  for (const block of layout.standing) {
    const first = layout.firstBits[block]!;
    const { rows, seatsPerRow } = map.blocks[block]!;
    for (let bit = first; bit < first + rows * seatsPerRow; bit++) {
      if (isForAll(map.taken, layout, bit)) freeInBlock[block]!++;
    }
    index.free += freeInBlock[block]!;
  }
  followChanges(map, (bit, taken) => {
    const row = rowOfBit(layout, bit);
    if (row >= 0) index.stale.add(row);
    else noteStanding(index, bit, taken);
  });
  return index;
}

function noteStanding(index: RowIndex, bit: number, taken: boolean): void {
  const { layout, freeInBlock, firstFree } = index;
  if (((layout.kept[bit >> 3]! >> (bit & 7)) & 1) === 1) return;
  const block = blockOfBit(layout, bit);
  freeInBlock[block]! += taken ? -1 : 1;
  index.free += taken ? -1 : 1;
  if (!taken && bit < firstFree[block]!) firstFree[block] = bit;
}

function readRow(index: RowIndex, row: number): void {
  const { map, layout, runs, fitting, holding } = index;
  const shape = layout.rows[row]!;
  let change = 0;
  for (const { length } of runs[row]!) change -= length;
  const now = runsOf(map, layout, shape);
  runs[row] = now;
  // Bit n of `holds` and `fits`: a party of n.
  let longest = 0;
  let holds = 0;
  let fits = 0;
  for (const { length } of now) {
    change += length;
    longest = Math.max(longest, length);
    holds |= upTo(Math.min(length, largestParty));
    fits |= upTo(Math.min(length - 2, largestParty));
    if (length <= largestParty) fits |= 1 << length;
  }
  index.longest[row] = longest;
  index.free += change;
  index.freeInBlock[shape.block]! += change;
  const mask = 1 << (row & 31);
  const word = row >> 5;
  for (let party = 1; party <= largestParty; party++) {
    if ((holds >> party) & 1) holding[party]![word]! |= mask;
    else holding[party]![word]! &= ~mask;
    if ((fits >> party) & 1) fitting[party]![word]! |= mask;
    else fitting[party]![word]! &= ~mask;
  }
}

/** Bits 1 to n. */
function upTo(n: number): number {
  return n < 1 ? 0 : (2 << n) - 2;
}
