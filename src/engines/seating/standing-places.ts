import type { RowIndex } from './row-index.ts';
import { isForAll } from './seat-layout.ts';

/** Free places, in order, of the best standing block that has room and is not worse than `rank`. */
export function standingPlaces(index: RowIndex, count: number, rank: number): number[] | undefined {
  for (const block of index.layout.standing) {
    if (index.map.blocks[block]!.rank > rank) return undefined;
    if (index.freeInBlock[block]! >= count) return freeStanding(index, block, count);
  }
  return undefined;
}

/** Up to `count` free places of a standing block, in order. */
export function freeStanding({ map, layout, firstFree }: RowIndex, block: number, count: number): number[] {
  const { firstPlace, rows, seatsPerRow } = map.blocks[block]!;
  const firstBit = layout.firstBits[block]!;
  const end = firstBit + rows * seatsPerRow;
  const places: number[] = [];
  let isFirst = true;
  for (let bit = firstFree[block]!; bit < end && places.length < count; bit++) {
    if (!isForAll(map.taken, layout, bit)) continue;
    // Only a hint for the next call: every place before it is taken.
    if (isFirst) firstFree[block] = bit;
    isFirst = false;
    places.push(firstPlace + bit - firstBit);
  }
  return places;
}
