import { statfsSync } from 'node:fs';
import { join } from 'node:path';
import { defineCommand } from 'citty';
import { listEditionHashes, parseBlueprint } from '../modules/editions/index.ts';
import { ledgerBalances } from '../modules/orders/index.ts';
import { countStockFaults } from '../modules/tickets/index.ts';
import { machineClock } from '../platform/clock.ts';
import { readConfig } from '../platform/config.ts';
import { type Db, dbOver } from '../platform/database/db.ts';
import { openDatabase } from '../platform/database/transactor.ts';
import { databaseVersion } from '../platform/database/version.ts';
import { listStuckEvents } from '../platform/outbox/store.ts';
import { openStore, readEditionFolder } from './open-store.ts';
import { dataFolder, projectFolder } from './places.ts';
import { say } from './say.ts';

interface Finding {
  readonly name: string;
  readonly isGood: boolean;
  /** What is; and where it is not good, what to do. */
  readonly text: string;
}

export const doctorCommand = defineCommand({
  meta: { name: 'doctor', description: 'Looks whether everything is as it should be, and says what to do' },
  args: { json: { type: 'boolean', description: 'For machines' } },
  async run({ args }) {
    const findings = await examine();
    const isWell = findings.every((finding) => finding.isGood);
    if (args.json) say(JSON.stringify({ isWell, findings }));
    else
      for (const { name, isGood, text } of findings) say(`  ${isGood ? 'good' : 'LOOK'}  ${name.padEnd(10)} ${text}`);
    process.exit(isWell ? 0 : 1);
  },
});

type Look = (name: string, work: () => Promise<Omit<Finding, 'name'>>) => Promise<void>;

async function examine(): Promise<Finding[]> {
  const findings: Finding[] = [];
  const look: Look = async (name, work) => {
    const found = await work().catch((error: Error) => ({ isGood: false, text: error.message }));
    findings.push({ name, ...found });
  };
  const config = readConfig(process.env, join(projectFolder, 'kaimon.yaml'));
  await look('node', async () => ({
    isGood: Number(process.versions.node.split('.')[0]) >= 20,
    text: process.versions.node,
  }));
  await look('disk', async () => {
    const folder = dataFolder(config);
    const { bavail, bsize } = statfsSync(folder);
    const gigabytes = (bavail * bsize) / 1e9;
    return {
      isGood: gigabytes > 1,
      text: `${gigabytes.toFixed(1)} GB free at ${folder}${gigabytes > 1 ? '' : '; free some space'}`,
    };
  });
  await look('edition', async () => {
    const { faults } = parseBlueprint(readEditionFolder(join(projectFolder, 'editions', config.edition)));
    return {
      isGood: faults.length === 0,
      text:
        faults.length === 0
          ? `${config.edition}, no faults`
          : `${faults.length} faults; see them with: npx kaimon edition check`,
    };
  });
  const store = await openStore(config).catch((error: Error) => {
    findings.push({ name: 'database', isGood: false, text: error.message });
  });
  if (!store) return findings;
  const database = openDatabase({ url: store.url, clock: machineClock, connections: 1 });
  await examineDatabase(dbOver(database.pool), config.edition, look);
  await database.close();
  if (store.startedHere) await store.stop();
  return findings;
}

async function examineDatabase(db: Db, edition: string, look: Look): Promise<void> {
  await look('database', async () => ({ isGood: true, text: await databaseVersion(db) }));
  const editions = (await listEditionHashes(db)).map((one) => one.edition);
  await look('loaded', async () => ({
    isGood: editions.includes(edition),
    text: editions.join(', ') || 'no edition yet; npm start loads one',
  }));
  await look('outbox', async () => {
    const stuck = await listStuckEvents(db);
    const first = stuck[0];
    return {
      isGood: !first,
      text: first ? `${stuck.length} events gave up; the first: ${first.name}: ${first.lastError}` : 'nothing stuck',
    };
  });
  for (const one of editions) {
    await look('ledger', async () => {
      const sums = new Map<string, number>();
      for (const { currency, amount } of await ledgerBalances(db, one))
        sums.set(currency, (sums.get(currency) ?? 0) + amount);
      const off = [...sums].filter(([, sum]) => sum !== 0).map(([currency, sum]) => `${sum} ${currency}`);
      const isGood = off.length === 0;
      return {
        isGood,
        text: isGood
          ? `${one} sums to zero`
          : `${one} is off by ${off.join(', ')}; stop the sale and look at orders.ledger`,
      };
    });
    await look('seats', async () => {
      const faults = await countStockFaults(db, one);
      return {
        isGood: faults === 0,
        text:
          faults === 0
            ? `${one}: counts agree with places`
            : `${faults} counts of ${one} disagree with their places; stop the sale`,
      };
    });
  }
}
