import { chmodSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import type { Blueprint } from '../../modules/editions/index.ts';
import { loadEdition } from '../../modules/editions/index.ts';
import { smallBlueprint } from '../../modules/editions/testing/small-edition.ts';
import { type Clock, heldClock } from '../../platform/clock.ts';
import { type EmbeddedPostgres, startEmbedded } from '../../platform/database/embedded.ts';
import { migrate, readMigrations } from '../../platform/database/migrate.ts';
import { type Database, openDatabase } from '../../platform/database/transactor.ts';
import { systemActor } from '../../platform/tx.ts';
import { projectFolder } from '../places.ts';

/** A database of its own for one measurement, durable as in production. */
export interface Scratch {
  readonly folder: string;
  readonly url: string;
  readonly server: EmbeddedPostgres;
  readonly database: Database;
  readonly clock: Clock;
  /** Starts the server again after a crash and opens it anew. */
  reopen(): Promise<Scratch>;
  remove(): Promise<void>;
}

export const scratchNow = Date.parse('2021-06-10T03:00:00Z');

/** An arena with one category of 20,000 seats, so that a bench never sells out. */
export function arenaBlueprint(): Blueprint {
  const small = smallBlueprint();
  const [block] = small.blocks;
  const blocks = Array.from({ length: 40 }, (_, index) => ({
    ...block!,
    blockId: `${101 + index}`,
    rank: index + 1,
    rows: 20,
    seatsPerRow: 25,
  }));
  return {
    ...small,
    blocks: [...blocks, ...small.blocks.filter((one) => one.venueId !== 'hall')],
    layouts: [
      ...blocks.map((one) => ({ layoutId: 'hall-2', venueId: 'hall', blockId: one.blockId, categoryId: 'A' })),
      ...small.layouts.filter((one) => one.venueId !== 'hall'),
    ],
    prices: small.prices.filter((one) => one.priceGroupId !== 'judo' || one.categoryId === 'A'),
    salePhases: small.salePhases.map((phase) => ({ ...phase, perSessionLimit: 100_000, perPersonLimit: 100_000 })),
  };
}

export async function makeScratch(blueprint: Blueprint | undefined): Promise<Scratch> {
  const folder = mkdtempSync(join(tmpdir(), 'kaimon-bench-'));
  chmodSync(folder, 0o755);
  const server = await startEmbedded({ folder: join(folder, 'data') });
  const client = new pg.Client({ connectionString: server.url('postgres') });
  await client.connect();
  await client.query('CREATE DATABASE kaimon');
  await client.end();
  await migrate(server.url('kaimon'), readMigrations(join(projectFolder, 'migrations')));
  const scratch = open(folder, server);
  if (blueprint) await scratch.database.write(systemActor('bench'), (tx) => loadEdition(tx, blueprint));
  return scratch;
}

function open(folder: string, server: EmbeddedPostgres): Scratch {
  const clock = heldClock(scratchNow);
  const url = server.url('kaimon');
  const database = openDatabase({ url, clock, connections: 16, onIdleError: () => undefined });
  return {
    folder,
    url,
    server,
    clock,
    database,
    async reopen() {
      await database.close().catch(() => undefined);
      return open(folder, await startEmbedded({ folder: join(folder, 'data') }));
    },
    async remove() {
      await database.close();
      await server.stop();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}
