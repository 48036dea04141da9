import type { CategoryMap, SeatBlock } from './category-map.ts';

/** A row of a seated block, as a span of bits. */
export interface SeatRow {
  /** Index of the block in the map. */
  readonly block: number;
  readonly rank: number;
  /** From 0, nearest to the field. */
  readonly row: number;
  /** First bit, and number of places. */
  readonly bit: number;
  readonly length: number;
  /** Adding this to a bit gives the place. */
  readonly shift: number;
  /** The next row of the block, as an index in `rows`; -1 behind the last. */
  readonly behind: number;
}

/** What stays the same while places come and go: made once for one array of blocks. */
export interface SeatLayout {
  readonly blocks: readonly SeatBlock[];
  /** Best first: by rank of the block, then nearest to the field, then in the order of the blocks. */
  readonly rows: readonly SeatRow[];
  /** First bit of each block. */
  readonly firstBits: readonly number[];
  /** Per block, its rows from the field on, as indexes in `rows`; empty for standing blocks. */
  readonly rowsOfBlock: readonly (readonly number[])[];
  /** Bits of wheelchair spaces and companion seats: never given to others. */
  readonly kept: Uint8Array;
  /** Indexes of standing blocks, best rank first. */
  readonly standing: readonly number[];
}

const layouts = new WeakMap<readonly SeatBlock[], SeatLayout>();

/** The layout of a map. */
export function layoutOf(map: CategoryMap): SeatLayout {
  const known = layouts.get(map.blocks);
  if (known) return known;
  const made = makeLayout(map.blocks, map.taken.length);
  layouts.set(map.blocks, made);
  return made;
}

/** The block of a bit, as an index. */
export function blockOfBit({ firstBits }: SeatLayout, bit: number): number {
  let low = 0;
  let high = firstBits.length - 1;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if (firstBits[middle]! <= bit) low = middle;
    else high = middle - 1;
  }
  return low;
}

/** The row of a bit, as an index; -1 for standing places. */
export function rowOfBit(layout: SeatLayout, bit: number): number {
  const block = blockOfBit(layout, bit);
  const { seatsPerRow } = layout.blocks[block]!;
  return layout.rowsOfBlock[block]![Math.floor((bit - layout.firstBits[block]!) / seatsPerRow)] ?? -1;
}

/** Free, and not kept for wheelchair users and their companions. */
export function isForAll(taken: Uint8Array, { kept }: SeatLayout, bit: number): boolean {
  return (((taken[bit >> 3]! | kept[bit >> 3]!) >> (bit & 7)) & 1) === 0;
}

function makeLayout(blocks: readonly SeatBlock[], bytes: number): SeatLayout {
  const kept = new Uint8Array(bytes);
  const firstBits: number[] = [];
  const seated: { block: number; row: number }[] = [];
  let offset = 0;
  blocks.forEach((block, index) => {
    firstBits.push(offset);
    for (const place of [...block.wheelchairPlaces, ...block.companionPlaces]) {
      const bit = offset + place - block.firstPlace;
      kept[bit >> 3]! |= 1 << (bit & 7);
    }
    for (let row = 0; block.kind === 'seated' && row < block.rows; row++) seated.push({ block: index, row });
    offset += block.rows * block.seatsPerRow;
  });
  const rankOf = (block: number): number => blocks[block]!.rank;
  seated.sort(
    (one, other) => rankOf(one.block) - rankOf(other.block) || one.row - other.row || one.block - other.block,
  );
  const rowsOfBlock: number[][] = blocks.map(() => []);
  seated.forEach(({ block, row }, index) => {
    rowsOfBlock[block]![row] = index;
  });
  const rows = seated.map(({ block, row }) => {
    const { rank, firstPlace, seatsPerRow } = blocks[block]!;
    const bit = firstBits[block]! + row * seatsPerRow;
    const shift = firstPlace - firstBits[block]!;
    return { block, rank, row, bit, length: seatsPerRow, shift, behind: rowsOfBlock[block]![row + 1] ?? -1 };
  });
  const standing = blocks.flatMap(({ kind }, index) => (kind === 'standing' ? [index] : []));
  standing.sort((one, other) => rankOf(one) - rankOf(other) || one - other);
  return { blocks, rows, firstBits, rowsOfBlock, kept, standing };
}
