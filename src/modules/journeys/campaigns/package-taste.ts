import { type Scored, scoreItems, type TasteItem } from '../../../engines/taste/score-items.ts';
import { leanings } from '../planning/characters.ts';
import type { Known } from '../planning/facts.ts';
import { reasonsOf, tasteItems } from '../planning/taste-of.ts';
import type { Reason } from '../shapes.ts';
import { interests, type PackageRow } from '../supply/supply-rows.ts';

/** What suggestions may know of somebody: what they told, nothing of what they did. */
export interface Taste {
  readonly country: string | null;
  readonly favouriteDisciplines: readonly string[];
  readonly hasChildren: boolean;
}

export interface PackageScore {
  /** 0 to 1000. */
  readonly score: number;
  /** The terms behind it that weigh enough to be told. */
  readonly reasons: readonly Reason[];
}

/** A package without a discipline of its own shows a little of each. */
const oneOfManySports = 0.4;
/** As many sights of a kind make what a package offers of it. */
const bestSights = 8;

/** Every package as one thing to like: its sport or those of its days, the countries that compete, sights as its character leans. */
export function packageItems(known: Known): readonly TasteItem[] {
  const before = kept.get(known);
  if (before) return before;
  const made = makeItems(known);
  kept.set(known, made);
  return made;
}

const kept = new WeakMap<Known, readonly TasteItem[]>();

function makeItems(known: Known): readonly TasteItem[] {
  const items = new Map(tasteItems(known).map((item) => [item.id, item]));
  return known.tables.packages.map((row) => {
    const sessions = sessionsOf(known, row).flatMap((id) => items.get(`session:${id}`) ?? []);
    const leaning = leanings[row.character];
    return {
      id: `package:${row.packageId}`,
      kind: 'session',
      tags: {
        ...sportsOf(row, sessions),
        ...sightInterests(known, leaning.sights / 150),
        ...(sessions.some((item) => item.tags['phase:medal'] === 1) ? { 'phase:medal': 1 } : {}),
      },
      popularity: mean(
        sessions
          .map((item) => item.popularity)
          .sort((first, second) => second - first)
          .slice(0, 5),
      ),
      countryChance: chancesOf(sessions),
    };
  });
}

/** Scores of all packages for one person, by package. */
export function scorePackages(items: readonly TasteItem[], person: Taste): ReadonlyMap<string, PackageScore> {
  const scored = scoreItems(items, {
    ...(person.country === null ? {} : { country: person.country }),
    sports: person.favouriteDisciplines,
    interests: person.hasChildren ? ['family'] : [],
    likes: [],
  });
  return new Map(
    scored.map((one: Scored) => [
      one.item.slice('package:'.length),
      { score: one.score, reasons: reasonsOf(one, false) },
    ]),
  );
}

/** Sessions of a package's days that have places for packages; of its discipline, where it has one. */
function sessionsOf({ supply, sessions }: Known, row: PackageRow): string[] {
  return [...sessions.values()]
    .filter(
      ({ id, day, discipline }) =>
        row.firstDay <= day &&
        day <= row.lastDay &&
        (row.disciplineId === null || row.disciplineId === discipline) &&
        supply.allotmentsOf(id).size > 0,
    )
    .map(({ id }) => id);
}

function sportsOf({ disciplineId }: PackageRow, sessions: readonly TasteItem[]): Record<string, number> {
  if (disciplineId !== null) return { [`sport:${disciplineId}`]: 1 };
  const names = sessions.flatMap((item) => Object.keys(item.tags).filter((tag) => tag.startsWith('sport:')));
  return Object.fromEntries(names.map((name) => [name, oneOfManySports]));
}

function sightInterests({ tables }: Known, leaning: number): Record<string, number> {
  return Object.fromEntries(
    interests.flatMap((interest): [string, number][] => {
      const best = tables.sights.map((row) => row[interest]).sort((first, second) => second - first);
      const weight = Math.min(1, mean(best.slice(0, bestSights)) * leaning);
      return interest !== 'sport' && weight > 0 ? [[`interest:${interest}`, weight]] : [];
    }),
  );
}

function chancesOf(sessions: readonly TasteItem[]): Record<string, number> {
  const best: Record<string, number> = {};
  for (const { countryChance } of sessions)
    for (const [country, chance] of Object.entries(countryChance ?? {}))
      best[country] = Math.max(best[country] ?? 0, chance);
  return best;
}

function mean(values: readonly number[]): number {
  return values.length === 0 ? 0 : values.reduce((sum, one) => sum + one, 0) / values.length;
}
