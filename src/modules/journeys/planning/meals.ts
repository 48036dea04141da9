import type { Wishes } from '../shapes.ts';
import type { Candidate } from './candidates.ts';
import type { Known } from './facts.ts';
import { metresBetween, type Spot, spotOf } from './ways.ts';

/** Meals and rests of a day: when they may begin, how long they take, and what they are worth against seeing more. */
const lunch = { group: 0, kind: 'meal', opens: 675, closes: 825, minutes: 50, profit: 160 } as const;
/** Tells dinners from lunches among the stops of a day. */
export const dinnerGroup = 1;
const dinner = { group: dinnerGroup, kind: 'meal', opens: 1_050, closes: 1_230, minutes: 75, profit: 160 } as const;
const childrensDinner = { ...dinner, opens: 1_020, closes: 1_215, minutes: 60 } as const;
const rest = { group: 2, kind: 'rest', opens: 800, closes: 960, minutes: 60, profit: 140 } as const;

/** Neighbourhoods near the plan in which to eat; more would only slow the search. */
const mostAreas = 8;

/** Places to eat and rest for each day, near home and near what may be seen; none counts towards the pace. */
export function mealStops(
  known: Known,
  wishes: Wishes,
  home: Spot,
  things: readonly Candidate[],
  days: number,
): Candidate[] {
  const needsRest = wishes.pace === 'calm' || wishes.party.children > 0 || (wishes.walkingMetres ?? 99_999) < 4_000;
  const meals = [lunch, wishes.party.children > 0 ? childrensDinner : dinner];
  const areas = areasNear(known, home, things);
  const stops: Candidate[] = [];
  for (let day = 0; day < days; day++) {
    for (const area of areas) for (const meal of meals) stops.push(stopAt(meal, area, day, days));
    const nearest = areas[0];
    if (needsRest && nearest) stops.push(stopAt(rest, nearest, day, days, home));
  }
  return stops;
}

function areasNear(known: Known, home: Spot, things: readonly Candidate[]): Spot[] {
  const areas = [...known.supply.areas.keys()].map((id) => spotOf(known, `area:${id}`)!);
  const votes = new Map<Spot, number>();
  const vote = (spot: Spot, weight: number) => {
    const nearest = nearestTo(spot, areas);
    if (nearest) votes.set(nearest, (votes.get(nearest) ?? 0) + weight);
  };
  vote(home, 1_000_000);
  for (const { spot, stop } of things) vote(spot, stop.profit + 1);
  return [...votes]
    .sort((first, second) => second[1] - first[1])
    .slice(0, mostAreas)
    .map(([area]) => area);
}

function nearestTo(spot: Spot, areas: readonly Spot[]): Spot | undefined {
  let [nearest, least]: [Spot | undefined, number] = [undefined, Number.POSITIVE_INFINITY];
  for (const area of areas) {
    const metres = metresBetween(area, spot);
    if (metres < least) [nearest, least] = [area, metres];
  }
  return nearest;
}

type Meal = typeof lunch | typeof dinner | typeof childrensDinner | typeof rest;

function stopAt(meal: Meal, area: Spot, day: number, days: number, where = area): Candidate {
  const { opens, closes } = meal;
  return {
    ref: `${meal.kind}:${area.id.slice('area:'.length)}`,
    spot: where,
    category: null,
    isAsked: false,
    stop: {
      place: 0,
      profit: meal.profit,
      duration: meal.minutes,
      windows: Array.from({ length: days }, (_, index) => (index === day ? [{ opens, closes }] : [])),
      dayGroup: meal.group,
      uncounted: true,
    },
  };
}
