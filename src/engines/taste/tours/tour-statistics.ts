/** A sight as the making of tours sees it. */
export interface Place {
  readonly category: string;
  /** Degrees. */
  readonly lon: number;
  readonly lat: number;
}

/** The places somebody visited, in order, each once, by their number. */
export type Tour = readonly number[];

/** What is counted over tours. One tour can be taken out and put back exactly, which makes leave-one-out cheap and strict. */
export interface TourStatistics {
  readonly places: readonly Place[];
  /** Kilometres, by rows. */
  readonly distance: Float64Array;
  /** Tours of any length that visit a place. */
  readonly visits: Float64Array;
  /** Tours in which it is neither first nor last. */
  readonly inner: Float64Array;
  /** Tours of two and more places that visit it, and how many such tours there are. */
  readonly travelled: Float64Array;
  /** By rows: tours in which the one comes at some time before the other. */
  readonly before: Float64Array;
  /** By rows: tours in which the one comes right before the other. */
  readonly next: Float64Array;
  readonly totals: { tours: number; travelling: number; innerStops: number; pairs: number; steps: number };
}

/** @throws RangeError naming a tour with a place that is none or is there twice. */
export function tourStatistics(places: readonly Place[], tours: readonly Tour[]): TourStatistics {
  const size = places.length;
  const statistics: TourStatistics = {
    places,
    distance: distances(places),
    visits: new Float64Array(size),
    inner: new Float64Array(size),
    travelled: new Float64Array(size),
    before: new Float64Array(size * size),
    next: new Float64Array(size * size),
    totals: { tours: 0, travelling: 0, innerStops: 0, pairs: 0, steps: 0 },
  };
  tours.forEach((tour, at) => {
    if (new Set(tour).size !== tour.length || tour.some((place) => !(place in places)))
      throw new RangeError(`Tour ${at} has a place twice or one that is none: ${tour.join(' ')}`);
    countTour(statistics, tour, 1);
  });
  return statistics;
}

/** Puts a tour in (1) or takes it out (-1). */
export function countTour(statistics: TourStatistics, tour: Tour, sign: 1 | -1): void {
  const { visits, inner, travelled, before, next, totals, places } = statistics;
  const length = tour.length;
  totals.tours += sign;
  if (length > 1) totals.travelling += sign;
  for (let at = 0; at < length; at += 1) {
    const place = tour[at]!;
    visits[place]! += sign;
    if (length > 1) travelled[place]! += sign;
    if (at > 0 && at < length - 1) {
      inner[place]! += sign;
      totals.innerStops += sign;
    }
    for (let later = at + 1; later < length; later += 1) {
      before[place * places.length + tour[later]!]! += sign;
      totals.pairs += sign;
    }
    if (at + 1 < length) {
      next[place * places.length + tour[at + 1]!]! += sign;
      totals.steps += sign;
    }
  }
}

/** Kilometres on the ground, which is flat enough within a city. */
function distances(places: readonly Place[]): Float64Array {
  const kilometres = 111.32;
  return Float64Array.from({ length: places.length ** 2 }, (_, at) => {
    const one = places[Math.floor(at / places.length)]!;
    const other = places[at % places.length]!;
    const across = (one.lon - other.lon) * Math.cos((((one.lat + other.lat) / 2) * Math.PI) / 180);
    return kilometres * Math.hypot(across, one.lat - other.lat);
  });
}
