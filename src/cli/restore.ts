import { join } from 'node:path';
import { defineCommand } from 'citty';
import { restoreBackup } from '../platform/backup/backup-file.ts';
import { machineClock } from '../platform/clock.ts';
import { readConfig } from '../platform/config.ts';
import { openDatabase } from '../platform/database/transactor.ts';
import { openStore } from './open-store.ts';
import { projectFolder } from './places.ts';
import { fail, say } from './say.ts';

export const restoreCommand = defineCommand({
  meta: { name: 'restore', description: 'Puts a backup back, whole or not at all' },
  args: {
    file: { type: 'positional', required: true, description: 'A file that backup wrote' },
    replace: { type: 'boolean', description: 'Lose what the database holds now' },
  },
  async run({ args }) {
    try {
      const store = await openStore(readConfig(process.env, join(projectFolder, 'kaimon.yaml')));
      if (!store.startedHere && !args.replace)
        fail('A server uses this database. Stop it first, or add --replace if you mean it.');
      const database = openDatabase({ url: store.url, clock: machineClock, connections: 1 });
      const rows = await restoreBackup(database, args.file, args.replace === true, (table, count) => {
        if (count > 0) say(`  ${table.padEnd(26)} ${count}`);
      });
      await database.close();
      if (store.startedHere) await store.stop();
      say(`\n${rows} rows are back.`);
    } catch (error) {
      fail((error as Error).message);
    }
  },
});
