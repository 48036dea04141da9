import { type Auction, bidForward, openAuction, resume } from './auction.ts';
import type { Market } from './market.ts';
import { certify, dualBound, type Matching, valueOf } from './matching.ts';
import { freeAbove, lowerPrices, openReverse, type ReverseAuction } from './reverse-auction.ts';

export interface MatchOptions {
  /** In units of value: the matching is within people x epsilon of the best. A two-thousandth of the mean value if not told. */
  readonly epsilon?: number;
  /** Prices and package of each person (or -1) to begin from, of this market or one like it. */
  readonly warm?: { readonly prices: Float64Array; readonly assigned: Int32Array };
}

/** An auction in steps, for callers with a clock. */
export interface MatchingSteps {
  /** Does at most `work` bids (or as many packages lower their price); true when the auction is over. */
  step(work: number): boolean;
  /** A matching that can be used, with a true certificate, at any moment; the gap is small once the auction is over. */
  answer(): Matching;
  /** Bids up to now. */
  bids(): number;
}

export function usualEpsilon({ value }: Market): number {
  let sum = 0;
  for (let at = 0; at < value.length; at += 1) sum += value[at]!;
  return value.length === 0 ? 1 : sum / value.length / 2000;
}

/** Begins an auction over a market that `checkMarket` has no fault with. */
export function startMatching(market: Market, options: MatchOptions = {}): MatchingSteps {
  const epsilon = options.epsilon ?? usualEpsilon(market);
  const auction = openAuction(market, epsilon);
  if (options.warm) resume(auction, options.warm.prices, positionsOf(market, options.warm.assigned));
  let reverse: ReverseAuction | undefined;
  return {
    step(work) {
      if (!reverse) {
        if (!bidForward(auction, work)) return false;
        if (freeAbove(auction).length === 0) return true;
        reverse = openReverse(auction);
      }
      return lowerPrices(reverse, work);
    },
    answer: () => answerOf(auction),
    bids: () => auction.bids,
  };
}

/** The best matching of a market within epsilon, prices and a certificate. */
export function matchAll(market: Market, options: MatchOptions = {}): Matching {
  const steps = startMatching(market, options);
  while (!steps.step(1 << 20));
  return steps.answer();
}

/** Where each person's package stands among their candidates; -1 where it is none of them. */
export function positionsOf({ people, offset, candidate }: Market, assigned: Int32Array): Int32Array {
  const positions = new Int32Array(people).fill(-1);
  for (let person = 0; person < Math.min(people, assigned.length); person += 1) {
    const one = assigned[person]!;
    if (one < 0) continue;
    for (let at = offset[person]!; at < offset[person + 1]!; at += 1) if (candidate[at] === one) positions[person] = at;
  }
  return positions;
}

function answerOf({ market, heldAt, price }: Auction): Matching {
  const assigned = Int32Array.from(heldAt, (at) => (at < 0 ? -1 : market.candidate[at]!));
  const value = valueOf(market, assigned);
  const prices = price.slice();
  return { assigned, prices, value, certificate: certify(value, dualBound(market, prices)) };
}
