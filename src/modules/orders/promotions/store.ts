import type { Db } from '../../../platform/database/db.ts';
import { at, sql } from '../../../platform/database/sql.ts';
import type { OrderRecord } from '../order-record.ts';
import { orderColumns } from '../store.ts';
import { type KeyedPromotion, type Promotion, plainCode } from './promotion.ts';

export interface PromotionRecord {
  readonly id: string;
  readonly document: Promotion;
  readonly uses: number;
  readonly state: 'open' | 'ended';
}

/** What may apply to the cart of a person now, with the code that they typed. */
export async function findOffers(
  db: Db,
  edition: string,
  person: string,
  now: number,
): Promise<{ code: string | null; promotions: KeyedPromotion[] }> {
  const typed = sql`(SELECT code FROM orders.cart_code WHERE edition = ${edition} AND person = ${person})`;
  return await db.one(sql`SELECT ${typed} AS code, coalesce(jsonb_agg(document || jsonb_build_object('id', id) ORDER BY id), '[]') AS promotions
    FROM orders.promotion WHERE edition = ${edition} AND state = 'open' AND opens_at <= ${at(now)} AND closes_at > ${at(now)}
      AND (use_limit IS NULL OR uses < use_limit) AND (code IS NULL OR code = ${typed})`);
}

export function findByCode(
  db: Db,
  edition: string,
  code: string,
  now: number,
): Promise<(PromotionRecord & { isRunning: boolean }) | undefined> {
  return db.find(sql`SELECT id, document, uses, state,
      opens_at <= ${at(now)} AND closes_at > ${at(now)} AND (use_limit IS NULL OR uses < use_limit) AS is_running
    FROM orders.promotion WHERE edition = ${edition} AND code = ${plainCode(code)} AND state = 'open'`);
}

export async function upsertCode(db: Db, edition: string, person: string, code: string): Promise<void> {
  await db.run(sql`INSERT INTO orders.cart_code (edition, person, code) VALUES (${edition}, ${person}, ${plainCode(code)})
    ON CONFLICT (edition, person) DO UPDATE SET code = excluded.code`);
}

export async function deleteCode(db: Db, edition: string, person: string): Promise<void> {
  await db.run(sql`DELETE FROM orders.cart_code WHERE edition = ${edition} AND person = ${person}`);
}

/** Counts one more use of each; answers those that were not used up. In the order of their keys, so that no two wait for each other. */
export async function countUses(db: Db, edition: string, ids: readonly string[]): Promise<number> {
  if (ids.length > 1)
    await db.run(
      sql`SELECT 1 FROM orders.promotion WHERE edition = ${edition} AND id = ANY(${ids}::text[]) ORDER BY id FOR UPDATE`,
    );
  return await db.run(sql`UPDATE orders.promotion SET uses = uses + 1
    WHERE edition = ${edition} AND id = ANY(${ids}::text[]) AND (use_limit IS NULL OR uses < use_limit)`);
}

/** An order that was not paid used nothing. */
export async function freeUses(db: Db, edition: string, ids: readonly string[]): Promise<void> {
  await db.run(
    sql`UPDATE orders.promotion SET uses = greatest(uses - 1, 0) WHERE edition = ${edition} AND id = ANY(${ids}::text[])`,
  );
}

export function listAllPromotions(db: Db, edition: string): Promise<PromotionRecord[]> {
  return db.many(
    sql`SELECT id, document, uses, state FROM orders.promotion WHERE edition = ${edition} ORDER BY opens_at DESC, id`,
  );
}

export function lockPromotion(db: Db, edition: string, id: string): Promise<PromotionRecord | undefined> {
  return db.find(
    sql`SELECT id, document, uses, state FROM orders.promotion WHERE edition = ${edition} AND id = ${id} FOR UPDATE`,
  );
}

/** False where another open promotion has the code. */
export async function upsertPromotion(db: Db, edition: string, id: string, promotion: Promotion): Promise<boolean> {
  const code = promotion.code === null ? null : plainCode(promotion.code);
  const document = JSON.stringify({ ...promotion, code });
  const saved =
    await db.run(sql`INSERT INTO orders.promotion (edition, id, document, code, opens_at, closes_at, use_limit, state)
    SELECT ${edition}, ${id}, ${document}::jsonb, ${code}, ${at(promotion.opensAt)}::timestamptz, ${at(promotion.closesAt)}::timestamptz,
      ${promotion.limit}::integer, 'open'
    WHERE NOT EXISTS (SELECT 1 FROM orders.promotion WHERE edition = ${edition} AND code = ${code} AND state = 'open' AND id <> ${id})
    ON CONFLICT (edition, id) DO UPDATE SET document = excluded.document, code = excluded.code, opens_at = excluded.opens_at,
      closes_at = excluded.closes_at, use_limit = excluded.use_limit, state = 'open'`);
  return saved === 1;
}

export async function endOpenPromotion(db: Db, edition: string, id: string): Promise<void> {
  await db.run(sql`UPDATE orders.promotion SET state = 'ended' WHERE edition = ${edition} AND id = ${id}`);
}

/** The last paid orders, for a look at what a promotion would have cost. */
export function listLastPaid(db: Db, edition: string, limit: number): Promise<OrderRecord[]> {
  return db.many<OrderRecord>(sql`SELECT ${orderColumns} FROM orders."order" WHERE edition = ${edition} AND state = 'paid'
    ORDER BY id DESC LIMIT ${limit}`);
}
