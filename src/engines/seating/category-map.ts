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

/** Told of the bits that changed, so that derived structures follow. */
type Listener = (bits: readonly number[]) => void;

const listeners = new WeakMap<CategoryMap, Listener>();

/** One derived structure per map may follow its changes; the last one to ask does. */
export function followChanges(map: CategoryMap, listener: Listener): void {
  listeners.set(map, listener);
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
  for (const { firstPlace, rows, seatsPerRow } of map.blocks) {
    const size = rows * seatsPerRow;
    if (place >= firstPlace && place < firstPlace + size) return offset + place - firstPlace;
    offset += size;
  }
  return undefined;
}

export function isTaken(map: CategoryMap, bit: number): boolean {
  return ((map.taken[bit >> 3]! >> (bit & 7)) & 1) === 1;
}

/** Marks places taken or free again. Places of other categories are left alone. */
export function setTaken(map: CategoryMap, places: readonly number[], taken: boolean): void {
  const bits: number[] = [];
  for (const place of places) {
    const bit = bitOf(map, place);
    if (bit === undefined) continue;
    if (taken) map.taken[bit >> 3]! |= 1 << (bit & 7);
    else map.taken[bit >> 3]! &= ~(1 << (bit & 7));
    bits.push(bit);
  }
  listeners.get(map)?.(bits);
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
