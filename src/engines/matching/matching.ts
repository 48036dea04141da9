import type { Auction } from './auction.ts';
import type { Market } from './market.ts';
import type { NearPeople } from './near-demand.ts';

/** Who gets what, the prices that explain it, and how far it can be from the best at most. */
export interface Matching {
  /** Package of each person, or -1. */
  readonly assigned: Int32Array;
  /** Price of one place of each package, in units of value: what somebody else gives up for it. */
  readonly prices: Float64Array;
  /** Sum of the values of what is assigned. */
  readonly value: number;
  readonly certificate: Certificate;
  /** There if it was asked for; with it a rematch need not pass the market. Never changed once made. */
  readonly kept?: Kept;
}

/** The end of an auction, for another to go on from. */
export interface Kept {
  readonly auction: Auction;
  readonly near: NearPeople;
  /** Best reduced value of each person at the prices of the matching, at least 0. */
  readonly profits: Float64Array;
  /** Value of what each person has. */
  readonly worth: Float64Array;
  /** All places at their prices: the packages' part of the bound. */
  readonly places: number;
}

/** By weak duality no matching of the market is worth more than `bound`. */
export interface Certificate {
  readonly bound: number;
  /** bound - value, never below 0. */
  readonly gap: number;
  /** gap in percent of the bound. */
  readonly gapPercent: number;
}

/**
 * The value of the dual linear programme at these prices: all places at their price, and for each person the best reduced
 * value (value - price), at least 0. True for any prices that are not negative, wherever they come from. Writes each
 * person's part to `profits`.
 */
export function dualBound(market: Market, prices: Float64Array, profits?: Float64Array): number {
  let bound = worthOfPlaces(market, prices);
  for (let person = 0; person < market.people; person += 1) {
    const best = bestReduced(market, person, prices);
    bound += best;
    if (profits) profits[person] = best;
  }
  return bound;
}

/** All places at their prices. */
export function worthOfPlaces({ capacity }: Market, prices: Float64Array): number {
  return prices.reduce((sum, price, one) => sum + price * capacity[one]!, 0);
}

/** The best reduced value (value - price) that a person can have, at least 0. */
export function bestReduced({ offset, candidate, value }: Market, person: number, prices: Float64Array): number {
  let best = 0;
  for (let at = offset[person]!, end = offset[person + 1]!; at < end; at += 1) {
    const reduced = value[at]! - prices[candidate[at]!]!;
    if (reduced > best) best = reduced;
  }
  return best;
}

export function certify(value: number, bound: number): Certificate {
  const gap = Math.max(0, bound - value);
  return { bound, gap, gapPercent: bound > 0 ? (100 * gap) / bound : 0 };
}

/** Value of what is assigned; what is no candidate counts nothing. */
export function valueAssigned(market: Market, assigned: Int32Array): number {
  let total = 0;
  for (let person = 0; person < market.people; person += 1) total += valueFor(market, person, assigned[person]!);
  return total;
}

export function valueFor({ offset, candidate, value }: Market, person: number, one: number): number {
  if (one < 0) return 0;
  for (let at = offset[person]!; at < offset[person + 1]!; at += 1) if (candidate[at] === one) return value[at]!;
  return 0;
}

/** People on each package. */
export function loadOf(market: Market, assigned: Int32Array): Int32Array {
  const load = new Int32Array(market.packages);
  for (const one of assigned) if (one >= 0) load[one] = load[one]! + 1;
  return load;
}

/**
 * Judges a matching from market, assignment and prices alone, whoever made it: a sentence for each fault, at most 20, none if
 * it can be trusted.
 */
export function checkMatching(market: Market, matching: Matching): readonly string[] {
  const { assigned, prices, certificate } = matching;
  if (assigned.length !== market.people) return [`${assigned.length} people assigned, the market has ${market.people}`];
  if (prices.length !== market.packages) return [`${prices.length} prices, the market has ${market.packages} packages`];
  const faults: string[] = [];
  const load = new Int32Array(market.packages);
  for (let person = 0; person < market.people; person += 1) {
    const one = assigned[person]!;
    if (one === -1) continue;
    const row = market.candidate.subarray(market.offset[person]!, market.offset[person + 1]!);
    if (row.includes(one)) load[one] = load[one]! + 1;
    else faults.push(`person ${person} got package ${one}, which is no candidate`);
  }
  for (let one = 0; one < market.packages; one += 1) {
    if (load[one]! > market.capacity[one]!)
      faults.push(`package ${one} has ${market.capacity[one]} places and ${load[one]} people`);
    if (!(prices[one]! >= 0 && prices[one]! < Number.POSITIVE_INFINITY))
      faults.push(`package ${one} has price ${prices[one]}`);
  }
  if (faults.length > 0) return faults.slice(0, 20);
  const value = valueAssigned(market, assigned);
  const bound = dualBound(market, prices);
  const slack = 1e-9 * Math.max(1, bound);
  if (Math.abs(value - matching.value) > slack) faults.push(`value is said to be ${matching.value} and is ${value}`);
  if (certificate.bound < bound - slack) faults.push(`bound is said to be ${certificate.bound}, prices give ${bound}`);
  if (Math.abs(certificate.gap - Math.max(0, certificate.bound - value)) > slack)
    faults.push(`gap is said to be ${certificate.gap}, bound less value is ${certificate.bound - value}`);
  const percent = certificate.bound > 0 ? (100 * certificate.gap) / certificate.bound : 0;
  if (!(Math.abs(certificate.gapPercent - percent) <= 1e-7))
    faults.push(`gap is said to be ${certificate.gapPercent} %, and is ${percent} %`);
  return faults;
}
