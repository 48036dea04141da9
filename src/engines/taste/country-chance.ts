/** One nation in one discipline at one former Games. */
export interface CountryRow {
  /** NOC code. */
  readonly country: string;
  readonly discipline: string;
  readonly athletes: number;
  readonly medals: number;
  /** Which Games; rows without it count as one Games. */
  readonly games?: string;
}

/** Who is entered for the coming Games; without such rows the mean of the former Games stands in. */
export interface EntryRow {
  readonly country: string;
  readonly discipline: string;
  readonly athletes: number;
}

/** How much of a chance is being there at all; the rest is the probability of a medal. */
const presenceShare = 0.35;

/**
 * Per discipline and NOC, 0..1: what a visitor of that country has at stake. 0 without an athlete; towards 1 with many athletes and a
 * medal almost sure. Medals per athlete are smoothed by an empirical Bayes gamma prior of the discipline (moments of Marshall, Applied
 * Statistics 1991), so one lucky medal of a small team does not make a sure one; the chance of at least one medal is then that of
 * the negative binomial.
 * @throws RangeError naming the row whose numbers are negative or not finite.
 */
export function countryChances(
  former: readonly CountryRow[],
  entered?: readonly EntryRow[],
): ReadonlyMap<string, Readonly<Record<string, number>>> {
  const disciplines = new Map<string, Map<string, Tally>>();
  const tally = (row: EntryRow) => {
    const byCountry = disciplines.get(row.discipline) ?? new Map<string, Tally>();
    disciplines.set(row.discipline, byCountry);
    const found = byCountry.get(row.country) ?? { athletes: 0, medals: 0, entered: 0 };
    byCountry.set(row.country, found);
    return found;
  };
  const games = Math.max(1, new Set(former.map((row) => row.games ?? '')).size);
  for (const row of former) {
    checkRow(row, row.medals);
    const one = tally(row);
    one.athletes += row.athletes;
    one.medals += row.medals;
    if (!entered) one.entered += row.athletes / games;
  }
  for (const row of entered ?? []) {
    checkRow(row, 0);
    tally(row).entered += row.athletes;
  }
  return new Map([...disciplines].map(([discipline, byCountry]) => [discipline, chancesOf(byCountry)]));
}

interface Tally {
  athletes: number;
  medals: number;
  entered: number;
}

function chancesOf(byCountry: ReadonlyMap<string, Tally>): Readonly<Record<string, number>> {
  const teams = [...byCountry.values()];
  const { shape, rate } = gammaPrior(teams.filter(({ athletes }) => athletes > 0));
  const present = teams.filter((team) => team.entered > 0);
  const usual = present.reduce((sum, team) => sum + team.entered, 0) / Math.max(1, present.length);
  return Object.fromEntries(
    [...byCountry].map(([country, team]) => {
      if (team.entered === 0) return [country, 0];
      const presence = team.entered / (team.entered + usual);
      const before = rate + team.athletes;
      const noMedal = shape === 0 ? 1 : (before / (before + team.entered)) ** (shape + team.medals);
      return [country, presenceShare * presence + (1 - presenceShare) * (1 - noMedal)];
    }),
  );
}

/** Shape and rate (in athletes) of medals per athlete; the mean is shape / rate. */
function gammaPrior(teams: readonly Tally[]): { shape: number; rate: number } {
  const athletes = teams.reduce((sum, team) => sum + team.athletes, 0);
  const medals = teams.reduce((sum, team) => sum + team.medals, 0);
  if (medals === 0 || athletes === 0) return { shape: 0, rate: 1 };
  const mean = medals / athletes;
  const spread = teams.reduce((sum, team) => sum + team.athletes * (team.medals / team.athletes - mean) ** 2, 0);
  const between = spread / athletes - mean / (athletes / teams.length);
  // No more spread than chance makes: the prior then weighs as much as all that was seen.
  const rate = between > 0 ? Math.min(athletes, mean / between) : athletes;
  return { shape: mean * rate, rate };
}

function checkRow(row: EntryRow, medals: number): void {
  for (const value of [row.athletes, medals])
    if (!(value >= 0 && Number.isFinite(value)))
      throw new RangeError(`The row of ${row.country} in ${row.discipline} has ${value}, not a number from 0 on`);
}
