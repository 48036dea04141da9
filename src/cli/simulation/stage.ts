import { join } from 'node:path';
import pino from 'pino';
import { parseBlueprint } from '../../modules/editions/index.ts';
import { ledgerBalances } from '../../modules/orders/index.ts';
import { countSold, countStockFaults } from '../../modules/tickets/index.ts';
import { heldClock } from '../../platform/clock.ts';
import { readConfig } from '../../platform/config.ts';
import { dbOver } from '../../platform/database/db.ts';
import { makeApp } from '../../server/app.ts';
import { makeParts } from '../../server/make-parts.ts';
import { makeScratch, scratchNow } from '../bench/scratch.ts';
import { readEditionFolder } from '../open-store.ts';
import { projectFolder } from '../places.ts';
import { type Callers, callersOf } from './callers.ts';

export const edition = 'tokyo-2020';
export const staffEmail = 'staff@example.org';

/** The books of the edition, read past the API, so that the API cannot flatter itself. */
export interface Books {
  readonly sold: number;
  readonly stockFaults: number;
  readonly ledgerSum: number;
}

/** A whole server over a database of its own, on a clock that stands still until told. */
export interface Stage {
  readonly callers: Callers;
  readonly clock: ReturnType<typeof heldClock>;
  readBooks(): Promise<Books>;
  remove(): Promise<void>;
}

export async function openStage(): Promise<Stage> {
  const { blueprint, faults } = parseBlueprint(readEditionFolder(join(projectFolder, 'editions', edition)));
  if (!blueprint) throw new Error(`The edition ${edition} has ${faults.length} faults.`);
  const scratch = await makeScratch(blueprint);
  const clock = heldClock(scratchNow);
  const origin = 'http://localhost:7000';
  const config = { ...readConfig({ KAIMON_EDITION: edition }, '/nowhere.yaml'), staffEmails: [staffEmail] };
  const parts = await makeParts({
    config,
    databaseUrl: scratch.url,
    log: pino({ level: 'silent' }),
    origin,
    testing: { clock },
  });
  const app = await makeApp(parts);
  return {
    callers: callersOf(app, origin),
    clock,
    async readBooks() {
      const db = dbOver(scratch.database.pool);
      return {
        sold: (await countSold(db, edition)).reduce((sum, row) => sum + row.sold, 0),
        stockFaults: await countStockFaults(db, edition),
        ledgerSum: (await ledgerBalances(db, edition)).reduce((sum, row) => sum + row.amount, 0),
      };
    },
    async remove() {
      await app.close();
      await parts.close();
      await scratch.remove();
    },
  };
}
