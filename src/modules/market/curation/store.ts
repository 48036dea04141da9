import type { Db } from '../../../platform/database/db.ts';
import { at, sql } from '../../../platform/database/sql.ts';
import type { ShopWindow } from './window.ts';

export async function listWindowRecords(db: Db, edition: string): Promise<ShopWindow[]> {
  const rows = await db.many<{ id: string; content: Omit<ShopWindow, 'id'> }>(
    sql`SELECT id, content FROM market.shop_window WHERE edition = ${edition} ORDER BY position, id`,
  );
  return rows.map(({ id, content }) => ({ id, ...content }));
}

export async function upsertWindow(
  db: Db,
  edition: string,
  { id, ...content }: ShopWindow,
  { position, now }: { position: number; now: number },
): Promise<void> {
  await db.run(sql`INSERT INTO market.shop_window (edition, id, position, content, changed_at)
    VALUES (${edition}, ${id}, ${position}, ${JSON.stringify(content)}::jsonb, ${at(now)})
    ON CONFLICT (edition, id) DO UPDATE SET position = excluded.position, content = excluded.content, changed_at = excluded.changed_at`);
}

export function deleteWindow(db: Db, edition: string, id: string): Promise<number> {
  return db.run(sql`DELETE FROM market.shop_window WHERE edition = ${edition} AND id = ${id}`);
}
