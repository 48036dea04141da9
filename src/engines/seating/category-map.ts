/** A block of places as seating sees it; places are numbered over the whole venue. */
export interface SeatBlock {
  readonly id: string;
  /** 1 is the best view. */
  readonly rank: number;
  readonly kind: 'seated' | 'standing';
  readonly firstPlace: number;
  readonly rows: number;
  readonly seatsPerRow: number;
  readonly wheelchairPlaces: readonly number[];
  /** Each beside a wheelchair space. */
  readonly companionPlaces: readonly number[];
}

/** The places of one ticket category at one session, and which of them are taken. Change bits by {@link setTaken} only. */
export interface CategoryMap {
  readonly blocks: readonly SeatBlock[];
  readonly capacity: number;
  /** Bits, least significant first; the places of the blocks one after the other, in the order of `blocks`. */
  readonly taken: Uint8Array;
}

/** Told of every bit that changes, and what it became, so that derived structures follow. */
type Follower = (bit: number, taken: boolean) => void;

const followers = new WeakMap<CategoryMap, Follower>();

/** Lets one derived structure follow the changes of a map; the last one to ask does. */
export function followChanges(map: CategoryMap, follower: Follower): void {
  followers.set(map, follower);
}

/** A map over the bits kept in a database; none kept yet: all free. */
export function categoryMap(blocks: readonly SeatBlock[], bits: Uint8Array | null): CategoryMap {
  const capacity = blocks.reduce((sum, block) => sum + block.rows * block.seatsPerRow, 0);
  const taken = new Uint8Array(Math.ceil(capacity / 8));
  if (bits) taken.set(bits.subarray(0, taken.length));
  return { blocks, capacity, taken };
}

/** Index of a place in the bits; undefined for a place of another category. */
export function bitOf(map: CategoryMap, place: number): number | undefined {
  let offset = 0;
  for (const block of map.blocks) {
    const size = block.rows * block.seatsPerRow;
    if (place >= block.firstPlace && place < block.firstPlace + size) return offset + place - block.firstPlace;
    offset += size;
  }
  return undefined;
}

export function isTaken(map: CategoryMap, bit: number): boolean {
  return ((map.taken[bit >> 3]! >> (bit & 7)) & 1) === 1;
}

/** Marks places taken or free again. Places of other categories are left alone. */
export function setTaken(map: CategoryMap, places: readonly number[], taken: boolean): void {
  const follower = followers.get(map);
  let shift = 0;
  let from = 0;
  let to = 0;
  for (const place of places) {
    if (place < from || place >= to) {
      // Places of a party mostly lie in one block: the block of the place before is tried first.
      const bit = bitOf(map, place);
      if (bit === undefined) continue;
      const block = map.blocks.find(({ firstPlace, rows, seatsPerRow }) =>
        isWithin(place, firstPlace, rows * seatsPerRow),
      )!;
      shift = bit - place;
      from = block.firstPlace;
      to = from + block.rows * block.seatsPerRow;
    }
    const bit = place + shift;
    if (isTaken(map, bit) === taken) continue;
    map.taken[bit >> 3]! ^= 1 << (bit & 7);
    follower?.(bit, taken);
  }
}

function isWithin(place: number, first: number, size: number): boolean {
  return place >= first && place < first + size;
}

/** The bits of one block alone, for drawing it. */
export function bitsOfBlock(map: CategoryMap, blockId: string): Uint8Array {
  let offset = 0;
  for (const block of map.blocks) {
    const size = block.rows * block.seatsPerRow;
    if (block.id === blockId) {
      const bits = new Uint8Array(Math.ceil(size / 8));
      for (let index = 0; index < size; index++)
        if (isTaken(map, offset + index)) bits[index >> 3]! |= 1 << (index & 7);
      return bits;
    }
    offset += size;
  }
  return new Uint8Array(0);
}
