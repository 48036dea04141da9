import { bidForward, openAuction, resume } from './auction.ts';
import type { Market } from './market.ts';
import { assignmentOf, type MatchOptions, meanValue, nearShare } from './match-all.ts';
import { certify, dualBound, type Matching } from './matching.ts';
import { nearSince, nobodyNear } from './near-demand.ts';
import { freeAbove, lowerPrices, openReverse } from './reverse-auction.ts';

/** Old prices go on as long as they prove this much, in percent; else new ones are worked out. */
const provesEnough = 0.01;

/**
 * The matching of a market that is a little other than the one of `previous`: wishes of some people, places of some packages,
 * more or fewer people at the end. What changed is found out in one pass, which also gives the bound at the old prices; only
 * people who are no longer content move, and those they push or pull. Where the old prices still prove a gap below
 * 0.01 % (or the gap of before), they stay, so people see prices that do not flicker.
 */
export function rematch(market: Market, previous: Matching, options: Pick<MatchOptions, 'epsilon'> = {}): Matching {
  const scale = meanValue(market);
  const epsilon = options.epsilon ?? scale / 2000;
  const auction = openAuction(market, epsilon);
  const old = auction.price.map((price, one) => (market.capacity[one] === 0 ? price : (previous.prices[one] ?? 0)));
  const bands = new Float64Array(market.packages).fill(nearShare * scale);
  const near = nobodyNear(old, bands);
  const profits = resume(auction, old, near, previous.assigned);
  bidForward(auction, Number.POSITIVE_INFINITY);
  if (freeAbove(auction).length > 0) {
    const reverse = openReverse(auction, bands, nearSince(near, auction));
    while (!lowerPrices(reverse, Number.POSITIVE_INFINITY));
  }
  const { assigned, value } = assignmentOf(auction);
  const kept = certify(value, old.reduce((sum, price, one) => sum + price * market.capacity[one]!, 0) + profits);
  if (kept.gapPercent <= Math.max(provesEnough, previous.certificate.gapPercent))
    return { assigned, prices: old, value, certificate: kept };
  const prices = auction.price.slice();
  const renewed = certify(value, dualBound(market, prices));
  return renewed.bound < kept.bound
    ? { assigned, prices, value, certificate: renewed }
    : { assigned, prices: old, value, certificate: kept };
}
