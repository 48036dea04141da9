import type { Db } from '../../../platform/database/db.ts';
import { sql } from '../../../platform/database/sql.ts';

/** Whether a person acts for a brand. */
export async function isMember(db: Db, edition: string, brand: string, person: string): Promise<boolean> {
  const row = await db.find(
    sql`SELECT 1 AS found FROM market.member WHERE edition = ${edition} AND brand = ${brand} AND person = ${person}`,
  );
  return row !== undefined;
}
