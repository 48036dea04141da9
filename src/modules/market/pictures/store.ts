import type { Db } from '../../../platform/database/db.ts';
import { sql } from '../../../platform/database/sql.ts';

export async function replaceDrawings(db: Db, edition: string, drawings: ReadonlyMap<string, string>): Promise<void> {
  const rows = [...drawings].map(([motif, svg]) => ({ motif, svg }));
  await db.run(sql`INSERT INTO market.drawing (edition, motif, svg)
    SELECT ${edition}, motif, svg FROM jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) AS r(motif text, svg text)
    ON CONFLICT (edition, motif) DO UPDATE SET svg = excluded.svg`);
}

export function findDrawing(db: Db, edition: string, motif: string): Promise<{ svg: string } | undefined> {
  return db.find(sql`SELECT svg FROM market.drawing WHERE edition = ${edition} AND motif = ${motif}`);
}
