import { join } from 'node:path';
import { defineCommand } from 'citty';
import { getProgramme, parseBlueprint } from '../modules/editions/index.ts';
import { machineClock } from '../platform/clock.ts';
import { readConfig } from '../platform/config.ts';
import { openDatabase } from '../platform/database/transactor.ts';
import { anyone } from '../platform/tx.ts';
import { loadFolder, openStore, readEditionFolder } from './open-store.ts';
import { projectFolder } from './places.ts';
import { fail, say } from './say.ts';

const folderArg = {
  type: 'positional',
  required: false,
  description: 'Folder of the edition',
  default: join(projectFolder, 'editions/tokyo-2020'),
} as const;
const json = { type: 'boolean', description: 'For machines' } as const;

const check = defineCommand({
  meta: { name: 'check', description: 'Finds every fault of a blueprint, with file, line and the nearest right value' },
  args: { folder: folderArg, json },
  run({ args }) {
    const { faults } = parseBlueprint(readFolderOrFail(args.folder));
    if (args.json) say(JSON.stringify({ folder: args.folder, faults }));
    else if (faults.length === 0) say('No faults.');
    else
      for (const { file, line, column, message, maybe } of faults)
        say(`${file}:${line}:${column}  ${message}${maybe === undefined ? '' : `  Maybe: ${maybe}`}`);
    if (faults.length > 0 && !args.json)
      say(`\n${faults.length} ${faults.length === 1 ? 'fault' : 'faults'}. Nothing was loaded.`);
    process.exit(faults.length === 0 ? 0 : 1);
  },
});

const load = defineCommand({
  meta: { name: 'load', description: 'Loads a blueprint whole, when it has no fault' },
  args: { folder: folderArg },
  async run({ args }) {
    try {
      const store = await openStore(readConfig(process.env, join(projectFolder, 'kaimon.yaml')));
      say(
        (await loadFolder(store.url, args.folder)) ? 'Loaded.' : 'The same content is there already; nothing changed.',
      );
      await leave(store);
    } catch (error) {
      fail((error as Error).message);
    }
  },
});

const show = defineCommand({
  meta: { name: 'show', description: 'What a loaded edition holds' },
  args: { id: { type: 'positional', required: false, default: 'tokyo-2020', description: 'Id of the edition' }, json },
  async run({ args }) {
    try {
      const store = await openStore(readConfig(process.env, join(projectFolder, 'kaimon.yaml')));
      const database = openDatabase({ url: store.url, clock: machineClock, connections: 1 });
      const programme = await database.read(anyone, (tx) => getProgramme(tx, args.id));
      await database.close();
      const { edition, sessions } = programme;
      const seats = [...sessions.keys()].reduce(
        (sum, id) => sum + programme.seating(id).reduce((all, one) => all + one.capacity, 0),
        0,
      );
      const counts = {
        edition: edition.names.en,
        days: `${edition.firstDay} to ${edition.lastDay}`,
        venues: edition.venues.length,
        gates: programme.policy.gates.length,
        disciplines: edition.disciplines.length,
        sessions: sessions.size,
        places: seats,
        hash: programme.hash,
      };
      if (args.json) say(JSON.stringify(counts));
      else for (const [name, value] of Object.entries(counts)) say(`  ${name.padEnd(12)} ${value}`);
      await leave(store);
    } catch (error) {
      fail((error as Error).message);
    }
  },
});

export const editionCommand = defineCommand({
  meta: { name: 'edition', description: 'Checks, loads and shows editions' },
  subCommands: { check, load, show },
});

function readFolderOrFail(folder: string): Map<string, string> {
  try {
    return readEditionFolder(folder);
  } catch (error) {
    return fail((error as Error).message);
  }
}

/** Leaves a database that a running server uses as it is; one that we started for this is stopped. */
async function leave(store: Awaited<ReturnType<typeof openStore>>): Promise<void> {
  if (store.startedHere) await store.stop();
}
