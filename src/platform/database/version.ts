import type { Db } from './db.ts';
import { sql } from './sql.ts';

/** What the server calls itself, as in `PostgreSQL 18.4`. */
export async function databaseVersion(db: Db): Promise<string> {
  const { version } = await db.one<{ version: string }>(sql`SELECT version()`);
  return version.split(' ').slice(0, 2).join(' ');
}
