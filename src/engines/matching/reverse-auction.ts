import { type Auction, leave, takeAt } from './auction.ts';
import { type NearDemand, nearDemand, profitOf } from './near-demand.ts';

/**
 * The reverse auction: packages with free places at a price above 0 lower it until somebody comes or it is 0. Nobody is ever
 * turned out, and who moves gains epsilon at least, so it ends; then the bound is tight (Bertsekas, Castanon and Tsaknakis
 * 1993, for problems with inequality constraints).
 */
export interface ReverseAuction {
  readonly auction: Auction;
  /** Packages still to look at, first come, first served. */
  queue: number[];
  readonly queued: Uint8Array;
  /** Packages whose list of near people was too short. */
  short: number[];
  /** By how much each price may fall before the lists of near people are made anew. */
  readonly bands: Float64Array;
  /** In units of value: what places too dear may add to the bound, rather than to look for people anew. */
  readonly loose: number;
  demand: NearDemand;
  /** People who had a place when the lists were made and gave it up since, as pairs of person and position, by package. */
  left: Map<number, number[]>;
}

export function openReverse(auction: Auction, bands: Float64Array, demand: NearDemand, loose = 0): ReverseAuction {
  const queue = freeAbove(auction);
  const queued = new Uint8Array(auction.market.packages);
  for (const one of queue) queued[one] = 1;
  return { auction, queue, queued, short: [], bands, loose, demand, left: new Map() };
}

/** Packages with free places whose price is above 0. */
export function freeAbove({ market, heaps, price }: Auction): number[] {
  const found: number[] = [];
  for (let one = 0; one < market.packages; one += 1)
    if (heaps.count[one]! < heaps.room[one]! && price[one]! > 0) found.push(one);
  return found;
}

/** Up to `limit` packages lower their price. True when no package with free places has one above 0. */
export function lowerPrices(reverse: ReverseAuction, limit: number): boolean {
  let looked = 0;
  for (; looked < reverse.queue.length && looked < limit; looked += 1) {
    const one = reverse.queue[looked]!;
    reverse.queued[one] = 0;
    if (!lowerPrice(reverse, one)) reverse.short.push(one);
  }
  reverse.queue = reverse.queue.slice(looked);
  if (reverse.queue.length === 0 && reverse.short.length > 0) widen(reverse);
  return reverse.queue.length === 0;
}

/** One pass over the market for all packages whose lists were too short, eight times as wide for these. */
function widen(reverse: ReverseAuction): void {
  const { heaps, price } = reverse.auction;
  const short = [...new Set(reverse.short)].filter((one) => heaps.count[one]! < heaps.room[one]!);
  reverse.short = [];
  const dear = short.reduce((sum, one) => sum + (heaps.room[one]! - heaps.count[one]!) * price[one]!, 0);
  if (dear <= reverse.loose) return;
  for (const one of short) {
    reverse.bands[one] = 8 * reverse.bands[one]!;
    reverse.queued[one] = 1;
  }
  reverse.queue = short;
  reverse.demand = nearDemand(reverse.auction, reverse.bands);
  reverse.left.clear();
}

/** False if the package's list does not reach down to the price that it should have. */
function lowerPrice(reverse: ReverseAuction, one: number): boolean {
  const { auction, demand } = reverse;
  const { value, heaps, price, heldAt, heldPackage, epsilon } = auction;
  const free = heaps.room[one]! - heaps.count[one]!;
  if (free <= 0 || price[one]! <= 0) return true;
  const from = demand.start[one]!;
  const listed = demand.start[one + 1]! - from;
  const left = reverse.left.get(one) ?? [];
  const size = listed + left.length / 2;
  const personAt = (slot: number): number => (slot < listed ? demand.person[from + slot]! : left[2 * (slot - listed)]!);
  const positionAt = (slot: number): number =>
    slot < listed ? demand.at[from + slot]! : left[2 * (slot - listed) + 1]!;
  const worths = new Float64Array(size);
  // What somebody would pay at most to move here from what they have; who is here already does not count.
  for (let slot = 0; slot < size; slot += 1) {
    const person = personAt(slot);
    if (heldAt[person]! >= 0 && heldPackage[person] === one) continue;
    worths[slot] = (slot < listed ? demand.value[from + slot]! : value[positionAt(slot)]!) - profitOf(auction, person);
  }
  const least = size > free ? worths.slice().sort()[size - free - 1]! : 0;
  if (least <= demand.least[one]! && demand.least[one]! > 0) return false;
  const next = Math.min(price[one]!, Math.max(0, least - epsilon));
  price[one] = next;
  let places = free;
  // Those above the first who gets nothing come first, then equals in their order, so that the best are never cut off.
  for (const equals of [false, true])
    for (let slot = 0; slot < size && places > 0; slot += 1) {
      const worth = worths[slot]!;
      if (worth <= 0 || worth < next || (equals ? worth !== least : worth <= least)) continue;
      const person = personAt(slot);
      if (heldAt[person]! >= 0) leaveFree(reverse, person);
      takeAt(auction, person, positionAt(slot), next);
      places -= 1;
    }
  return true;
}

function leaveFree({ auction, demand, queue, queued, left }: ReverseAuction, person: number): void {
  const at = auction.heldAt[person]!;
  const one = leave(auction, person);
  const list = left.get(one) ?? [];
  const isKnown =
    demand.person.subarray(demand.start[one]!, demand.start[one + 1]!).includes(person) ||
    list.some((entry, slot) => slot % 2 === 0 && entry === person);
  if (!isKnown) left.set(one, [...list, person, at]);
  if (auction.price[one]! <= 0 || queued[one] === 1) return;
  queued[one] = 1;
  queue.push(one);
}
