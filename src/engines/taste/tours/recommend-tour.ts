import type { TourModel } from './fit-tours.ts';
import { orderFeatures, stopFeatures, type TourQuery } from './stop-features.ts';
import type { Tour } from './tour-statistics.ts';

/** Inner stops are looked for among so many places, the likeliest. */
const candidatesAtMost = 24;

/**
 * A tour of exactly `length` places from `first` to `last` that has most in common with what people would do: the tour of greatest expected
 * pairs-F1. As answer and truth have the same length, pairs-F1 is a sum over the answer's ordered pairs, so its expectation
 * is a sum of chances: that a stop is in (counted with both ends), and that two stops are both in, in that order. Sets of stops have the chance of
 * a conditional Poisson draw with the stops' utilities; marginals are exact by elementary symmetric sums.
 * @throws RangeError where a place is none, both ends are one, or the length cannot be.
 */
export function recommendTour(model: TourModel, query: TourQuery): Tour {
  const { first, last, length } = query;
  const { places } = model.statistics;
  if (!(first in places) || !(last in places) || first === last)
    throw new RangeError(`From ${first} to ${last} is no tour of ${places.length} places`);
  if (!Number.isInteger(length) || length < 2 || length > places.length)
    throw new RangeError(`A tour of ${length} of ${places.length} places cannot be`);
  const inner = length - 2;
  if (inner === 0) return [first, last];
  const others = [...places.keys()].filter((place) => place !== first && place !== last);
  const utilities = model.stops.utilities(stopFeatures(model.statistics, query, others));
  const ranked = [...others.keys()].sort((one, other) => utilities[other]! - utilities[one]! || one - other);
  const kept = ranked.slice(0, Math.max(candidatesAtMost, inner));
  const stops = kept.map((at) => others[at]!);
  const most = utilities[kept[0]!]!;
  const odds = Float64Array.from(kept, (at) => Math.exp(Math.max(-30, utilities[at]! - most)));
  const gain = pairGains(model, query, stops, odds);
  return [first, ...bestSequence(gain, stops.length, inner).map((at) => stops[at]!), last];
}

/** On the diagonal twice the chance that a stop is in; elsewhere, by rows, that both are in and the one comes before the other. */
function pairGains(model: TourModel, query: TourQuery, stops: readonly number[], odds: Float64Array): Float64Array {
  const size = stops.length;
  const inner = query.length - 2;
  const gain = new Float64Array(size * size);
  const whole = symmetricSum(odds, inner, -1, -1);
  for (let one = 0; one < size; one += 1) {
    gain[one * size + one] = (2 * odds[one]! * symmetricSum(odds, inner - 1, one, -1)) / whole;
    for (let other = 0; other < one && inner > 1; other += 1) {
      const both = (odds[one]! * odds[other]! * symmetricSum(odds, inner - 2, one, other)) / whole;
      const pair = new Float64Array(2 * model.order.coefficients.length);
      pair.set(orderFeatures(model.statistics, query, stops[one]!, stops[other]!));
      const before = model.order.chances(pair)[0]!;
      gain[one * size + other] = both * before;
      gain[other * size + one] = both * (1 - before);
    }
  }
  return gain;
}

/** Sum over all sets of `count` odds, two left out, of their product. */
function symmetricSum(odds: Float64Array, count: number, without: number, orWithout: number): number {
  const sums = new Float64Array(count + 1);
  sums[0] = 1;
  for (let at = 0; at < odds.length; at += 1) {
    if (at === without || at === orWithout) continue;
    for (let taken = count; taken > 0; taken -= 1) sums[taken] = sums[taken]! + odds[at]! * sums[taken - 1]!;
  }
  return sums[count]!;
}

/**
 * The sequence of most gain: built by best insertion, then improved by the best of all exchanges, with places outside and inside, and moves, until none helps. With one or
 * two inner stops that is every sequence.
 */
function bestSequence(gain: Float64Array, size: number, count: number): number[] {
  let best: number[] = [];
  for (let round = 0; round < count; round += 1) best = insertBest(best, gain, size);
  for (;;) {
    let better = best;
    let top = gainOf(best, gain, size) + 1e-12;
    for (let at = 0; at < best.length; at += 1) {
      const without = best.filter((_, place) => place !== at);
      const tried = insertBest(without, gain, size);
      const value = gainOf(tried, gain, size);
      if (value > top) [better, top] = [tried, value];
    }
    if (better === best) return best;
    best = better;
  }
}

/** The best stop not yet in, at its best place. */
function insertBest(sequence: readonly number[], gain: Float64Array, size: number): number[] {
  let best: number[] = [];
  let top = Number.NEGATIVE_INFINITY;
  for (let stop = 0; stop < size; stop += 1) {
    if (sequence.includes(stop)) continue;
    for (let at = 0; at <= sequence.length; at += 1) {
      let value = gain[stop * size + stop]!;
      for (let other = 0; other < sequence.length; other += 1)
        value += other < at ? gain[sequence[other]! * size + stop]! : gain[stop * size + sequence[other]!]!;
      if (value > top) {
        top = value;
        best = [...sequence.slice(0, at), stop, ...sequence.slice(at)];
      }
    }
  }
  return best;
}

function gainOf(sequence: readonly number[], gain: Float64Array, size: number): number {
  let sum = 0;
  sequence.forEach((stop, at) => {
    sum += gain[stop * size + stop]!;
    for (const later of sequence.slice(at + 1)) sum += gain[stop * size + later]!;
  });
  return sum;
}
