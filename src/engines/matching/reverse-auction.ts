import { type Auction, leave, takeAt } from './auction.ts';
import { type Demand, demandOf } from './market.ts';

/**
 * The reverse auction: packages with free places at a price above 0 lower it until somebody comes or it is 0. Nobody is ever
 * turned out, and who moves gains epsilon at least, so it ends; then the bound is tight (Bertsekas, Castanon and Tsaknakis
 * 1993, for problems with inequality constraints).
 */
export interface ReverseAuction {
  readonly auction: Auction;
  readonly demand: Demand;
  /** Packages still to look at. */
  readonly queue: number[];
  /** Room for the reduced values of one package's people, twice. */
  readonly scratch: Float64Array;
  readonly sorted: Float64Array;
}

export function openReverse(auction: Auction, demand: Demand = demandOf(auction.market)): ReverseAuction {
  let most = 0;
  for (let one = 0; one < auction.market.packages; one += 1)
    most = Math.max(most, demand.start[one + 1]! - demand.start[one]!);
  const scratch = new Float64Array(most);
  return { auction, demand, queue: freeAbove(auction), scratch, sorted: new Float64Array(most) };
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
  const { queue } = reverse;
  let done = 0;
  for (; done < queue.length && done < limit; done += 1) lowerPrice(reverse, queue[done]!);
  queue.splice(0, done);
  return queue.length === 0;
}

function lowerPrice({ auction, demand, queue, scratch, sorted }: ReverseAuction, one: number): void {
  const { market, value, heaps, price, heldAt, epsilon } = auction;
  const free = heaps.room[one]! - heaps.count[one]!;
  if (free <= 0 || price[one]! <= 0) return;
  const from = demand.start[one]!;
  const size = demand.start[one + 1]! - from;
  let above = 0;
  for (let slot = 0; slot < size; slot += 1) {
    const own = heldAt[demand.person[from + slot]!]!;
    const at = demand.at[from + slot]!;
    // What somebody would pay at most to move here from what they have; who is here already does not count.
    const worth =
      own === at ? 0 : value[at]! - (own < 0 ? 0 : Math.max(0, value[own]! - price[market.candidate[own]!]!));
    scratch[slot] = worth;
    if (worth > 0) {
      sorted[above] = worth;
      above += 1;
    }
  }
  let least = 0;
  if (above > free) least = sorted.subarray(0, above).sort()[above - free - 1]!;
  const next = Math.min(price[one]!, Math.max(0, least - epsilon));
  price[one] = next;
  let left = free;
  // Those strictly above the first who gets nothing come first, then equals in their order, so that the best are never cut off.
  for (const equals of [false, true])
    for (let slot = 0; slot < size && left > 0; slot += 1) {
      const worth = scratch[slot]!;
      if (worth <= 0 || worth < next || (equals ? worth !== least : worth <= least)) continue;
      const person = demand.person[from + slot]!;
      if (heldAt[person]! >= 0) {
        const earlier = leave(auction, person);
        if (price[earlier]! > 0 && !queue.includes(earlier)) queue.push(earlier);
      }
      takeAt(auction, person, demand.at[from + slot]!, next);
      left -= 1;
    }
}
