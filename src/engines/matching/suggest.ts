import type { Market } from './market.ts';
import { loadOf, type Matching } from './matching.ts';

export interface PackageSuggestion {
  readonly package: number;
  readonly value: number;
  /** How sought after it is: what a place is worth to the first who would get it next, in the same units as value. */
  readonly price: number;
  /** value - price: what this person has of it more than others would. Suggestions stand in its order. */
  readonly reduced: number;
  readonly placesLeft: number;
}

export interface PersonSuggestion {
  readonly person: number;
  readonly value: number;
  /** What the person would have otherwise: the best reduced value at all other packages, or 0. */
  readonly elsewhere: number;
  /** value - elsewhere: at most what the person would give up for it. Suggestions stand in its order. */
  readonly gain: number;
  readonly isAssigned: boolean;
}

/** Free places of each package; `bestFor` counts them anew unless it is handed them. */
export function placesLeft(market: Market, matching: Matching): Int32Array {
  const load = loadOf(market, matching.assigned);
  return market.capacity.map((places, one) => Math.max(0, places - load[one]!));
}

/**
 * The n packages that suit a person best among those that have room: a free place, or the place that is theirs. The order is
 * by value less price, so that nobody is sent to what others want more while something as good is free.
 */
export function bestFor(
  market: Market,
  matching: Matching,
  person: number,
  n: number,
  left: Int32Array = placesLeft(market, matching),
): readonly PackageSuggestion[] {
  const found: PackageSuggestion[] = [];
  for (let at = market.offset[person]!; at < market.offset[person + 1]!; at += 1) {
    const one = market.candidate[at]!;
    if (left[one] === 0 && matching.assigned[person] !== one) continue;
    const value = market.value[at]!;
    const price = matching.prices[one]!;
    found.push({ package: one, value, price, reduced: value - price, placesLeft: left[one]! });
  }
  return found.sort((a, b) => b.reduced - a.reduced || b.value - a.value || a.package - b.package).slice(0, n);
}

/** The n people whom a package suits most, net of what else they would get at today's prices. One pass over the market. */
export function peopleFor(market: Market, matching: Matching, one: number, n: number): readonly PersonSuggestion[] {
  const { offset, candidate, value } = market;
  const found: PersonSuggestion[] = [];
  for (let person = 0; person < market.people; person += 1) {
    let own = -1;
    let elsewhere = 0;
    for (let at = offset[person]!; at < offset[person + 1]!; at += 1) {
      if (candidate[at] === one) own = at;
      else elsewhere = Math.max(elsewhere, value[at]! - matching.prices[candidate[at]!]!);
    }
    if (own < 0) continue;
    const worth = value[own]!;
    const isAssigned = matching.assigned[person] === one;
    found.push({ person, value: worth, elsewhere, gain: worth - elsewhere, isAssigned });
  }
  return found.sort((a, b) => b.gain - a.gain || a.person - b.person).slice(0, n);
}
