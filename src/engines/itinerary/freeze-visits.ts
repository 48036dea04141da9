import type { Day, Plan, Stop, Trip, Visit } from './trip.ts';

/** What has happened already on a day. */
export interface Frozen {
  /** So many first visits of the plan's day stay as they are. */
  readonly visits: number;
  /** Nobody sets out to anything else before this instant; from the day's closing on nothing is added. */
  readonly from: number;
}

/** The visits that stay, per day, and the trip that is left: days begin where the last of them ends, limits less what was used. */
export function freezeVisits(
  trip: Trip,
  plan: Plan,
  frozen: readonly Frozen[],
): { readonly rest: Trip; readonly kept: readonly (readonly Visit[])[] } {
  const kept = trip.days.map((_, day) => (plan.days[day] ?? []).slice(0, frozen[day]?.visits ?? 0));
  const gone = new Set(kept.flatMap((visits) => visits.map(({ stop }) => stop)));
  const groups = new Set([...gone].map((stop) => trip.stops[stop]!.group).filter((group) => group !== undefined));
  const dayGroups = kept.map((visits) => new Set(visits.map(({ stop }) => trip.stops[stop]!.dayGroup)));
  const isOver = trip.days.map(({ closes }, day) => (frozen[day]?.from ?? 0) >= closes);
  const spent = [...gone].reduce((sum, stop) => sum + (trip.stops[stop]!.cost ?? 0), 0);
  const stops = trip.stops.map((stop, index): Stop => {
    const isGone = gone.has(index) || (stop.group !== undefined && groups.has(stop.group));
    const windows = stop.windows.map((list, day) =>
      isGone || isOver[day] || (stop.dayGroup !== undefined && dayGroups[day]!.has(stop.dayGroup)) ? [] : list,
    );
    return { ...stop, windows, required: stop.required === true && !gone.has(index) };
  });
  const days = trip.days.map((day, index) => dayLeft(trip, day, kept[index]!, frozen[index]?.from ?? day.opens));
  const budget = trip.budget === undefined ? {} : { budget: Math.max(0, trip.budget - spent) };
  return { rest: { ...trip, ...budget, days, stops }, kept };
}

function dayLeft(trip: Trip, day: Day, kept: readonly Visit[], from: number): Day {
  const stops = kept.map(({ stop }) => trip.stops[stop]!);
  const last = kept.at(-1);
  const free = last ? last.start + trip.stops[last.stop]!.duration : day.opens;
  const places = [day.from, ...stops.map(({ place }) => place)];
  const { walking } = trip;
  const ways = walking
    ? places.slice(1).map((place, index) => Math.max(0, walking.values[places[index]! * walking.size + place]!))
    : [];
  const metres = [...ways, ...stops.map((stop) => stop.walking ?? 0)].reduce((sum, one) => sum + one, 0);
  const counted = stops.filter(({ uncounted }) => !uncounted).length;
  const busy = stops.reduce((sum, { duration }) => sum + duration, 0);
  const less = (limit: number, used: number) => Math.max(0, limit - used);
  return {
    from: places.at(-1)!,
    to: day.to,
    opens: Math.max(day.opens, free, from),
    closes: day.closes,
    ...(day.walkingLimit === undefined ? {} : { walkingLimit: less(day.walkingLimit, metres) }),
    ...(day.mostStops === undefined ? {} : { mostStops: less(day.mostStops, counted) }),
    ...(day.busyLimit === undefined ? {} : { busyLimit: less(day.busyLimit, busy) }),
  };
}
