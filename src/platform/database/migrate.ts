import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import pg from 'pg';
import { invariant } from '../../kernel/invariant.ts';

export interface Migration {
  readonly name: string;
  readonly text: string;
}

/** The migrations of a folder, in the order of their numbers. */
export function readMigrations(folder: string): Migration[] {
  return readdirSync(folder)
    .filter((name) => name.endsWith('.sql'))
    .sort()
    .map((name) => {
      invariant(/^\d{4}_[a-z-]+\.sql$/.test(name), `A migration is named like 0001_editions.sql, not ${name}`);
      return { name, text: readFileSync(join(folder, name), 'utf8') };
    });
}

/**
 * Brings a database up to date, each migration in its own transaction, one process at a time.
 * Throws when a migration that already ran was changed since: history goes forward only.
 */
export async function migrate(url: string, migrations: readonly Migration[]): Promise<string[]> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    await client.query(`CREATE TABLE IF NOT EXISTS public.kaimon_migration
      (name text PRIMARY KEY, sha256 text NOT NULL, ran_at timestamptz NOT NULL DEFAULT now())`);
    const ran: string[] = [];
    for (const migration of migrations) if (await runOnce(client, migration)) ran.push(migration.name);
    return ran;
  } finally {
    await client.end();
  }
}

async function runOnce(client: pg.Client, migration: Migration): Promise<boolean> {
  const sha256 = createHash('sha256').update(migration.text).digest('hex');
  await client.query('BEGIN');
  try {
    await client.query('LOCK TABLE public.kaimon_migration IN EXCLUSIVE MODE');
    const known = await client.query('SELECT sha256 FROM public.kaimon_migration WHERE name = $1', [migration.name]);
    const before = known.rows[0] as { sha256: string } | undefined;
    if (before && before.sha256 !== sha256) {
      throw new Error(
        `Migration ${migration.name} ran here with another text; write a new migration instead of changing it.`,
      );
    }
    if (!before) {
      await client.query(migration.text);
      await client.query('INSERT INTO public.kaimon_migration (name, sha256) VALUES ($1, $2)', [
        migration.name,
        sha256,
      ]);
    }
    await client.query('COMMIT');
    return !before;
  } catch (error) {
    await client.query('ROLLBACK');
    throw error;
  }
}
