import { type BidHeaps, bidHeaps, pushBid, removeBid, replaceLeast } from './bid-heap.ts';
import type { Market } from './market.ts';

/**
 * The state of an auction: every place is held by the bid of one person. The price of a package is its least bid once it is
 * full; before, its floor (0 in a fresh auction). A person who holds a place has a reduced value within epsilon of the best
 * one at all prices (epsilon complementary slackness), so the matching is within people x epsilon of the best.
 */
export interface Auction {
  readonly market: Market;
  readonly value: Float64Array | Int32Array;
  readonly heaps: BidHeaps;
  readonly price: Float64Array;
  /** Position of each person's package in `market.candidate`, or -1. */
  readonly heldAt: Int32Array;
  /** People who have still to bid: a ring. First come, first served takes a third of the bids that last come would. */
  readonly waiting: Int32Array;
  waitingFrom: number;
  waitingCount: number;
  epsilon: number;
  bids: number;
}

/** More places than people who could want them would never fill, so the heap keeps one more than these at most. */
function roomOf({ packages, capacity, candidate }: Market): Int32Array {
  const room = new Int32Array(packages);
  for (const one of candidate) room[one] = room[one]! + 1;
  for (let one = 0; one < packages; one += 1) room[one] = Math.min(capacity[one]!, room[one]! + 1);
  return room;
}

/** A fresh auction: nobody holds anything, everybody waits, in their order. */
export function openAuction(market: Market, epsilon: number): Auction {
  const { people, packages, capacity, candidate, value } = market;
  const price = new Float64Array(packages);
  for (let at = 0; at < candidate.length; at += 1) {
    const one = candidate[at]!;
    if (capacity[one] === 0 && value[at]! > price[one]!) price[one] = value[at]!;
  }
  return {
    market,
    value,
    heaps: bidHeaps(roomOf(market)),
    price,
    heldAt: new Int32Array(people).fill(-1),
    waiting: Int32Array.from({ length: people }, (_, person) => person),
    waitingFrom: 0,
    waitingCount: people,
    epsilon,
    bids: 0,
  };
}

export function waits(auction: Auction, person: number): void {
  const { waiting } = auction;
  const to = auction.waitingFrom + auction.waitingCount;
  waiting[to < waiting.length ? to : to - waiting.length] = person;
  auction.waitingCount += 1;
}

/** Up to `limit` people bid, each for the best package at today's prices. True when nobody waits any more. */
export function bidForward(auction: Auction, limit: number): boolean {
  const { market, value, heaps, price, heldAt, waiting, epsilon } = auction;
  const { offset, candidate } = market;
  const { start, room, count, bid: held } = heaps;
  let left = limit;
  for (; left > 0 && auction.waitingCount > 0; left -= 1) {
    const person = waiting[auction.waitingFrom]!;
    auction.waitingFrom = auction.waitingFrom + 1 === waiting.length ? 0 : auction.waitingFrom + 1;
    auction.waitingCount -= 1;
    let best = 0;
    let second = 0;
    let chosen = -1;
    for (let at = offset[person]!, end = offset[person + 1]!; at < end; at += 1) {
      const reduced = value[at]! - price[candidate[at]!]!;
      if (reduced > best) {
        second = best;
        best = reduced;
        chosen = at;
      } else if (reduced > second) second = reduced;
    }
    if (chosen < 0) continue;
    const one = candidate[chosen]!;
    const bid = value[chosen]! - second + epsilon;
    heldAt[person] = chosen;
    if (count[one]! < room[one]!) {
      pushBid(heaps, one, bid, person);
      if (count[one] === room[one]) price[one] = held[start[one]!]!;
    } else {
      const loser = replaceLeast(heaps, one, bid, person);
      price[one] = held[start[one]!]!;
      heldAt[loser] = -1;
      waits(auction, loser);
    }
  }
  auction.bids += limit - left;
  return auction.waitingCount === 0;
}

/**
 * Goes on from other prices and another assignment, or from its own with a smaller epsilon: who is still within epsilon of
 * their best keeps the place, the others wait. A package with more people than places keeps those who would pay most.
 */
export function resume(auction: Auction, prices: Float64Array, heldAt: Int32Array): void {
  const { market, value, heaps, price, epsilon } = auction;
  const { people, packages, offset, candidate, capacity } = market;
  const { start, room, count, bid: held } = heaps;
  for (let one = 0; one < packages; one += 1) price[one] = capacity[one] === 0 ? price[one]! : prices[one]!;
  count.fill(0);
  auction.waitingFrom = 0;
  auction.waitingCount = 0;
  for (let person = 0; person < people; person += 1) {
    const own = heldAt[person]!;
    auction.heldAt[person] = -1;
    let others = 0;
    for (let at = offset[person]!, end = offset[person + 1]!; at < end; at += 1) {
      const reduced = value[at]! - price[candidate[at]!]!;
      if (reduced > others && at !== own) others = reduced;
    }
    if (own < 0) {
      if (others > 0) waits(auction, person);
      continue;
    }
    const one = candidate[own]!;
    const bid = value[own]! - others + epsilon;
    if (bid < price[one]! || room[one] === 0) waits(auction, person);
    else if (count[one]! < room[one]!) {
      auction.heldAt[person] = own;
      pushBid(heaps, one, bid, person);
    } else if (bid <= held[start[one]!]!) waits(auction, person);
    else {
      const loser = replaceLeast(heaps, one, bid, person);
      auction.heldAt[person] = own;
      auction.heldAt[loser] = -1;
      waits(auction, loser);
    }
  }
  for (let one = 0; one < packages; one += 1)
    if (room[one]! > 0 && count[one] === room[one]) price[one] = Math.max(price[one]!, held[start[one]!]!);
}

/** Person gives up the place; the package keeps its price although a place is free now. */
export function leave(auction: Auction, person: number): number {
  const one = auction.market.candidate[auction.heldAt[person]!]!;
  removeBid(auction.heaps, one, person);
  auction.heldAt[person] = -1;
  return one;
}

/** Takes a free place at a price that may be below what others hold theirs for. */
export function takeAt(auction: Auction, person: number, at: number, price: number): void {
  const one = auction.market.candidate[at]!;
  auction.heldAt[person] = at;
  pushBid(auction.heaps, one, price, person);
}
