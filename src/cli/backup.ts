import { join } from 'node:path';
import { defineCommand } from 'citty';
import { writeBackup } from '../platform/backup/backup-file.ts';
import { machineClock } from '../platform/clock.ts';
import { readConfig } from '../platform/config.ts';
import { openDatabase } from '../platform/database/transactor.ts';
import { openStore } from './open-store.ts';
import { projectFolder } from './places.ts';
import { fail, say } from './say.ts';

export const backupCommand = defineCommand({
  meta: { name: 'backup', description: 'Writes everything into one file, while the server goes on working' },
  args: { file: { type: 'positional', required: true, description: 'For example kaimon-2021-07-20.backup' } },
  async run({ args }) {
    try {
      const store = await openStore(readConfig(process.env, join(projectFolder, 'kaimon.yaml')));
      const database = openDatabase({ url: store.url, clock: machineClock, connections: 1 });
      const rows = await writeBackup(database, args.file, (table, count) => {
        if (count > 0) say(`  ${table.padEnd(26)} ${count}`);
      });
      await database.close();
      if (store.startedHere) await store.stop();
      say(`\n${rows} rows are in ${args.file}. It holds the secret of this deployment: keep it like a key.`);
    } catch (error) {
      fail((error as Error).message);
    }
  },
});
