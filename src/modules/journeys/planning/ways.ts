import type { Matrix } from '../../../engines/itinerary/trip.ts';
import { noWay } from '../../../engines/itinerary/trip.ts';
import type { Venue } from '../../editions/contract.ts';
import type { Disruption } from '../contract.ts';
import type { TravelTimeRow } from '../supply/supply-rows.ts';
import type { Known } from './facts.ts';

/** A place on the ground: `hotel:ID`, `hub:ID`, `area:ID`, `sight:ID`, `venue:ID`. */
export interface Spot {
  readonly id: string;
  readonly latitude: number;
  readonly longitude: number;
  /** Metres on foot between a stop of a line and the door. */
  readonly toLine: number;
}

export interface Way {
  readonly mode: 'none' | 'walk' | 'transit';
  readonly minutes: number;
  readonly walkMetres: number;
}

/*
 * The rule, all of it assumed: streets are 1.3 times the straight line. Up to 1.5 km of street one walks, at 75 m a minute, 55 step-free
 * or with children. Beyond, a line: the walk at both ends, 6 minutes of waiting and changing, 30 km/h within 20 km and 60 km/h beyond;
 * step-free 8 minutes more for lifts. Within a kilometre of the middle of a neighbourhood one eats and rests round the corner, at most 300 m on. Stations of venues are the edition's own, elsewhere the walk to a line is 300 m.
 * `travel-times.csv` overrules it.
 */
const detour = 1.3;
const longestWalk = 1_500;
const paceMetres = { usual: 75, slow: 55 };
const waitMinutes = 6;
const liftMinutes = 8;
const metresAMinute = { city: 500, far: 1_000 };
const cityMetres = 20_000;
const usualToLine = 300;
const nearArea = 1_000;
const cornerMetres = 300;
/** Ways with an end within so many metres of a closed area are slowed. */
const closureMetres = 2_500;

export interface WayOptions {
  readonly stepFree: boolean;
  readonly slow: boolean;
  readonly closed: readonly Disruption[];
}

/** Metres in a straight line (equirectangular; within a city the error is below 0.1 %). */
export function metresBetween(first: Spot, second: Spot): number {
  const degree = 111_195;
  const north = (first.latitude - second.latitude) * degree;
  const middle = ((first.latitude + second.latitude) / 2) * (Math.PI / 180);
  const east = (first.longitude - second.longitude) * degree * Math.cos(middle);
  return Math.hypot(north, east);
}

/** Ways between places, by the rule and what overrules it. */
export function waysIn(known: Known, options: WayOptions): (from: Spot, to: Spot) => Way {
  const better = betterTimes(known);
  const pace = options.slow || options.stepFree ? paceMetres.slow : paceMetres.usual;
  const closures = options.closed.map((one) => ({ one, spot: spotOf(known, one.what ?? '') }));
  const delay = (from: Spot, to: Spot) =>
    closures.reduce((most, { one, spot }) => {
      const isNear = spot && Math.min(metresBetween(from, spot), metresBetween(to, spot)) <= closureMetres;
      return isNear ? Math.max(most, one.minutes) : most;
    }, 0);
  return (from, to) => {
    if (from.id === to.id) return { mode: 'none', minutes: 0, walkMetres: 0 };
    const row = better.get(from.id)?.get(to.id) ?? better.get(to.id)?.get(from.id);
    const street = metresBetween(from, to) * detour;
    if (row) {
      const minutes = options.stepFree ? row.stepFreeMinutes : row.minutes;
      const isWalk = row.walkMetres >= street * 0.8;
      return {
        mode: isWalk ? 'walk' : 'transit',
        minutes: minutes + (isWalk ? 0 : delay(from, to)),
        walkMetres: row.walkMetres,
      };
    }
    if (isRoundTheCorner(from, to) && street > cornerMetres)
      return { mode: 'walk', minutes: Math.ceil(cornerMetres / pace), walkMetres: cornerMetres };
    if (street <= longestWalk)
      return { mode: 'walk', minutes: Math.ceil(street / pace), walkMetres: Math.round(street) };
    const walk = from.toLine + to.toLine;
    const ride =
      Math.min(street, cityMetres) / metresAMinute.city + Math.max(0, street - cityMetres) / metresAMinute.far;
    const lifts = options.stepFree ? liftMinutes : 0;
    return {
      mode: 'transit',
      minutes: Math.ceil(walk / pace + ride) + waitMinutes + lifts + delay(from, to),
      walkMetres: walk,
    };
  };
}

function isRoundTheCorner(from: Spot, to: Spot): boolean {
  const toArea = from.id.startsWith('area:') !== to.id.startsWith('area:');
  return toArea && metresBetween(from, to) <= nearArea;
}

function betterTimes(known: Known): ReadonlyMap<string, ReadonlyMap<string, TravelTimeRow>> {
  const better = new Map<string, Map<string, TravelTimeRow>>();
  for (const row of known.tables.travelTimes)
    better.set(row.fromId, (better.get(row.fromId) ?? new Map<string, TravelTimeRow>()).set(row.toId, row));
  return better;
}

/** Times and metres from every place to every other, for the engine. */
export function matricesOf(
  spots: readonly Spot[],
  way: (from: Spot, to: Spot) => Way,
): { travel: Matrix; walking: Matrix } {
  const size = spots.length;
  const travel = new Int32Array(size * size).fill(noWay);
  const walking = new Int32Array(size * size);
  for (let from = 0; from < size; from++)
    for (let to = 0; to < size; to++) {
      const { minutes, walkMetres } = way(spots[from]!, spots[to]!);
      travel[from * size + to] = minutes;
      walking[from * size + to] = walkMetres;
    }
  return { travel: { size, values: travel }, walking: { size, values: walking } };
}

interface Point {
  readonly latitude: number;
  readonly longitude: number;
}

/** Where something is, by its id with its kind; an area without its kind too. */
export function spotOf(known: Known, id: string): Spot | undefined {
  const [kind, name = ''] = id.includes(':') ? (id.split(':', 2) as [string, string]) : ['area', id];
  const { supply } = known;
  const places: Readonly<Record<string, () => (Point & { readonly stations?: Venue['stations'] }) | undefined>> = {
    hotel: () => supply.hotels.get(name),
    hub: () => supply.hubs.get(name),
    area: () => supply.areas.get(name),
    meal: () => supply.areas.get(name),
    rest: () => supply.areas.get(name),
    sight: () => supply.sights.get(name),
    venue: () => known.venues.get(name),
    session: () => known.venues.get(known.sessions.get(name)?.venue ?? ''),
  };
  const found = Object.hasOwn(places, kind) ? places[kind]!() : undefined;
  if (!found) return undefined;
  const stations = found.stations ?? [];
  const toLine = stations.length > 0 ? Math.min(...stations.map((one) => one.walkMetres)) : usualToLine;
  const as = kind === 'meal' || kind === 'rest' ? 'area' : kind === 'session' ? 'venue' : kind;
  const own = kind === 'session' ? (known.sessions.get(name)?.venue ?? name) : name;
  return {
    id: `${as}:${own}`,
    latitude: found.latitude,
    longitude: found.longitude,
    toLine,
  };
}
