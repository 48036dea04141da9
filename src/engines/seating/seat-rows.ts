import { type CategoryMap, isTaken, type SeatBlock } from './category-map.ts';

/** One row of a block with what is free in it. */
export interface SeatRow {
  readonly block: SeatBlock;
  /** From 0, nearest to the field. */
  readonly row: number;
  /** Bit of seat 1. */
  readonly firstBit: number;
  readonly firstPlace: number;
  /** Seats that are kept for wheelchair users and their companions. */
  readonly kept: ReadonlySet<number>;
  /** Free seats side by side, [from, length] in the row; made anew after a change. */
  runs: readonly (readonly [number, number])[];
  longest: number;
  stamp: string;
}

interface RowIndex {
  readonly rows: readonly SeatRow[];
  readonly byBlock: ReadonlyMap<string, readonly SeatRow[]>;
}

const indexes = new WeakMap<CategoryMap, RowIndex>();

/** Rows of seated blocks, best first: by rank of the block, then nearest to the field. */
export function rowsOf(map: CategoryMap): RowIndex {
  const known = indexes.get(map);
  if (known) return known;
  const rows: SeatRow[] = [];
  let bit = 0;
  for (const block of map.blocks) {
    const kept = new Set([...block.wheelchairPlaces, ...block.companionPlaces]);
    for (let row = 0; row < block.rows && block.kind === 'seated'; row++) {
      const offset = row * block.seatsPerRow;
      rows.push({
        block,
        row,
        firstBit: bit + offset,
        firstPlace: block.firstPlace + offset,
        kept,
        runs: [],
        longest: 0,
        stamp: '',
      });
    }
    bit += block.rows * block.seatsPerRow;
  }
  rows.sort(
    (one, other) => one.block.rank - other.block.rank || one.row - other.row || one.firstPlace - other.firstPlace,
  );
  const byBlock = new Map<string, SeatRow[]>();
  for (const row of rows) byBlock.set(row.block.id, [...(byBlock.get(row.block.id) ?? []), row]);
  const made = { rows, byBlock };
  indexes.set(map, made);
  return made;
}

/** Brings a row's runs up to date with the bits; a row whose bytes did not change is not read again. */
export function refresh(map: CategoryMap, row: SeatRow): SeatRow {
  const { firstBit } = row;
  const { seatsPerRow } = row.block;
  let stamp = '';
  for (let byte = firstBit >> 3; byte <= (firstBit + seatsPerRow - 1) >> 3; byte++)
    stamp += String.fromCharCode(map.taken[byte]! + 1);
  if (stamp === row.stamp) return row;
  const runs: [number, number][] = [];
  let from = -1;
  for (let seat = 0; seat <= seatsPerRow; seat++) {
    const isFree = seat < seatsPerRow && !isTaken(map, firstBit + seat) && !row.kept.has(row.firstPlace + seat);
    if (isFree && from < 0) from = seat;
    if (!isFree && from >= 0) {
      runs.push([from, seat - from]);
      from = -1;
    }
  }
  row.runs = runs;
  row.longest = runs.reduce((longest, [, length]) => Math.max(longest, length), 0);
  row.stamp = stamp;
  return row;
}

/** The start for `count` seats in a run nearest to the row's middle that leaves no single seat; undefined where there is none. */
export function startIn([from, length]: readonly [number, number], count: number, middle: number): number | undefined {
  const rest = length - count;
  if (rest < 0 || rest === 1) return undefined;
  const wish = Math.round(middle - count / 2) - from;
  const left = Math.max(0, Math.min(rest, wish));
  for (let shift = 0; shift <= rest; shift++) {
    for (const start of [left - shift, left + shift]) {
      if (start >= 0 && start <= rest && start !== 1 && rest - start !== 1) return from + start;
    }
  }
  return undefined;
}
