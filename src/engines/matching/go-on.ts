import { type Auction, roomOf, waits } from './auction.ts';
import { addBid, type BidHeaps, bidHeaps, removeBid, replaceLeast } from './bid-heap.ts';
import type { Market } from './market.ts';

/**
 * An ended auction, ready to go on over a market with the same rows: the people told have lost their places and wait to bid
 * by their new wishes; packages with fewer places keep the highest bids, packages with more have free ones at their price.
 * The auction that is handed in stays as it is.
 */
export function goOn(market: Market, ended: Auction, people: ArrayLike<number>): Auction {
  const room = roomOf(market);
  const sameRoom = room.every((places, one) => places === ended.heaps.room[one]);
  const heaps = sameRoom
    ? {
        ...ended.heaps,
        count: ended.heaps.count.slice(),
        bid: ended.heaps.bid.slice(),
        person: ended.heaps.person.slice(),
      }
    : bidHeaps(room);
  const auction: Auction = {
    ...ended,
    market,
    value: market.value,
    heaps,
    price: ended.price.slice(),
    heldAt: ended.heldAt.slice(),
    heldPackage: ended.heldPackage.slice(),
    heldValue: ended.heldValue.slice(),
    hasBid: ended.hasBid.slice(),
    waiting: new Int32Array(market.people),
    waitingFrom: 0,
    waitingCount: 0,
  };
  const losers = sameRoom ? [] : moveBids(ended.heaps, heaps);
  for (const person of losers) auction.heldAt[person] = -1;
  const told = new Set<number>(losers);
  for (let at = 0; at < people.length; at += 1) {
    const person = people[at]!;
    told.add(person);
    if (auction.heldAt[person]! < 0) continue;
    removeBid(heaps, auction.heldPackage[person]!, person);
    auction.heldAt[person] = -1;
  }
  for (const person of told) waits(auction, person);
  priceClosed(auction);
  return auction;
}

/** Bids into heaps of other sizes; those for whom there is no place are returned. */
function moveBids(from: BidHeaps, to: BidHeaps): number[] {
  const losers: number[] = [];
  for (let one = 0; one < from.room.length; one += 1)
    for (let slot = 0; slot < from.count[one]!; slot += 1) {
      const bid = from.bid[from.start[one]! + slot]!;
      const person = from.person[from.start[one]! + slot]!;
      if (to.count[one]! < to.room[one]!) addBid(to, one, bid, person);
      else if (to.room[one] === 0 || bid <= to.bid[to.start[one]!]!) losers.push(person);
      else losers.push(replaceLeast(to, one, bid, person));
    }
  return losers;
}

/** A package without places costs more than anybody would pay; a full one its least bid. */
function priceClosed({ market, heaps, price }: Auction): void {
  const { candidate, value, capacity } = market;
  const isClosed = capacity.some((places, one) => places === 0 && heaps.room[one] === 0);
  if (isClosed)
    for (let at = 0; at < candidate.length; at += 1) {
      const one = candidate[at]!;
      if (capacity[one] === 0 && value[at]! > price[one]!) price[one] = value[at]!;
    }
  for (let one = 0; one < market.packages; one += 1)
    if (heaps.room[one]! > 0 && heaps.count[one] === heaps.room[one])
      price[one] = Math.max(price[one]!, heaps.bid[heaps.start[one]!]!);
}
