import { fitTours } from './fit-tours.ts';
import { recommendTour } from './recommend-tour.ts';
import { countTour, type Place, type Tour, tourStatistics } from './tour-statistics.ts';

/** Harmonic mean of precision and recall over places, ends counted. Both tours have each place once. */
export function tourF1(answer: Tour, truth: Tour): number {
  const hits = answer.filter((place) => truth.includes(place)).length;
  return (2 * hits) / (answer.length + truth.length);
}

/** The same over ordered pairs: a pair counts when the truth has both in that order. */
export function tourPairsF1(answer: Tour, truth: Tour): number {
  const position = new Map(truth.map((place, at) => [place, at]));
  let hits = 0;
  answer.forEach((one, at) => {
    for (const other of answer.slice(at + 1))
      if ((position.get(one) ?? Number.POSITIVE_INFINITY) < (position.get(other) ?? -1)) hits += 1;
  });
  const pairs = (length: number) => (length * (length - 1)) / 2;
  return hits === 0 ? 0 : (2 * hits) / (pairs(answer.length) + pairs(truth.length));
}

export interface JudgedTour {
  readonly truth: Tour;
  readonly answer: Tour;
  readonly f1: number;
  readonly pairsF1: number;
}

/**
 * Leave one out: each tour of three and more places is asked for by its ends and length, after learning from all others and nothing of its own.
 * Left out are tours whose first or last place no other tour has.
 */
export function judgeTours(places: readonly Place[], tours: readonly Tour[]): JudgedTour[] {
  const statistics = tourStatistics(places, tours);
  const long = tours.filter((tour) => tour.length >= 3);
  const judged: JudgedTour[] = [];
  for (const truth of long) {
    const [first, last] = [truth[0]!, truth[truth.length - 1]!];
    if (statistics.visits[first]! < 2 || statistics.visits[last]! < 2) continue;
    countTour(statistics, truth, -1);
    const model = fitTours(
      statistics,
      long.filter((tour) => tour !== truth),
    );
    const answer = recommendTour(model, { first, last, length: truth.length });
    countTour(statistics, truth, 1);
    judged.push({ truth, answer, f1: tourF1(answer, truth), pairsF1: tourPairsF1(answer, truth) });
  }
  return judged;
}
