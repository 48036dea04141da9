/**
 * Days out of things to see, as the engine reads them: a team orienteering problem with time windows (TOPTW) and side limits.
 * All numbers are whole. Times are in one unit of the caller's choice (minutes in the product, tenths or hundredths of a distance
 * in the benchmarks), counted from the same zero within each day.
 */
export interface Trip {
  /** One tour each. */
  readonly days: readonly Day[];
  /** What may be visited, each at most once in the trip. */
  readonly stops: readonly Stop[];
  /** Time from place to place, without any visit. Another matrix, say without steps, is another trip. */
  readonly travel: Matrix;
  /** Metres walked from place to place; absent: 0. */
  readonly walking?: Matrix;
  /** Most that all visits may cost together, in minor units. */
  readonly budget?: number;
}

/** Row by row: `values[from * size + to]`; `noWay` where there is none. It need be neither symmetric nor obey the triangle rule. */
export interface Matrix {
  readonly size: number;
  readonly values: Int32Array;
}

export const noWay = -1;

export interface Day {
  /** Places where it begins and ends. A day without visits has no ways either. */
  readonly from: number;
  readonly to: number;
  /** Earliest departure and latest arrival. */
  readonly opens: number;
  readonly closes: number;
  /** Metres, ways and visits together. */
  readonly walkingLimit?: number;
  /** Most counted stops. */
  readonly mostStops?: number;
  /** Most time within visits. */
  readonly busyLimit?: number;
}

/** First and last instant at which a visit may start. */
export interface Window {
  readonly opens: number;
  readonly closes: number;
}

export interface Stop {
  readonly place: number;
  readonly profit: number;
  /** How long the visit takes. */
  readonly duration: number;
  /** Per day of the trip, in rising order; an empty list: closed on that day. */
  readonly windows: readonly (readonly Window[])[];
  /** Minor units. */
  readonly cost?: number;
  /** Metres walked inside. */
  readonly walking?: number;
  /** At most one stop of a group in the trip. */
  readonly group?: number;
  /** At most one stop of such a group in each day: lunch, dinner. */
  readonly dayGroup?: number;
  /** A wish that comes before all profit: a booked ticket, a must-see. */
  readonly required?: boolean;
  /** Does not count towards `mostStops`: a meal, a rest. */
  readonly uncounted?: boolean;
}

export interface Visit {
  readonly stop: number;
  /** When the visit starts; who arrives earlier waits. */
  readonly start: number;
}

export interface Plan {
  /** Per day, in order of time. */
  readonly days: readonly (readonly Visit[])[];
  readonly profit: number;
  readonly cost: number;
  /** Required stops that are left out, rising. */
  readonly missed: readonly number[];
}

/** The sums of a plan, from its visits. */
export function planOf(trip: Trip, days: readonly (readonly Visit[])[]): Plan {
  const visited = new Set(days.flatMap((visits) => visits.map(({ stop }) => stop)));
  const list = [...visited].map((stop) => trip.stops[stop]!);
  return {
    days,
    profit: list.reduce((sum, { profit }) => sum + profit, 0),
    cost: list.reduce((sum, { cost }) => sum + (cost ?? 0), 0),
    missed: trip.stops.flatMap(({ required }, stop) => (required && !visited.has(stop) ? [stop] : [])),
  };
}
