/**
 * The bids that hold the places of one package each, least first, in one block of memory: Bertsekas and Castanon 1989 for
 * "similar objects". Package j owns `start[j] .. start[j] + room[j])`.
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
export function pushBid(heaps: BidHeaps, one: number, bid: number, person: number): void {
  const base = heaps.start[one]!;
  const { bid: bids, person: people } = heaps;
  let slot = heaps.count[one]!;
  heaps.count[one] = slot + 1;
  while (slot > 0) {
    const parent = (slot - 1) >> 1;
    const above = bids[base + parent]!;
    if (above <= bid) break;
    bids[base + slot] = above;
    people[base + slot] = people[base + parent]!;
    slot = parent;
  }
  bids[base + slot] = bid;
  people[base + slot] = person;
}

/** Puts a bid in the place of the least one; who held that is returned. */
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

/** Takes a person's bid out, wherever it stands. */
export function removeBid(heaps: BidHeaps, one: number, person: number): void {
  const base = heaps.start[one]!;
  const last = heaps.count[one]! - 1;
  let slot = 0;
  while (heaps.person[base + slot] !== person) slot += 1;
  heaps.count[one] = last;
  if (slot === last) return;
  const bid = heaps.bid[base + last]!;
  const mover = heaps.person[base + last]!;
  siftDown(heaps, one, slot, bid, mover);
  if (heaps.person[base + slot] !== mover) return;
  let at = slot;
  while (at > 0) {
    const parent = (at - 1) >> 1;
    if (heaps.bid[base + parent]! <= bid) break;
    heaps.bid[base + at] = heaps.bid[base + parent]!;
    heaps.person[base + at] = heaps.person[base + parent]!;
    at = parent;
  }
  heaps.bid[base + at] = bid;
  heaps.person[base + at] = mover;
}
