/**
 * The bids that hold the places of each package, in one block of memory: Bertsekas and Castanon 1989 for "similar objects".
 * Package j owns `start[j] .. start[j] + room[j])`. While places are free the bids stand in no order, since the price does
 * not depend on them; once they are full they form a heap, the least bid first.
 */
export interface BidHeaps {
  readonly start: Int32Array;
  /** Places that can be held. */
  readonly room: Int32Array;
  readonly count: Int32Array;
  readonly bid: Float64Array;
  readonly person: Int32Array;
}

export function bidHeaps(room: Int32Array): BidHeaps {
  const start = new Int32Array(room.length + 1);
  for (let one = 0; one < room.length; one += 1) start[one + 1] = start[one]! + room[one]!;
  const places = start[room.length]!;
  const count = new Int32Array(room.length);
  return { start, room, count, bid: new Float64Array(places), person: new Int32Array(places) };
}

/** Adds a bid where there is room. */
export function addBid(heaps: BidHeaps, one: number, bid: number, person: number): void {
  const slot = heaps.count[one]!;
  const at = heaps.start[one]! + slot;
  heaps.bid[at] = bid;
  heaps.person[at] = person;
  heaps.count[one] = slot + 1;
  if (slot + 1 < heaps.room[one]!) return;
  for (let parent = (slot - 1) >> 1; parent >= 0; parent -= 1) {
    const from = heaps.start[one]! + parent;
    siftDown(heaps, one, parent, heaps.bid[from]!, heaps.person[from]!);
  }
}

/** Puts a bid in the place of the least one of a full package; who held that is returned. */
export function replaceLeast(heaps: BidHeaps, one: number, bid: number, person: number): number {
  const loser = heaps.person[heaps.start[one]!]!;
  siftDown(heaps, one, 0, bid, person);
  return loser;
}

function siftDown(heaps: BidHeaps, one: number, from: number, bid: number, person: number): void {
  const base = heaps.start[one]!;
  const { bid: bids, person: people } = heaps;
  const count = heaps.count[one]!;
  let slot = from;
  for (;;) {
    let child = 2 * slot + 1;
    if (child >= count) break;
    let below = bids[base + child]!;
    if (child + 1 < count && bids[base + child + 1]! < below) {
      child += 1;
      below = bids[base + child]!;
    }
    if (below >= bid) break;
    bids[base + slot] = below;
    people[base + slot] = people[base + child]!;
    slot = child;
  }
  bids[base + slot] = bid;
  people[base + slot] = person;
}

/** Takes a person's bid out, wherever it stands; the package is no longer full. */
export function removeBid(heaps: BidHeaps, one: number, person: number): void {
  const base = heaps.start[one]!;
  const last = base + heaps.count[one]! - 1;
  let at = base;
  while (heaps.person[at] !== person) at += 1;
  heaps.bid[at] = heaps.bid[last]!;
  heaps.person[at] = heaps.person[last]!;
  heaps.count[one] = heaps.count[one]! - 1;
}
