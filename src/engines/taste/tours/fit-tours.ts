import { type Choice, type ChoiceModel, fitChoice } from '../fit-choice.ts';
import { orderFeatureCount, orderFeatures, stopFeatureCount, stopFeatures } from './stop-features.ts';
import { countTour, type Tour, type TourStatistics } from './tour-statistics.ts';

/** What was learnt from tours: which places are stops between two ends, and which of two stops comes first. */
export interface TourModel {
  readonly statistics: TourStatistics;
  readonly stops: ChoiceModel;
  readonly order: ChoiceModel;
}

/** One over the variance of the coefficients, the same for every city. */
const ridge = 3;

/**
 * Learns from tours of three and more places, all of which are counted in `statistics`. Each tour's own counts are taken out while its
 * features are made, as they will be for a tour not seen; afterwards the statistics are as before.
 */
export function fitTours(statistics: TourStatistics, tours: readonly Tour[]): TourModel {
  const stops: Choice[] = [];
  const order: Choice[] = [];
  for (const tour of tours) {
    if (tour.length < 3) continue;
    countTour(statistics, tour, -1);
    addChoices(statistics, tour, stops, order);
    countTour(statistics, tour, 1);
  }
  return {
    statistics,
    stops: fitChoice(stops, stopFeatureCount, ridge),
    order: fitChoice(order, orderFeatureCount, ridge),
  };
}

function addChoices(statistics: TourStatistics, tour: Tour, stops: Choice[], order: Choice[]): void {
  const query = { first: tour[0]!, last: tour[tour.length - 1]!, length: tour.length };
  const inner = tour.slice(1, -1);
  const others = [...statistics.places.keys()].filter((place) => !tour.includes(place));
  const rest = stopFeatures(statistics, query, others);
  for (const [at, stop] of inner.entries()) {
    const features = new Float64Array(rest.length + stopFeatureCount);
    features.set(stopFeatures(statistics, query, [stop]));
    features.set(rest, stopFeatureCount);
    stops.push({ features, chosen: 0, weight: 2 / (inner.length + 1) });
    for (const later of inner.slice(at + 1)) {
      const pair = new Float64Array(2 * orderFeatureCount);
      pair.set(orderFeatures(statistics, query, stop, later));
      order.push({ features: pair, chosen: 0, weight: 2 / (inner.length + 1) });
    }
  }
}
