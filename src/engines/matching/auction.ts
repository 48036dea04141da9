import { addBid, type BidHeaps, bidHeaps, removeBid, replaceLeast } from './bid-heap.ts';
import type { Market } from './market.ts';
import { lookAt, type NearPeople } from './near-demand.ts';

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
  /** That package and its value to the person, where they hold one: beside each other, as a reverse auction asks often. */
  readonly heldPackage: Int32Array;
  readonly heldValue: Float64Array;
  /** People who have still to bid: a ring. First come, first served takes a third of the bids that last come would. */
  readonly waiting: Int32Array;
  /** 1 for everybody who bid or moved at moving prices since people were looked at. */
  readonly hasBid: Uint8Array;
  waitingFrom: number;
  waitingCount: number;
  epsilon: number;
  bids: number;
}

/** More places than people who could want them never fill, so a heap has room for one more than these at most. */
export function roomOf({ people, packages, capacity, candidate }: Market): Int32Array {
  const room = capacity.map((places) => Math.min(places, people + 1));
  if (room.reduce((sum, places) => sum + places, 0) <= 2 * people + packages) return room;
  const wanted = new Int32Array(packages);
  for (const one of candidate) wanted[one] = wanted[one]! + 1;
  return room.map((places, one) => Math.min(places, wanted[one]! + 1));
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
    heldPackage: new Int32Array(people),
    heldValue: new Float64Array(people),
    waiting: new Int32Array(people).map((_, person) => person),
    hasBid: new Uint8Array(people),
    waitingFrom: 0,
    waitingCount: people,
    epsilon,
    bids: 0,
  };
}

/** Shares nothing that changes. */
export function copyAuction(auction: Auction): Auction {
  const { heaps, price, heldAt, heldPackage, heldValue, waiting, hasBid } = auction;
  return {
    ...auction,
    heaps: { ...heaps, count: heaps.count.slice(), bid: heaps.bid.slice(), person: heaps.person.slice() },
    price: price.slice(),
    heldAt: heldAt.slice(),
    heldPackage: heldPackage.slice(),
    heldValue: heldValue.slice(),
    waiting: auction.waitingCount > 0 ? waiting.slice() : waiting,
    hasBid: hasBid.slice(),
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
  const { market, value, heaps, price, heldAt, heldPackage, heldValue, waiting, hasBid, epsilon } = auction;
  const { offset, candidate } = market;
  const { start, room, count, bid: held } = heaps;
  let done = 0;
  for (; done < limit && auction.waitingCount > 0; done += 1) {
    const person = waiting[auction.waitingFrom]!;
    auction.waitingFrom = auction.waitingFrom + 1 === waiting.length ? 0 : auction.waitingFrom + 1;
    auction.waitingCount -= 1;
    hasBid[person] = 1;
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
    heldPackage[person] = one;
    heldValue[person] = value[chosen]!;
    if (count[one]! < room[one]!) {
      addBid(heaps, one, bid, person);
      if (count[one] === room[one]) price[one] = held[start[one]!]!;
    } else {
      const loser = replaceLeast(heaps, one, bid, person);
      price[one] = held[start[one]!]!;
      heldAt[loser] = -1;
      waits(auction, loser);
    }
  }
  auction.bids += done;
  return auction.waitingCount === 0;
}

/**
 * Goes on from other prices and another assignment. Who is still within epsilon of their best keeps the place; everybody else
 * bids once for their best at these prices. A package with more bids than places keeps the highest; the others wait. Returns
 * the sum of everybody's best reduced value at these prices, which is the people's part of the dual bound. Who is near which
 * package on the way is added to `near`.
 */
export function resume(auction: Auction, prices: Float64Array, near: NearPeople, assigned?: Int32Array): number {
  const { market, value, heaps, price, heldAt, hasBid, epsilon } = auction;
  const { people, packages, offset, candidate, capacity } = market;
  hasBid.fill(0);
  for (let one = 0; one < packages; one += 1) if (capacity[one]! > 0) price[one] = prices[one]!;
  heaps.count.fill(0);
  heldAt.fill(-1);
  auction.waitingFrom = 0;
  auction.waitingCount = 0;
  const known = assigned?.length ?? 0;
  let profits = 0;
  for (let person = 0; person < people; person += 1) {
    const earlier = person < known ? assigned![person]! : -1;
    let best = 0;
    let second = 0;
    let chosen = -1;
    let own = -1;
    for (let at = offset[person]!, end = offset[person + 1]!; at < end; at += 1) {
      const one = candidate[at]!;
      const reduced = value[at]! - price[one]!;
      if (one === earlier) own = at;
      if (reduced > best) {
        second = best;
        best = reduced;
        chosen = at;
      } else if (reduced > second) second = reduced;
    }
    profits += best;
    if (own >= 0 && own !== chosen && value[own]! - price[earlier]! >= best - epsilon) {
      chosen = own;
      second = best;
    }
    const profit = chosen < 0 ? 0 : value[chosen]! - price[candidate[chosen]!]!;
    if (second > profit - near.widest) lookAt(near, auction, person, profit, chosen);
    if (chosen >= 0) bidOnce(auction, person, chosen, value[chosen]! - second + epsilon);
  }
  const { start, room, count, bid } = heaps;
  for (let one = 0; one < packages; one += 1)
    if (room[one]! > 0 && count[one] === room[one]) price[one] = Math.max(price[one]!, bid[start[one]!]!);
  return profits;
}

function holds({ market, value, heldAt, heldPackage, heldValue }: Auction, person: number, at: number): void {
  heldAt[person] = at;
  heldPackage[person] = market.candidate[at]!;
  heldValue[person] = value[at]!;
}

/** A bid that leaves the price alone, so that the order of people does not matter while many bid at one time. */
function bidOnce(auction: Auction, person: number, at: number, bid: number): void {
  const { heaps, heldAt } = auction;
  const one = auction.market.candidate[at]!;
  if (heaps.count[one]! < heaps.room[one]!) addBid(heaps, one, bid, person);
  else if (heaps.room[one] === 0 || bid <= heaps.bid[heaps.start[one]!]!) {
    waits(auction, person);
    return;
  } else {
    const loser = replaceLeast(heaps, one, bid, person);
    heldAt[loser] = -1;
    waits(auction, loser);
  }
  holds(auction, person, at);
}

/** Person gives up the place; the package keeps its price although a place is free now. */
export function leave(auction: Auction, person: number): number {
  const one = auction.heldPackage[person]!;
  removeBid(auction.heaps, one, person);
  auction.heldAt[person] = -1;
  return one;
}

/** Takes a free place at a price that may be below what others hold theirs for. */
export function takeAt(auction: Auction, person: number, at: number, price: number): void {
  const one = auction.market.candidate[at]!;
  holds(auction, person, at);
  auction.hasBid[person] = 1;
  addBid(auction.heaps, one, price, person);
}
