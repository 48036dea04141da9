import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseBlueprint } from '../../editions/index.ts';
import { programmeOf } from '../../editions/programme.ts';
import { factsOf, type Known, knownOf, type Taken } from '../planning/facts.ts';
import type { Wishes } from '../shapes.ts';
import { parseSupply } from '../supply/parse-supply.ts';
import { supplyOf } from '../supply/supply.ts';

/** The tables of a folder, by name. */
export function filesIn(folder: string): Map<string, string> {
  const files = readdirSync(folder, { withFileTypes: true }).filter(
    (one) => one.isFile() && /\.(csv|ya?ml)$/.test(one.name),
  );
  return new Map(files.map((one) => [one.name, readFileSync(join(folder, one.name), 'utf8')]));
}

let kept: Known | undefined;

/** Tokyo 2020 with all it has on offer, without a database; read once. */
export function tokyoKnown(): Known {
  if (kept) return kept;
  const { blueprint } = parseBlueprint(filesIn('editions/tokyo-2020'));
  const numbers = [
    ...blueprint!.sessions.map((row, index) => ({ kind: 'session' as const, key: row.sessionId, number: index + 1 })),
    ...blueprint!.gates.map((row, index) => ({
      kind: 'sector' as const,
      key: `${row.venueId}.${row.gateId}`,
      number: index + 1,
    })),
  ];
  const programme = programmeOf(blueprint!, 'tests', numbers);
  const { tables } = parseSupply(filesIn('editions/tokyo-2020/supply'), programme);
  kept = knownOf(factsOf(programme, supplyOf(tables!, 'tests')));
  return kept;
}

export const nothingTaken: Taken = { units: new Map(), seats: new Map() };

/** What somebody wishes who said nothing but their days. */
export const plainWishes: Wishes = {
  country: null,
  origin: null,
  sports: [],
  interests: [],
  likes: [],
  mustSee: [],
  mustNot: [],
  pins: [],
  party: { adults: 1, children: 0, wheelchairs: 0 },
  firstDay: '2021-07-24',
  lastDay: '2021-07-30',
  budget: null,
  pace: 'steady',
  walkingMetres: null,
  stepFree: false,
  stars: 3,
  hotel: null,
  notHotels: [],
  guide: null,
  character: null,
  package: null,
  seed: 7,
};
