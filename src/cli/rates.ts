import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { defineCommand } from 'citty';
import { readEcbFile } from '../engines/landed-cost/ecb-file.ts';
import { readRateTable } from '../engines/landed-cost/rate-table.ts';
import type { RateTable } from '../kernel/exchange.ts';
import { listRates, loadRates } from '../modules/orders/index.ts';
import { machineClock } from '../platform/clock.ts';
import { readConfig } from '../platform/config.ts';
import { type Database, openDatabase } from '../platform/database/transactor.ts';
import { anyone, systemActor } from '../platform/tx.ts';
import { openStore } from './open-store.ts';
import { projectFolder } from './places.ts';
import { fail, say } from './say.ts';

export const ratesCommand = defineCommand({
  meta: {
    name: 'rates',
    description: 'Loads rates of exchange from a file of the European Central Bank, or lists what is loaded',
  },
  args: {
    file: {
      type: 'positional',
      required: true,
      description: 'CSV or XML as the European Central Bank publishes it, a day or its history; or the word list',
    },
  },
  async run({ args }) {
    if (args.file !== 'list' && !existsSync(args.file)) fail(`There is no file ${args.file}.`);
    const tables = args.file === 'list' ? [] : read(args.file);
    await withDatabase(async (database) => {
      if (tables.length > 0)
        await database.write(systemActor('cli/rates'), async (tx) => {
          for (const table of tables) await loadRates(tx, table);
        });
      for (const table of tables.slice(0, 10)) say(`  loaded ${described(table)}`);
      if (tables.length > 10) say(`  … and ${tables.length - 10} older days`);
      if (tables.length > 0) return;
      const known = await database.read(anyone, (tx) => listRates(tx, 30));
      if (known.length === 0) say('No rates are loaded. Load some with: npx kaimon rates FILE');
      for (const table of known) say(`  ${described(table)}`);
    });
  },
});

/** Newest first. */
function read(file: string): readonly RateTable[] {
  const text = readFileSync(file, 'utf8');
  try {
    return text.startsWith('date,base,') ? readRateTable(text) : readEcbFile(text);
  } catch (error) {
    fail(`${file}: ${(error as Error).message}. Nothing was loaded.`);
  }
}

function described({ id, date, base, rates, source }: RateTable): string {
  const codes = Object.keys(rates).sort();
  const shown = codes.slice(0, 6).map((code) => `${code} ${rates[code]}`).join(', '); // biome-ignore format: one line says it
  return `${date}  ${id.padEnd(16)} 1 ${base} = ${shown}${codes.length > 6 ? ` and ${codes.length - 6} more` : ''} (${source})`;
}

async function withDatabase(work: (database: Database) => Promise<void>): Promise<void> {
  const store = await openStore(readConfig(process.env, join(projectFolder, 'kaimon.yaml')));
  const database = openDatabase({ url: store.url, clock: machineClock, connections: 1 });
  try {
    await work(database);
  } finally {
    await database.close();
    if (store.startedHere) await store.stop();
  }
}
