import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { defineCommand } from 'citty';
import { getProgramme } from '../modules/editions/index.ts';
import { parseSupply, supplyTables, templateOf } from '../modules/journeys/index.ts';
import { machineClock } from '../platform/clock.ts';
import { readConfig } from '../platform/config.ts';
import { openDatabase } from '../platform/database/transactor.ts';
import { anyone } from '../platform/tx.ts';
import { loadFolder, openStore } from './open-store.ts';
import { projectFolder } from './places.ts';
import { fail, say } from './say.ts';

const folderArg = {
  type: 'positional',
  required: false,
  description: 'Folder of the edition, with its `supply` inside',
  default: join(projectFolder, 'editions/tokyo-2020'),
} as const;

const check = defineCommand({
  meta: { name: 'check', description: 'Finds every fault of a supply, with file, line and the nearest right value' },
  args: {
    folder: folderArg,
    edition: { type: 'string', default: 'tokyo-2020', description: 'Id of the loaded edition' },
  },
  async run({ args }) {
    try {
      const place = join(args.folder, 'supply');
      if (!existsSync(place))
        fail(`There is no supply in ${args.folder}. Begin with: npx kaimon supply templates ${args.folder}`);
      const store = await openStore(readConfig(process.env, join(projectFolder, 'kaimon.yaml')));
      const database = openDatabase({ url: store.url, clock: machineClock, connections: 1 });
      const programme = await database.read(anyone, (tx) => getProgramme(tx, args.edition));
      await database.close();
      if (store.startedHere) await store.stop();
      const names = supplyTables.map((table) => table.file).filter((name) => existsSync(join(place, name)));
      const { faults } = parseSupply(
        new Map(names.map((name) => [name, readFileSync(join(place, name), 'utf8')])),
        programme,
      );
      for (const { file, line, column, message, maybe } of faults)
        say(`supply/${file}:${line}:${column}  ${message}${maybe === undefined ? '' : `  Maybe: ${maybe}`}`);
      say(
        faults.length === 0
          ? 'No faults.'
          : `\n${faults.length} ${faults.length === 1 ? 'fault' : 'faults'}. Nothing was loaded.`,
      );
      process.exit(faults.length === 0 ? 0 : 1);
    } catch (error) {
      fail((error as Error).message);
    }
  },
});

const load = defineCommand({
  meta: { name: 'load', description: 'Loads an edition with its supply, when neither has a fault' },
  args: { folder: folderArg },
  async run({ args }) {
    try {
      const store = await openStore(readConfig(process.env, join(projectFolder, 'kaimon.yaml')));
      say(
        (await loadFolder(store.url, args.folder)) ? 'Loaded.' : 'The same content is there already; nothing changed.',
      );
      if (store.startedHere) await store.stop();
    } catch (error) {
      fail((error as Error).message);
    }
  },
});

const templates = defineCommand({
  meta: { name: 'templates', description: 'Writes an empty table for each that is missing, with its columns' },
  args: { folder: folderArg, currency: { type: 'string', default: 'JPY', description: 'ISO 4217, of the edition' } },
  run({ args }) {
    const place = join(args.folder, 'supply');
    if (!existsSync(place)) fail(`Make the folder ${place} first.`);
    const missing = supplyTables.filter((table) => !existsSync(join(place, table.file)));
    for (const table of missing) writeFileSync(join(place, table.file), templateOf(table, args.currency));
    say(missing.length === 0 ? 'Every table is there.' : `Wrote ${missing.map((table) => table.file).join(', ')}.`);
  },
});

export const supplyCommand = defineCommand({
  meta: {
    name: 'supply',
    description: 'Checks, loads and begins what an edition has on offer: hotels, ways, sights, packages',
  },
  subCommands: { check, load, templates },
});
