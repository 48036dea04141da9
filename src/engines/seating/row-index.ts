import { type CategoryMap, followChanges, type SeatBlock } from './category-map.ts';

/** A row of seats, as a span of bits. Rows stand in order of rank, then block, then distance from the field. */
export interface Row {
  readonly block: number;
  readonly rank: number;
  /** First bit and number of places. */
  readonly bit: number;
  readonly length: number;
  /** Adding this to a bit gives the place. */
  readonly shift: number;
}

/** What never changes while blocks stay the same: one per array of blocks. */
export interface Layout {
  readonly rows: readonly Row[];
  /** Per block: its first bit, and its first row in `rows` (-1: standing). */
  readonly firstBits: readonly number[];
  readonly firstRows: readonly number[];
  /** 1 for wheelchair spaces and companion seats: never given to ordinary requests. */
  readonly special: Uint8Array;
  readonly longestRow: number;
  /** Standing blocks, best rank first. */
  readonly standing: readonly number[];
}

/** Free runs of ordinary seats: which rows have a run of which length. */
export interface RowIndex {
  readonly layout: Layout;
  /** Per length, bits over rows; the last length stands for itself and all above. */
  readonly rowsByRun: readonly Uint32Array[];
  /** Per row: free ordinary seats, and how many of them lie side by side at most. */
  readonly free: Uint16Array;
  readonly longest: Uint16Array;
}

/** Runs from this length on are one class: no party is longer than 12, so what is left is never a single seat. */
const longestClass = 48;

const layouts = new WeakMap<readonly SeatBlock[], Layout>();
const indexes = new WeakMap<CategoryMap, RowIndex>();

/** The index of a map, built once and following `setTaken`. */
export function rowIndexOf(map: CategoryMap): RowIndex {
  const known = indexes.get(map);
  if (known) return known;
  const layout = layoutOf(map);
  const words = Math.ceil(layout.rows.length / 32);
  const classes = Math.min(longestClass, layout.longestRow + 1) + 1;
  const index: RowIndex = {
    layout,
    rowsByRun: Array.from({ length: classes }, () => new Uint32Array(words)),
    free: new Uint16Array(layout.rows.length),
    longest: new Uint16Array(layout.rows.length),
  };
  for (let row = 0; row < layout.rows.length; row++) noteRuns(map, index, row);
  followChanges(map, (bits) => {
    let last = -1;
    for (const bit of bits) {
      const row = rowOf(layout, map, bit);
      if (row < 0 || row === last) continue;
      last = row;
      const mask = ~(1 << (row & 31));
      for (const rows of index.rowsByRun) rows[row >> 5]! &= mask;
      noteRuns(map, index, row);
    }
  });
  indexes.set(map, index);
  return index;
}

/** The row of a bit, or -1 for standing places. */
export function rowOf(layout: Layout, map: CategoryMap, bit: number): number {
  let low = 0;
  let high = layout.firstBits.length - 1;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if (layout.firstBits[middle]! <= bit) low = middle;
    else high = middle - 1;
  }
  const firstRow = layout.firstRows[low]!;
  return firstRow < 0 ? -1 : firstRow + Math.floor((bit - layout.firstBits[low]!) / map.blocks[low]!.seatsPerRow);
}

/** The first row, in order of rank, that has a free run of a length (of the last class: or longer); -1: none. */
export function firstRowWith(index: RowIndex, length: number): number {
  const rows = index.rowsByRun[length];
  if (!rows) return -1;
  for (let word = 0; word < rows.length; word++) {
    const bits = rows[word]!;
    if (bits !== 0) return word * 32 + 31 - Math.clz32(bits & -bits);
  }
  return -1;
}

/** A free run of ordinary seats: first bit and length. */
export interface Run {
  readonly bit: number;
  readonly length: number;
}

/** Free runs of a row, from its first seat on. */
export function runsOf(map: CategoryMap, layout: Layout, row: Row): Run[] {
  const runs: Run[] = [];
  let length = 0;
  const end = row.bit + row.length;
  for (let bit = row.bit; bit <= end; bit++) {
    if (bit < end && isFree(map, layout, bit)) length++;
    else if (length > 0) {
      runs.push({ bit: bit - length, length });
      length = 0;
    }
  }
  return runs;
}

/** Free, and for everybody. */
export function isFree(map: CategoryMap, { special }: Layout, bit: number): boolean {
  return (((map.taken[bit >> 3]! | special[bit >> 3]!) >> (bit & 7)) & 1) === 0;
}

/** Notes the runs of a row that no run is noted of. */
function noteRuns(map: CategoryMap, { layout, rowsByRun, free, longest }: RowIndex, row: number): void {
  const { bit: start, length: size } = layout.rows[row]!;
  const last = rowsByRun.length - 1;
  const { taken } = map;
  const { special } = layout;
  const mask = 1 << (row & 31);
  const word = row >> 5;
  let length = 0;
  let sum = 0;
  let most = 0;
  for (let bit = start; bit <= start + size; bit++) {
    if (bit < start + size && (((taken[bit >> 3]! | special[bit >> 3]!) >> (bit & 7)) & 1) === 0) length++;
    else if (length > 0) {
      rowsByRun[Math.min(length, last)]![word]! |= mask;
      sum += length;
      if (length > most) most = length;
      length = 0;
    }
  }
  free[row] = sum;
  longest[row] = most;
}

export function layoutOf(map: CategoryMap): Layout {
  const known = layouts.get(map.blocks);
  if (known) return known;
  const { blocks } = map;
  const firstBits: number[] = [];
  const special = new Uint8Array(map.taken.length);
  let offset = 0;
  for (const block of blocks) {
    firstBits.push(offset);
    for (const place of [...block.wheelchairPlaces, ...block.companionPlaces]) {
      const bit = offset + place - block.firstPlace;
      special[bit >> 3]! |= 1 << (bit & 7);
    }
    offset += block.rows * block.seatsPerRow;
  }
  const byRank = blocks.map((_, index) => index).sort((one, other) => blocks[one]!.rank - blocks[other]!.rank || one - other); // biome-ignore format: one order, one line
  const rows: Row[] = [];
  const firstRows = blocks.map(() => -1);
  for (const index of byRank) {
    const { kind, rank, firstPlace, rows: count, seatsPerRow } = blocks[index]!;
    if (kind === 'standing') continue;
    firstRows[index] = rows.length;
    const shift = firstPlace - firstBits[index]!;
    for (let row = 0; row < count; row++) {
      rows.push({ block: index, rank, bit: firstBits[index]! + row * seatsPerRow, length: seatsPerRow, shift });
    }
  }
  const longestRow = rows.reduce((longest, row) => Math.max(longest, row.length), 0);
  const standing = byRank.filter((index) => blocks[index]!.kind === 'standing');
  const layout = { rows, firstBits, firstRows, special, longestRow, standing };
  layouts.set(blocks, layout);
  return layout;
}
