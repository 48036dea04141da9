import { bidForward, openAuction } from './auction.ts';
import type { Market } from './market.ts';

/** Markets up to this many people are matched at once; a larger one learns its prices from every eighth person first. */
const enough = 12_000;
const every = 8;
/** With fewer places a package than this an eighth of them says little. */
const fewest = 16;
const bins = 64;

/**
 * Prices near the best ones: from an auction among every eighth person for an eighth of the places, and so on down, then by
 * dual coordinate steps over all (each price to where as many want the package as it has places, the other prices fixed;
 * all at once, damped: Zhang, Qi, Hua and Yang 2020 do this on a cluster). They only save time: what begins from them is put
 * right by the auction, and judged by its certificate.
 */
export function estimatePrices(market: Market, epsilon: number, scale: number): Float64Array {
  if (!isLarge(market)) {
    const auction = openAuction(market, epsilon * 5);
    bidForward(auction, Number.POSITIVE_INFINITY);
    return auction.price;
  }
  const prices = estimatePrices(thinned(market), epsilon, scale);
  const band = new Float64Array(market.packages + 1).fill(0.05 * scale);
  for (let step = 0; step < 12; step += 1)
    if (balancePrices(market, prices, band, 0.004 * scale) < 0.01 * market.people) break;
  return prices;
}

/** True where learning from a part of the people saves time. */
export function isLarge({ people, packages, capacity }: Market): boolean {
  return people > enough && capacity.reduce((sum, count) => sum + count, 0) >= fewest * packages;
}

/** Every eighth person; places shrink alike, and their roundings are carried on so that the sum stays. */
function thinned(market: Market): Market {
  const { people, offset, candidate, value, capacity } = market;
  const kept = Math.floor(people / every);
  const offsets = new Int32Array(kept + 1);
  for (let person = 0; person < kept; person += 1)
    offsets[person + 1] = offsets[person]! + offset[person * every + 1]! - offset[person * every]!;
  const candidates = new Int32Array(offsets[kept]!);
  const values = new Float64Array(offsets[kept]!);
  for (let person = 0; person < kept; person += 1) {
    const [from, until] = [offset[person * every]!, offset[person * every + 1]!];
    candidates.set(candidate.subarray(from, until), offsets[person]!);
    values.set(value.subarray(from, until), offsets[person]!);
  }
  let carried = 0;
  const places = capacity.map((count) => {
    carried += count / every;
    const whole = Math.max(count > 0 ? 1 : 0, Math.round(carried));
    carried -= whole;
    return whole;
  });
  return { ...market, people: kept, offset: offsets, candidate: candidates, value: values, capacity: places };
}

/**
 * One step of all prices. For every package a histogram of what people would pay for it at most, within `band` of
 * its price, tells the price at which its places are just taken; a histogram of everybody's best tells by how much all
 * prices together are too high or too low, which single packages learn only slowly from each other.
 * Returns how many people would stand at the wrong package at the prices before.
 */
function balancePrices(market: Market, price: Float64Array, band: Float64Array, narrow: number): number {
  const { people, packages, offset, candidate, value, capacity } = market;
  // The last row counts by people's best reduced value: what would send them away altogether.
  const count = new Int32Array((packages + 1) * (bins + 1));
  const all = band[packages]!;
  for (let person = 0; person < people; person += 1) {
    let best = Number.NEGATIVE_INFINITY;
    let second = Number.NEGATIVE_INFINITY;
    let chosen = -1;
    const from = offset[person]!;
    const end = offset[person + 1]!;
    for (let at = from; at < end; at += 1) {
      const reduced = value[at]! - price[candidate[at]!]!;
      if (reduced > best) {
        second = best;
        best = reduced;
        chosen = at;
      } else if (reduced > second) second = reduced;
    }
    if (best > -all && price[candidate[chosen]!]! > 0) tally(count, packages, best, all);
    const first = Math.max(0, best);
    const other = Math.max(0, second);
    for (let at = from; at < end; at += 1) {
      const one = candidate[at]!;
      const over = value[at]! - price[one]! - (at === chosen ? other : first);
      if (over > -band[one]!) tally(count, one, over, band[one]!);
    }
  }
  let misplaced = 0;
  let sold = 0;
  for (let one = 0; one < packages; one += 1) if (price[one]! > 0) sold += capacity[one]!;
  const together = clearing(count, packages, sold, band, narrow).shift;
  for (let one = 0; one < packages; one += 1) {
    const { shift, wanted } = clearing(count, one, capacity[one]!, band, narrow);
    const goal = price[one]! + shift;
    if (goal > 0) misplaced += Math.abs(wanted - capacity[one]!);
    if (capacity[one]! > 0) price[one] = goal > 0 ? Math.max(0, price[one]! + 0.7 * shift + 0.5 * together) : 0;
  }
  return misplaced;
}

function tally(count: Int32Array, row: number, over: number, band: number): void {
  const at = ((over + band) / (2 * band)) * bins;
  const slot = row * (bins + 1) + (at < bins ? Math.floor(at) : bins);
  count[slot] = count[slot]! + 1;
}

/**
 * By how much a row's price should move, within its band, so that `places` people are above it; and how many are now. The band
 * doubles where that is too little, and else closes in, to no less than `narrow`.
 */
function clearing(count: Int32Array, row: number, places: number, bands: Float64Array, narrow: number) {
  const from = row * (bins + 1);
  const band = bands[row]!;
  let wanted = 0;
  for (let bin = bins / 2; bin <= bins; bin += 1) wanted += count[from + bin]!;
  let left = places - count[from + bins]!;
  let bin = bins - 1;
  for (; bin >= 0 && left >= count[from + bin]!; bin -= 1) left -= count[from + bin]!;
  let shift = -band;
  if (left < 0) shift = band;
  else if (bin >= 0) shift = ((bin + 1 - left / count[from + bin]!) * 2 * band) / bins - band;
  bands[row] = Math.abs(shift) < 0.9 * band ? Math.max(narrow, 0.6 * band, 1.5 * Math.abs(shift)) : 2 * band;
  return { shift, wanted };
}
