import { type Auction, bidForward, copyAuction, openAuction, resume } from './auction.ts';
import { estimatePrices, isLarge } from './estimate-prices.ts';
import type { Market } from './market.ts';
import { certify, dualBound, type Matching, worthOfPlaces } from './matching.ts';
import { lookWidely, nearDemand, nearSince, nobodyNear } from './near-demand.ts';
import { freeAbove, lowerPrices, openReverse, type ReverseAuction } from './reverse-auction.ts';

export interface MatchOptions {
  /** In units of value: the matching is within people x epsilon of the best. A two-thousandth of the mean value if not told. */
  readonly epsilon?: number;
  /** Prices and package of each person (or -1) to begin from, of this market or one like it. */
  readonly warm?: { readonly prices: Float64Array; readonly assigned: Int32Array };
  /** Keeps what makes a later `rematch` quick: some 30 bytes a person. */
  readonly keep?: boolean;
}

/** An auction in steps, for callers with a clock. */
export interface MatchingSteps {
  /**
   * Does at most `work` bids, or as many packages lower their price; true when the auction is over. The first step of the
   * reverse auction passes the whole market once more.
   */
  step(work: number): boolean;
  /** A matching that can be used, with a true certificate, at any moment; the gap is small once the auction is over. */
  answer(): Matching;
  /** Bids up to now. */
  bids(): number;
}

/**
 * By how much prices may fall in a reverse auction before people are looked for anew: a fiftieth of the mean value, and less
 * where there are more people to each package, since prices then move less.
 */
export function nearBands(market: Market): Float64Array {
  const crowded = market.people / Math.max(1, 100 * market.packages);
  return new Float64Array(market.packages).fill((meanValue(market) / 50) * Math.min(1, 1 / Math.sqrt(crowded)));
}

/** Guessed prices are put a little lower, since raising them costs less than lowering them. */
const lowered = 0.005;

/** Mean value of a candidate, from 20,000 of them at most. */
export function meanValue({ value }: Market): number {
  const stride = Math.max(1, Math.floor(value.length / 20_000));
  let sum = 0;
  let count = 0;
  for (let at = 0; at < value.length; at += stride, count += 1) sum += value[at]!;
  return count === 0 ? 1 : sum / count;
}

export const usualEpsilon = (market: Market): number => meanValue(market) / 2000;

/**
 * Begins an auction over a market that `checkMarket` has no fault with. A large one without a warm start passes the market
 * some ten times here, to guess prices.
 */
export function startMatching(market: Market, options: MatchOptions = {}): MatchingSteps {
  const scale = meanValue(market);
  const epsilon = options.epsilon ?? scale / 2000;
  const auction = openAuction(market, epsilon);
  const bands = nearBands(market);
  const begin = options.warm?.prices ?? (isLarge(market) ? guessPrices(market, epsilon, scale) : undefined);
  const near = begin && nobodyNear(begin, bands);
  if (near) resume(auction, begin, near, options.warm?.assigned);
  let reverse: ReverseAuction | undefined;
  return {
    step(work) {
      if (!reverse) {
        if (!bidForward(auction, work)) return false;
        if (freeAbove(auction).length === 0) return true;
        reverse = openReverse(auction, bands, near ? nearSince(near, auction) : nearDemand(auction, bands));
      }
      return lowerPrices(reverse, work);
    },
    answer() {
      const { assigned, value } = assignmentOf(auction);
      const prices = auction.price.slice();
      const profits = options.keep ? new Float64Array(market.people) : undefined;
      const certificate = certify(value, dualBound(market, prices, profits));
      if (!profits) return { assigned, prices, value, certificate };
      const worth = Float64Array.from(auction.heldAt, (at) => (at < 0 ? 0 : market.value[at]!));
      const places = worthOfPlaces(market, prices);
      const ended = copyAuction(auction);
      const kept = { auction: ended, near: lookWidely(ended, nearBands(market)), profits, worth, places };
      return { assigned, prices, value, certificate, kept };
    },
    bids: () => auction.bids,
  };
}

function guessPrices(market: Market, epsilon: number, scale: number): Float64Array {
  return estimatePrices(market, epsilon, scale).map((price) => Math.max(0, price - lowered * scale));
}

/** The best matching of a market within people x epsilon, prices and a certificate. */
export function matchAll(market: Market, options: MatchOptions = {}): Matching {
  const steps = startMatching(market, options);
  while (!steps.step(1 << 20));
  return steps.answer();
}

/** Who holds what, and the sum of the values. */
export function assignmentOf({ market, heldAt }: Auction): { assigned: Int32Array; value: number } {
  const assigned = new Int32Array(market.people);
  let value = 0;
  for (let person = 0; person < market.people; person += 1) {
    const at = heldAt[person]!;
    assigned[person] = at < 0 ? -1 : market.candidate[at]!;
    if (at >= 0) value += market.value[at]!;
  }
  return { assigned, value };
}
