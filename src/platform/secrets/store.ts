import type { Db } from '../database/db.ts';
import { sql } from '../database/sql.ts';

/** The value kept under a name; the first process to ask decides it. */
export async function findOrInsertSecret(db: Db, name: string, fresh: string): Promise<string> {
  await db.run(sql`INSERT INTO platform.secret (name, value) VALUES (${name}, ${fresh}) ON CONFLICT DO NOTHING`);
  return (await db.one<{ value: string }>(sql`SELECT value FROM platform.secret WHERE name = ${name}`)).value;
}
