import { type Auction, bidForward, openAuction, resume } from './auction.ts';
import { goOn } from './go-on.ts';
import type { Market } from './market.ts';
import { assignmentOf, type MatchOptions, matchAll, nearBands, usualEpsilon } from './match-all.ts';
import { bestReduced, certify, dualBound, type Matching, worthOfPlaces } from './matching.ts';
import { copyNear, lookWidely, type NearPeople, nearSince, nobodyNear } from './near-demand.ts';
import { freeAbove, lowerPrices, openReverse } from './reverse-auction.ts';

/** Old prices go on as long as they prove this much, in percent; else new ones are worked out. */
const provesEnough = 0.01;

/** A gap that short cuts may not leave, in percent: then the whole market is passed after all. */
const provesTooLittle = 0.03;
/** Of the gap, in percent: what places may cost too much before people for them are looked for all over the market. */
const loosePercent = 0.003;

export interface RematchOptions extends Pick<MatchOptions, 'epsilon'> {
  /** The people whose wishes are other ones, if the caller knows. Whoever is left out has the same ones as before. */
  readonly people?: ArrayLike<number>;
}

/**
 * The matching of a market that is a little other than the one of `previous`: wishes of some people, places of some packages,
 * more or fewer people at the end. Only people who are no longer content move, and those they push or pull. Where the old
 * prices still prove a gap below 0.01 % (or the gap of before), they stay, so people see prices that do not flicker.
 *
 * With `previous.kept`, the people told and each with as many candidates as before, it takes time by the change alone (and a
 * pass when an eighth of the people have moved since the last one), and what it returns is kept again. Otherwise it passes the market once or twice to find out what changed.
 */
export function rematch(market: Market, previous: Matching, options: RematchOptions = {}): Matching {
  const { kept } = previous;
  const before = kept?.auction.market;
  if (kept && options.people && before!.packages === market.packages && sameRows(before!.offset, market.offset))
    return rematchKept(market, { ...previous, kept }, options.people);
  const auction = openAuction(market, options.epsilon ?? usualEpsilon(market));
  const old = auction.price.map((price, one) => (market.capacity[one] === 0 ? price : (previous.prices[one] ?? 0)));
  const near = nobodyNear(old, nearBands(market));
  const profits = resume(auction, old, near, previous.assigned);
  settle(auction, near, previous);
  const { assigned, value } = assignmentOf(auction);
  const stays = certify(value, worthOfPlaces(market, old) + profits);
  if (isEnough(stays.gapPercent, previous)) return { assigned, prices: old, value, certificate: stays };
  const prices = auction.price.slice();
  const renewed = certify(value, dualBound(market, prices));
  if (renewed.bound < stays.bound) return { assigned, prices, value, certificate: renewed };
  return { assigned, prices: old, value, certificate: stays };
}

const isEnough = (gapPercent: number, previous: Matching): boolean =>
  gapPercent <= Math.max(provesEnough, previous.certificate.gapPercent);

function sameRows(one: Int32Array, other: Int32Array): boolean {
  return one === other || (one.length === other.length && one.every((at, person) => at === other[person]));
}

/** Bids until nobody waits, then lowers prices until no place that costs something is free. */
function settle(auction: Auction, near: NearPeople, { certificate }: Matching): void {
  bidForward(auction, Number.POSITIVE_INFINITY);
  if (freeAbove(auction).length === 0) return;
  const reverse = openReverse(
    auction,
    near.bands.slice(),
    nearSince(near, auction),
    (certificate.bound * loosePercent) / 100,
  );
  while (!lowerPrices(reverse, Number.POSITIVE_INFINITY));
}

function rematchKept(
  market: Market,
  previous: Matching & Required<Pick<Matching, 'kept'>>,
  people: ArrayLike<number>,
): Matching {
  const before = previous.kept.auction.heldAt;
  const auction = goOn(market, previous.kept.auction, people);
  const near = copyNear(previous.kept.near);
  settle(auction, near, previous);
  const kept = { auction, near: isWorn(auction) ? lookWidely(auction, nearBands(market)) : near };
  const assigned = previous.assigned.slice();
  const profits = previous.kept.profits.slice();
  const worth = previous.kept.worth.slice();
  const { prices } = previous;
  let { value } = previous;
  const update = (person: number): void => {
    const at = auction.heldAt[person]!;
    const now = at < 0 ? 0 : market.value[at]!;
    value += now - worth[person]!;
    worth[person] = now;
    assigned[person] = at < 0 ? -1 : market.candidate[at]!;
  };
  for (let person = 0; person < market.people; person += 1)
    if (auction.heldAt[person] !== before[person]) update(person);
  const places = worthOfPlaces(market, prices);
  let bound = previous.certificate.bound - previous.kept.places + places;
  for (let at = 0; at < people.length; at += 1) {
    const person = people[at]!;
    update(person);
    const best = bestReduced(market, person, prices);
    bound += best - profits[person]!;
    profits[person] = best;
  }
  const stays = certify(value, bound);
  if (isEnough(stays.gapPercent, previous))
    return { assigned, prices, value, certificate: stays, kept: { ...kept, profits, worth, places } };
  const renewed = auction.price.slice();
  const certificate = certify(value, dualBound(market, renewed, profits));
  if (certificate.gapPercent > provesTooLittle) {
    const warm = { prices: renewed, assigned };
    return matchAll(market, { epsilon: auction.epsilon, warm, keep: true });
  }
  const rest = { profits, worth, places: worthOfPlaces(market, renewed) };
  return { assigned, prices: renewed, value, certificate, kept: { ...kept, ...rest } };
}

/** After many changes most people would be looked at each time; then all are looked at once. */
function isWorn({ hasBid }: Auction): boolean {
  return hasBid.reduce((sum, one) => sum + one, 0) > hasBid.length / 8;
}
