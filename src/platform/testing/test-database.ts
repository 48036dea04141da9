import { randomBytes } from 'node:crypto';
import pg from 'pg';
import { inject } from 'vitest';
import type { Instant } from '../../kernel/time.ts';
import { heldClock } from '../clock.ts';
import { type Database, openDatabase } from '../database/transactor.ts';

/** A fresh migrated database of one test file, with a clock that the test holds. */
export interface TestDatabase extends Database {
  readonly url: string;
  readonly clock: ReturnType<typeof heldClock>;
}

/** Copies the migrated template; call `close()` in `afterAll`, which also drops it. */
export async function testDatabase(now: Instant = Date.parse('2021-06-10T03:00:00Z')): Promise<TestDatabase> {
  const name = `t_${randomBytes(6).toString('hex')}`;
  const pattern = inject('databaseUrl');
  const url = pattern.replace('{database}', name);
  await asAdmin(pattern, `CREATE DATABASE ${name} TEMPLATE kaimon_template STRATEGY wal_log`);
  const clock = heldClock(now);
  const database = openDatabase({ url, clock, connections: 10 });
  return {
    ...database,
    url,
    clock,
    async close() {
      await database.close();
      await asAdmin(pattern, `DROP DATABASE ${name} WITH (FORCE)`);
    },
  };
}

async function asAdmin(pattern: string, statement: string): Promise<void> {
  const client = new pg.Client({ connectionString: pattern.replace('{database}', 'postgres') });
  await client.connect();
  try {
    await client.query(statement);
  } finally {
    await client.end();
  }
}
