import { chmodSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import type { TestProject } from 'vitest/node';
import { type EmbeddedPostgres, startEmbedded } from '../src/platform/database/embedded.ts';
import { migrate, readMigrations } from '../src/platform/database/migrate.ts';

declare module 'vitest' {
  export interface ProvidedContext {
    /** Connection string with `{database}` where the name goes. */
    databaseUrl: string;
  }
}

let server: EmbeddedPostgres | undefined;
let folder: string | undefined;

/** One PostgreSQL for the run, with a migrated database that every test file copies. */
export async function setup(project: TestProject): Promise<void> {
  const given = process.env['KAIMON_TEST_DATABASE_URL'];
  if (!given) {
    folder = mkdtempSync(join(tmpdir(), 'kaimon-test-'));
    chmodSync(folder, 0o755);
    server = await startEmbedded({ folder: join(folder, 'data'), durable: false });
  }
  const url = (database: string) => given?.replace('{database}', database) ?? server!.url(database);
  const client = new pg.Client({ connectionString: url('postgres') });
  await client.connect();
  await client.query('DROP DATABASE IF EXISTS kaimon_template');
  await client.query('CREATE DATABASE kaimon_template');
  await client.end();
  await migrate(url('kaimon_template'), readMigrations(join(import.meta.dirname, '../migrations')));
  project.provide('databaseUrl', url('{database}').replaceAll('%7B', '{').replaceAll('%7D', '}'));
}

export async function teardown(): Promise<void> {
  await server?.stop();
  if (folder) rmSync(folder, { recursive: true, force: true });
}
