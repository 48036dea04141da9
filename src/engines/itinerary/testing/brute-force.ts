import { checkPlan } from '../check-plan.ts';
import { planOf, type Trip, type Visit } from '../trip.ts';

/** The value of the best plan by trying every order of every choice: [required stops met, profit]. */
export function bestByForce(trip: Trip): readonly [number, number] {
  let best: readonly [number, number] = [0, 0];
  const required = trip.stops.filter((stop) => stop.required).length;
  const days: Visit[][] = trip.days.map(() => []);
  const visit = (day: number) => {
    const plan = planOf(trip, days);
    if (checkPlan(trip, plan).length === 0) {
      const met = required - plan.missed.length;
      if (met > best[0] || (met === best[0] && plan.profit > best[1])) best = [met, plan.profit];
    }
    if (day + 1 < trip.days.length) visit(day + 1);
    for (let stop = 0; stop < trip.stops.length; stop += 1) {
      if (days.some((visits) => visits.some((one) => one.stop === stop))) continue;
      const start = soonest(trip, day, days[day]!, stop);
      if (start === undefined) continue;
      days[day]!.push({ stop, start });
      visit(day);
      days[day]!.pop();
    }
  };
  visit(0);
  return best;
}

function soonest(trip: Trip, day: number, visits: readonly Visit[], stop: number): number | undefined {
  const last = visits.at(-1);
  const place = last ? trip.stops[last.stop]!.place : trip.days[day]!.from;
  const way = trip.travel.values[place * trip.travel.size + trip.stops[stop]!.place]!;
  if (way < 0) return undefined;
  const free = last ? last.start + trip.stops[last.stop]!.duration : trip.days[day]!.opens;
  const starts = trip.stops[stop]!.windows[day]!.map(({ opens, closes }) => {
    const start = Math.max(opens, free + way);
    return start <= closes ? start : Number.POSITIVE_INFINITY;
  });
  const start = Math.min(...starts);
  return Number.isFinite(start) ? start : undefined;
}
