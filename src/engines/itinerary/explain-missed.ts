import { startSolving } from './solve.ts';
import { type Day, noWay, type Plan, type Stop, type Trip } from './trip.ts';

/**
 * The one wish or limit that keeps a required stop out, in order of precedence. `by` is how far off: time for `outsideDay` and
 * `clashesWith` (how much longer its hours would have to be; absent where longer hours would not help), minor units for `budget`,
 * metres for `walking`, stops or time within visits for `pace`.
 */
export type Obstacle =
  | { readonly kind: 'closedOnThoseDays' }
  | { readonly kind: 'noWay' }
  | { readonly kind: 'outsideDay'; readonly by: number }
  | { readonly kind: 'walking'; readonly by: number }
  | { readonly kind: 'pace'; readonly by: number; readonly of: 'stops' | 'busy' }
  | { readonly kind: 'budget'; readonly by: number }
  | { readonly kind: 'group'; readonly stop: number }
  /** `stop` alone would have to go, or `and` with it. */
  | { readonly kind: 'clashesWith'; readonly stop: number; readonly and: readonly number[]; readonly by?: number }
  /** Nothing stands in the way of the required stops; a longer search would meet it. */
  | { readonly kind: 'fits' };

export interface Missed {
  readonly stop: number;
  readonly obstacle: Obstacle;
}

/** Rounds of search after which stops that did not fit together are held not to. */
const mostRounds = 400;

/**
 * For each required stop that a plan leaves out, what stands in the way: first what keeps it out even alone, then, together with the
 * required stops that the plan does visit, each limit is lifted by itself and the search tried again.
 */
export function explainMissed(trip: Trip, plan: Plan): readonly Missed[] {
  const met = plan.days
    .flatMap((visits) => visits.map(({ stop }) => stop))
    .filter((stop) => trip.stops[stop]!.required);
  return plan.missed.map((stop) => ({ stop, obstacle: aloneObstacle(trip, stop) ?? sharedObstacle(trip, stop, met) }));
}

/** How far a visit to one stop alone is off on one day; undefined where it is closed. */
function aloneOn(trip: Trip, day: Day, stop: Stop, dayIndex: number): Obstacle | 'possible' | undefined {
  const windows = stop.windows[dayIndex]!;
  if (windows.length === 0) return undefined;
  const { size, values } = trip.travel;
  const [out, home] = [values[day.from * size + stop.place]!, values[stop.place * size + day.to]!];
  if (out === noWay || home === noWay) return { kind: 'noWay' };
  const arrival = day.opens + out;
  const late = windows.map(({ opens, closes }) => {
    const start = Math.max(arrival, opens);
    return Math.max(0, start - closes, start + stop.duration + home - day.closes);
  });
  const by = Math.min(...late);
  if (by > 0) return { kind: 'outsideDay', by };
  const metres = trip.walking
    ? Math.max(0, trip.walking.values[day.from * size + stop.place]!) +
      Math.max(0, trip.walking.values[stop.place * size + day.to]!)
    : 0;
  const walked = metres + (stop.walking ?? 0) - (day.walkingLimit ?? Number.POSITIVE_INFINITY);
  if (walked > 0) return { kind: 'walking', by: walked };
  if (!stop.uncounted && day.mostStops === 0) return { kind: 'pace', by: 1, of: 'stops' };
  const busy = stop.duration - (day.busyLimit ?? Number.POSITIVE_INFINITY);
  return busy > 0 ? { kind: 'pace', by: busy, of: 'busy' } : 'possible';
}

/** What keeps a stop out of every day even where nothing else is visited; of several days the one that comes nearest. */
function aloneObstacle(trip: Trip, index: number): Obstacle | undefined {
  const stop = trip.stops[index]!;
  const perDay = trip.days.map((day, dayIndex) => aloneOn(trip, day, stop, dayIndex));
  const obstacles = perDay.filter((one): one is Obstacle => one !== undefined && one !== 'possible');
  if (!perDay.includes('possible')) {
    if (obstacles.length === 0) return { kind: 'closedOnThoseDays' };
    // A hole on the direct way may be walked around by way of another stop, but then the stop is not kept out by itself.
    for (const kind of ['pace', 'walking', 'outsideDay', 'noWay'] as const) {
      const alike = obstacles.filter((one) => one.kind === kind);
      const off = (one: Obstacle) => ('by' in one ? (one.by ?? 0) : 0);
      if (alike.length > 0) return alike.reduce((best, one) => (off(one) < off(best) ? one : best));
    }
  }
  const short = (stop.cost ?? 0) - (trip.budget ?? Number.POSITIVE_INFINITY);
  return short > 0 ? { kind: 'budget', by: short } : undefined;
}

/** What keeps a stop out that would be possible alone: the required stops that are met stay as a wish. */
function sharedObstacle(trip: Trip, index: number, met: readonly number[]): Obstacle {
  const wanted = only(trip, [...met, index]);
  if (fits(wanted)) return { kind: 'fits' };
  const stop = trip.stops[index]!;
  const rival = met.find((other) => stop.group !== undefined && trip.stops[other]!.group === stop.group);
  if (rival !== undefined) return { kind: 'group', stop: rival };
  const { budget, ...unpaid } = wanted;
  if (budget !== undefined && fits(unpaid))
    return { kind: 'budget', by: wanted.stops.reduce((sum, { cost }) => sum + (cost ?? 0), -budget) };
  const limit = limitObstacle(wanted);
  if (limit) return limit;
  const ungrouped = changed(wanted, met.length, ({ dayGroup: _, ...rest }) => rest);
  const table = met.find((other) => stop.dayGroup !== undefined && trip.stops[other]!.dayGroup === stop.dayGroup);
  if (table !== undefined && fits(ungrouped)) return { kind: 'group', stop: table };
  return clash(trip, index, met, wanted);
}

/** Walking limit, most stops or busy limit of the days, each lifted by itself, and by how much it has to be. */
function limitObstacle(wanted: Trip): Obstacle | undefined {
  const lifted = (name: 'walkingLimit' | 'mostStops' | 'busyLimit', by: number): Trip => ({
    ...wanted,
    days: wanted.days.map((day) => (day[name] === undefined ? day : { ...day, [name]: day[name] + by })),
  });
  const off = (name: 'walkingLimit' | 'mostStops' | 'busyLimit', most: number) =>
    wanted.days.some((day) => day[name] !== undefined) ? leastBy(most, (by) => fits(lifted(name, by))) : undefined;
  const metres = off('walkingLimit', 1_000_000);
  if (metres !== undefined) return { kind: 'walking', by: metres };
  const stops = off('mostStops', wanted.stops.length);
  if (stops !== undefined) return { kind: 'pace', by: stops, of: 'stops' };
  const busy = off('busyLimit', 1_000_000);
  return busy === undefined ? undefined : { kind: 'pace', by: busy, of: 'busy' };
}

/** The met wish that has to go for this one; where one is not enough, as few as leaving them out one by one finds. */
function clash(trip: Trip, index: number, met: readonly number[], wanted: Trip): Obstacle {
  const span = Math.max(...trip.days.map(({ opens, closes }) => closes - opens));
  const by = leastBy(span, (longer) =>
    fits(
      changed(wanted, met.length, (stop) => ({
        ...stop,
        windows: stop.windows.map((windows) =>
          windows.map(({ opens, closes }) => ({ opens: Math.max(0, opens - longer), closes: closes + longer })),
        ),
      })),
    ),
  );
  const off = by === undefined ? {} : { by };
  for (const other of met)
    if (fits(only(trip, [...met.filter((one) => one !== other), index])))
      return { kind: 'clashesWith', stop: other, and: [], ...off };
  const kept: number[] = [];
  const gone: number[] = [];
  for (const other of met) {
    if (fits(only(trip, [...kept, other, index]))) kept.push(other);
    else gone.push(other);
  }
  return { kind: 'clashesWith', stop: gone[0] ?? met[0] ?? index, and: gone.slice(1), ...off };
}

/** The trip of some of its stops, all required. */
function only(trip: Trip, stops: readonly number[]): Trip {
  return { ...trip, stops: stops.map((stop) => ({ ...trip.stops[stop]!, required: true })) };
}

function changed(trip: Trip, index: number, change: (stop: Stop) => Stop): Trip {
  return { ...trip, stops: trip.stops.map((stop, at) => (at === index ? change(stop) : stop)) };
}

/** Whether the search finds a plan with every stop of the trip. */
function fits(trip: Trip): boolean {
  const solver = startSolving(trip, { seed: 1 });
  for (let rounds = 0; rounds < mostRounds && solver.best().missed.length > 0; rounds += 25) solver.step(25);
  return solver.best().missed.length === 0;
}

/** The least whole number from 1 to `most` that is enough, by halving; undefined where not even `most` is. */
function leastBy(most: number, isEnough: (by: number) => boolean): number | undefined {
  if (!isEnough(most)) return undefined;
  let [low, high] = [1, most];
  while (low < high) {
    const middle = Math.floor((low + high) / 2);
    if (isEnough(middle)) high = middle;
    else low = middle + 1;
  }
  return high;
}
