import type { Db } from '../database/db.ts';
import { sql } from '../database/sql.ts';

/** How far the demo's clock is from the machine's; set once by the first start. */
export async function findOrInsertOffset(db: Db, offsetMs: number): Promise<number> {
  await db.run(
    sql`INSERT INTO platform.clock (name, offset_ms) VALUES ('demo', ${Math.round(offsetMs)}) ON CONFLICT DO NOTHING`,
  );
  return (await db.one<{ offsetMs: number }>(sql`SELECT offset_ms FROM platform.clock WHERE name = 'demo'`)).offsetMs;
}

export async function setOffset(db: Db, offsetMs: number): Promise<void> {
  await db.run(sql`UPDATE platform.clock SET offset_ms = ${Math.round(offsetMs)} WHERE name = 'demo'`);
}

export function findOffset(db: Db): Promise<{ offsetMs: number } | undefined> {
  return db.find(sql`SELECT offset_ms FROM platform.clock WHERE name = 'demo'`);
}
