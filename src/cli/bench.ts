import { cpus } from 'node:os';
import { defineCommand } from 'citty';
import type { BenchResult } from './bench/figures.ts';
import { fail, say } from './say.ts';

/** Options of the command line by name, as text; a bench names the fault of one it cannot read. */
export type BenchOptions = Readonly<Record<string, string | undefined>>;
type Bench = (options: BenchOptions) => Promise<BenchResult>;

const benches: Readonly<Record<string, () => Promise<Bench>>> = {
  admission: () => import('./bench/admission.ts').then((module) => module.benchAdmission),
  catalogue: () => import('./bench/market/catalogue.ts').then((module) => module.benchCatalogue),
  checkout: () => import('./bench/market/checkout.ts').then((module) => module.benchCheckout),
  'gate-start': () => import('./bench/gate-start.ts').then((module) => module.benchGateStart),
  'gate-sync': () => import('./bench/gate-sync.ts').then((module) => module.benchGateSync),
  search: () => import('./bench/market/search.ts').then((module) => module.benchSearch),
  'face-search': () => import('./bench/face-search.ts').then((module) => module.benchFaceSearch),
  faces: () => import('./bench/faces.ts').then((module) => module.benchFaces),
  holds: () => import('./bench/holds.ts').then((module) => module.benchHolds),
  http: () => import('./bench/http.ts').then((module) => module.benchHttp),
  journeys: () => import('./bench/journeys/whole-request.ts').then((module) => module.benchJourneys),
  'landed-cost': () => import('./bench/market/landed-cost.ts').then((module) => module.benchLandedCost),
  matching: () => import('./bench/journeys/matching.ts').then((module) => module.benchMatching),
  taste: () => import('./bench/journeys/taste.ts').then((module) => module.benchTaste),
  toptw: () => import('./bench/journeys/toptw.ts').then((module) => module.benchToptw),
  trajectories: () => import('./bench/journeys/trajectories.ts').then((module) => module.benchTrajectories),
  oversell: () => import('./bench/market/oversell.ts').then((module) => module.benchOversell),
  proofs: () => import('./bench/proofs.ts').then((module) => module.benchProofs),
  screening: () => import('./bench/screening.ts').then((module) => module.benchScreening),
  start: () => import('./bench/start.ts').then((module) => module.benchStart),
};

/** Helpers that a bench starts as processes of their own. */
const workers: Readonly<Record<string, () => Promise<Bench>>> = {
  'gate-sync-gates': () => import('./bench/gate-sync-gates.ts').then((module) => module.runGates),
  'gate-sync-server': () => import('./bench/gate-sync.ts').then((module) => module.serveUntilKilled),
  'http-worker': () => import('./bench/http.ts').then((module) => module.requestUntilDone),
  'journeys-visitors': () => import('./bench/journeys/whole-request.ts').then((module) => module.visitUntilSettled),
  'market-server': () => import('./bench/market/servers.ts').then((module) => module.serveMarket),
  'proofs-worker': () => import('./bench/proofs.ts').then((module) => module.tryProofs),
  'holds-worker': () => import('./bench/holds.ts').then((module) => module.holdUntilKilled),
};

export const benchCommand = defineCommand({
  meta: { name: 'bench', description: `Measures: ${Object.keys(benches).join(', ')}` },
  args: {
    name: { type: 'positional', required: true, description: Object.keys(benches).join(' | ') },
    json: { type: 'boolean', description: 'One object as the last line, for machines' },
  },
  async run({ args, rawArgs }) {
    const known = { ...workers, ...benches };
    const load = Object.hasOwn(known, args.name) ? known[args.name] : undefined;
    if (!load) fail(`There is no bench ${args.name}. Choose one of ${Object.keys(benches).join(', ')}.`);
    const options = textOptions(rawArgs);
    const result = await (await load())(options);
    const machine = `${cpus().length} × ${cpus()[0]?.model ?? 'unknown'}, Node ${process.versions.node}`;
    if (!args.json) {
      for (const [name, value] of Object.entries(result))
        if (typeof value === 'object') console.table(value);
        else say(`  ${name.padEnd(26)} ${value}`);
    }
    if (!args.json) say(`  ${'machine'.padEnd(26)} ${machine}`);
    if (args.json) say(JSON.stringify({ bench: args.name, ...result, machine }));
    process.exit(0);
  },
});

/** `--name value` and `--name=value`; the reader of the command line takes options that it was not told of for switches. */
export function textOptions(words: readonly string[]): BenchOptions {
  const options: Record<string, string> = {};
  for (const [index, word] of words.entries()) {
    const [, name, value] = /^--([^=]+)(?:=(.*))?$/s.exec(word) ?? [];
    const next = words[index + 1];
    const text = value ?? (next?.startsWith('--') ? undefined : next);
    if (name !== undefined && text !== undefined) options[name] = text;
  }
  return options;
}
