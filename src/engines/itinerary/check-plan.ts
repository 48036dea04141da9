import { noWay, type Plan, type Trip, type Visit } from './trip.ts';

/** What is wrong with a plan, and where. `by` says how far off, in the unit of what is broken. */
export type PlanFault =
  | { readonly kind: 'dayCount'; readonly expected: number; readonly found: number }
  | { readonly kind: 'unknownStop'; readonly day: number; readonly stop: number }
  | { readonly kind: 'notWhole'; readonly day: number; readonly stop: number }
  | { readonly kind: 'twice'; readonly day: number; readonly stop: number }
  | { readonly kind: 'outsideWindow'; readonly day: number; readonly stop: number }
  | { readonly kind: 'noWay'; readonly day: number; readonly from: number; readonly to: number }
  | { readonly kind: 'tooEarly'; readonly day: number; readonly stop: number; readonly by: number }
  | { readonly kind: 'lateHome'; readonly day: number; readonly by: number }
  | { readonly kind: 'walking' | 'stops' | 'busy'; readonly day: number; readonly by: number }
  | { readonly kind: 'budget'; readonly by: number }
  | { readonly kind: 'group'; readonly stop: number; readonly group: number }
  | { readonly kind: 'dayGroup'; readonly day: number; readonly stop: number; readonly group: number }
  | { readonly kind: 'sum'; readonly of: 'profit' | 'cost' | 'missed' };

/** Every way in which the plan breaks the trip, straight from the definitions; it shares nothing with the solver. */
export function checkPlan(trip: Trip, plan: Plan): readonly PlanFault[] {
  const faults: PlanFault[] = [];
  if (plan.days.length !== trip.days.length)
    return [{ kind: 'dayCount', expected: trip.days.length, found: plan.days.length }];
  const seen = new Set<number>();
  const groups = new Set<number>();
  let [profit, cost] = [0, 0];
  plan.days.forEach((visits, day) => {
    const known = visits.filter(({ stop }) => trip.stops[stop] !== undefined);
    for (const { stop } of visits) if (!trip.stops[stop]) faults.push({ kind: 'unknownStop', day, stop });
    for (const { stop, start } of known) {
      const { profit: worth, cost: price = 0, group, windows } = trip.stops[stop]!;
      if (!Number.isSafeInteger(start)) faults.push({ kind: 'notWhole', day, stop });
      if (seen.has(stop)) faults.push({ kind: 'twice', day, stop });
      seen.add(stop);
      if (group !== undefined && groups.has(group)) faults.push({ kind: 'group', stop, group });
      if (group !== undefined) groups.add(group);
      if (!windows[day]!.some(({ opens, closes }) => opens <= start && start <= closes))
        faults.push({ kind: 'outsideWindow', day, stop });
      profit += worth;
      cost += price;
    }
    faults.push(...wayFaults(trip, day, known), ...limitFaults(trip, day, known));
  });
  if (trip.budget !== undefined && cost > trip.budget) faults.push({ kind: 'budget', by: cost - trip.budget });
  const missed = trip.stops.flatMap(({ required }, stop) => (required && !seen.has(stop) ? [stop] : []));
  if (plan.profit !== profit) faults.push({ kind: 'sum', of: 'profit' });
  if (plan.cost !== cost) faults.push({ kind: 'sum', of: 'cost' });
  if (plan.missed.join() !== missed.join()) faults.push({ kind: 'sum', of: 'missed' });
  return faults;
}

/** Ways of one day: each exists, and leaves time to arrive before the next start. */
function wayFaults(trip: Trip, day: number, visits: readonly Visit[]): PlanFault[] {
  const faults: PlanFault[] = [];
  const { from, to, opens, closes } = trip.days[day]!;
  if (visits.length === 0) return faults;
  let [place, free] = [from, opens];
  for (const { stop, start } of visits) {
    const next = trip.stops[stop]!;
    const way = trip.travel.values[place * trip.travel.size + next.place]!;
    if (way === noWay) faults.push({ kind: 'noWay', day, from: place, to: next.place });
    else if (start < free + way) faults.push({ kind: 'tooEarly', day, stop, by: free + way - start });
    place = next.place;
    free = start + next.duration;
  }
  const home = trip.travel.values[place * trip.travel.size + to]!;
  if (home === noWay) faults.push({ kind: 'noWay', day, from: place, to });
  else if (free + home > closes) faults.push({ kind: 'lateHome', day, by: free + home - closes });
  return faults;
}

/** Limits of one day: metres, pace, time within visits, groups of the day. */
function limitFaults(trip: Trip, day: number, visits: readonly Visit[]): PlanFault[] {
  const faults: PlanFault[] = [];
  if (visits.length === 0) return faults;
  const { from, to, walkingLimit, mostStops, busyLimit } = trip.days[day]!;
  const stops = visits.map(({ stop }) => trip.stops[stop]!);
  const places = [from, ...stops.map(({ place }) => place), to];
  const metres = stops.reduce((sum, { walking }) => sum + (walking ?? 0), 0);
  const walked = places
    .slice(1)
    .reduce((sum, place, index) => sum + metresBetween(trip, places[index]!, place), metres);
  const counted = stops.filter(({ uncounted }) => !uncounted).length;
  const busy = stops.reduce((sum, { duration }) => sum + duration, 0);
  if (walkingLimit !== undefined && walked > walkingLimit)
    faults.push({ kind: 'walking', day, by: walked - walkingLimit });
  if (mostStops !== undefined && counted > mostStops) faults.push({ kind: 'stops', day, by: counted - mostStops });
  if (busyLimit !== undefined && busy > busyLimit) faults.push({ kind: 'busy', day, by: busy - busyLimit });
  const groups = new Set<number>();
  for (const [index, { dayGroup }] of stops.entries()) {
    if (dayGroup === undefined) continue;
    if (groups.has(dayGroup)) faults.push({ kind: 'dayGroup', day, stop: visits[index]!.stop, group: dayGroup });
    groups.add(dayGroup);
  }
  return faults;
}

function metresBetween({ walking }: Trip, from: number, to: number): number {
  return walking ? Math.max(0, walking.values[from * walking.size + to]!) : 0;
}
