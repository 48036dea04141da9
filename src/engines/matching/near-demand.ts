import type { Auction } from './auction.ts';
import type { Market } from './market.ts';

/**
 * The people who would come to a package if its price fell by less than a band: the market seen from the packages, but only
 * the part that a reverse auction looks at. At `start[j] .. start[j + 1])` stand person and position of the candidate.
 */
export interface NearDemand {
  readonly start: Int32Array;
  readonly person: Int32Array;
  readonly at: Int32Array;
  /** Value of that candidate. */
  readonly value: Float64Array;
  /** The list of package j holds everybody who would pay more than this for moving there. */
  readonly least: Float64Array;
}

/** Near people as they are found, in any order, at the prices of one moment. */
export interface NearPeople {
  readonly bands: Float64Array;
  readonly price: Float64Array;
  /** Who would pay more than this is near. */
  readonly reach: Float64Array;
  /** The widest band: who has no second best within it is near nothing. */
  readonly widest: number;
  person: Int32Array;
  at: Int32Array;
  /** Package and value of that candidate. */
  one: Int32Array;
  value: Float64Array;
  size: number;
}

/** Nobody yet. A package whose price is 0 cannot lower it and has no one near. */
export function nobodyNear(price: Float64Array, bands: Float64Array): NearPeople {
  return {
    bands,
    price: price.slice(),
    reach: price.map((amount, one) => (amount > 0 ? Math.max(0, amount - bands[one]!) : Number.POSITIVE_INFINITY)),
    widest: bands.reduce((one, other) => Math.max(one, other), 0),
    person: new Int32Array(1024),
    at: new Int32Array(1024),
    one: new Int32Array(1024),
    value: new Float64Array(1024),
    size: 0,
  };
}

/** Looks at one person, whose profit is the reduced value of what stands at `own`, or 0 where that is -1. */
export function lookAt(
  near: NearPeople,
  { market, value }: Auction,
  person: number,
  profit: number,
  own: number,
): void {
  const { offset, candidate } = market;
  const { reach } = near;
  for (let at = offset[person]!, end = offset[person + 1]!; at < end; at += 1) {
    if (value[at]! - profit <= reach[candidate[at]!]! || at === own) continue;
    if (near.size === near.person.length) Object.assign(near, copyNear(near, 2 * near.size));
    near.person[near.size] = person;
    near.at[near.size] = at;
    near.one[near.size] = candidate[at]!;
    near.value[near.size] = value[at]!;
    near.size += 1;
  }
}

/** A copy to add to. */
export function copyNear(near: NearPeople, room = near.size + 1024): NearPeople {
  const copy = {
    ...near,
    person: new Int32Array(room),
    at: new Int32Array(room),
    one: new Int32Array(room),
    value: new Float64Array(room),
  };
  for (const part of ['person', 'at', 'one', 'value'] as const) copy[part].set(near[part].subarray(0, near.size));
  return copy;
}

/**
 * The lists, after an auction has gone on since people were looked at. Who bid or moved since then, or holds a package whose
 * price rose by more than a quarter of the narrowest band, is looked at again, now and every time after; nobody else lost more
 * than that quarter and two epsilon.
 */
export function nearSince(near: NearPeople, auction: Auction): NearDemand {
  const { market, heaps, price, hasBid, epsilon } = auction;
  const band = near.bands.reduce((one, other) => Math.min(one, other), Number.POSITIVE_INFINITY);
  const lost = band / 4;
  for (let one = 0; one < market.packages; one += 1) {
    if (price[one]! - near.price[one]! <= lost) continue;
    // A bid tells what its holder would pay before going elsewhere: far above the price, they are near nothing.
    for (let slot = heaps.start[one]!, end = slot + heaps.count[one]!; slot < end; slot += 1)
      if (heaps.bid[slot]! <= price[one]! + 2 * band) hasBid[heaps.person[slot]!] = 1;
  }
  forget(near, hasBid);
  for (let person = 0; person < market.people; person += 1)
    if (hasBid[person] === 1) lookAt(near, auction, person, profitOf(auction, person), auction.heldAt[person]!);
  return listed(market, near, lost + 2 * epsilon);
}

/** Takes out what was found of some people. */
function forget(near: NearPeople, people: Uint8Array): void {
  let size = 0;
  for (let entry = 0; entry < near.size; entry += 1) {
    if (people[near.person[entry]!] === 1) continue;
    for (const part of [near.person, near.at, near.one, near.value]) part[size] = part[entry]!;
    size += 1;
  }
  near.size = size;
}

/** The lists as things stand, by one pass over the market. */
export function nearDemand(auction: Auction, bands: Float64Array): NearDemand {
  const { market } = auction;
  const near = lookAround(auction, bands);
  return listed(market, near, 0);
}

/** Everybody looked at, as things stand. */
export function lookAround(auction: Auction, bands: Float64Array): NearPeople {
  const near = nobodyNear(auction.price, bands);
  for (let person = 0; person < auction.market.people; person += 1)
    lookAt(near, auction, person, profitOf(auction, person), auction.heldAt[person]!);
  return near;
}

/**
 * Everybody looked at, in bands eight times as wide where fewer than eight are near, so that changes find somebody there. From
 * here on only later bids count as such.
 */
export function lookWidely(auction: Auction, bands: Float64Array): NearPeople {
  auction.hasBid.fill(0);
  for (let round = 0; ; round += 1) {
    const near = lookAround(auction, bands);
    const count = new Int32Array(bands.length);
    for (let entry = 0; entry < near.size; entry += 1) {
      const one = near.one[entry]!;
      count[one] = count[one]! + 1;
    }
    const few = (one: number): boolean => auction.price[one]! > bands[one]! && count[one]! < 8;
    if (round === 3 || !bands.some((_, one) => few(one))) return near;
    bands.forEach((band, one) => {
      if (few(one)) bands[one] = 8 * band;
    });
  }
}

export function profitOf({ price, heldAt, heldPackage, heldValue }: Auction, person: number): number {
  return heldAt[person]! < 0 ? 0 : Math.max(0, heldValue[person]! - price[heldPackage[person]!]!);
}

function listed({ packages }: Market, near: NearPeople, lost: number): NearDemand {
  const start = new Int32Array(packages + 1);
  for (let entry = 0; entry < near.size; entry += 1) {
    const one = near.one[entry]!;
    start[one + 1] = start[one + 1]! + 1;
  }
  for (let one = 0; one < packages; one += 1) start[one + 1] = start[one + 1]! + start[one]!;
  const next = start.slice();
  const person = new Int32Array(near.size);
  const at = new Int32Array(near.size);
  const value = new Float64Array(near.size);
  for (let entry = 0; entry < near.size; entry += 1) {
    const one = near.one[entry]!;
    const slot = next[one]!;
    next[one] = slot + 1;
    person[slot] = near.person[entry]!;
    at[slot] = near.at[entry]!;
    value[slot] = near.value[entry]!;
  }
  const least = near.reach.map((amount) => (lost > 0 || amount > 0 ? amount + lost : 0));
  return { start, person, at, value, least };
}
