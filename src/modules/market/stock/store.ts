import type { Db } from '../../../platform/database/db.ts';
import { holdTable } from '../../../platform/database/hold-table.ts';
import { at, sql } from '../../../platform/database/sql.ts';
import type { Family } from '../catalogue/catalogue-rows.ts';
import type { HoldRecord, Take } from './hold.ts';

// Stock: rows are always locked in the order of their keys, and every statement takes only what is there.

const taken = (takes: readonly Take[]) =>
  sql`(SELECT variant, count FROM jsonb_to_recordset(${JSON.stringify(takes)}::jsonb) AS t(variant text, count integer))`;

/** Locks the variants of some takes, in the order of their keys. */
async function lockVariants(db: Db, edition: string, takes: readonly Take[]): Promise<void> {
  if (takes.length < 2) return;
  await db.run(sql`SELECT 1 FROM market.variant WHERE edition = ${edition}
    AND variant = ANY(${takes.map((one) => one.variant)}) ORDER BY variant FOR UPDATE`);
}

/** Keeps so many of each variant. Answers those that had enough; where that is not every one, the transaction must not commit. */
export async function takeStock(db: Db, edition: string, takes: readonly Take[]): Promise<string[]> {
  await lockVariants(db, edition, takes);
  const rows = await db.many<{
    variant: string;
  }>(sql`UPDATE market.variant v SET held = v.held + t.count FROM ${taken(takes)} t
    WHERE v.edition = ${edition} AND v.variant = t.variant AND v.on_hand - v.held >= t.count RETURNING v.variant`);
  return rows.map((row) => row.variant);
}

/** Gives back what was kept. */
export async function giveStock(db: Db, edition: string, takes: readonly Take[]): Promise<void> {
  await lockVariants(db, edition, takes);
  await db.run(sql`UPDATE market.variant v SET held = v.held - t.count FROM ${taken(takes)} t
    WHERE v.edition = ${edition} AND v.variant = t.variant`);
}

/** What was kept is sold: it leaves the stock. */
export async function sellStock(db: Db, edition: string, takes: readonly Take[]): Promise<void> {
  await db.run(sql`WITH t AS ${taken(takes)}, locked AS (SELECT v.variant FROM market.variant v JOIN t USING (variant)
      WHERE v.edition = ${edition} ORDER BY v.variant FOR UPDATE OF v)
    UPDATE market.variant v SET held = v.held - t.count, on_hand = v.on_hand - t.count, sold = v.sold + t.count
    FROM t JOIN locked USING (variant) WHERE v.edition = ${edition} AND v.variant = t.variant`);
}

/** What was sold comes back to the shelf. */
export async function restock(db: Db, edition: string, takes: readonly Take[]): Promise<void> {
  await lockVariants(db, edition, takes);
  await db.run(sql`UPDATE market.variant v SET on_hand = v.on_hand + t.count, sold = greatest(v.sold - t.count, 0)
    FROM ${taken(takes)} t WHERE v.edition = ${edition} AND v.variant = t.variant`);
}

// Holds

const holdColumns = sql`edition, id, person, variant, product, brand, count, price_amount, currency, expires_at, order_id AS "order", state`;
export const { lockHold, lockHolds, lockHoldsOfOrder, keepHolds } = holdTable<HoldRecord>(
  sql`market.hold`,
  holdColumns,
);

export async function insertHold(db: Db, hold: HoldRecord): Promise<void> {
  await db.run(sql`INSERT INTO market.hold (edition, id, person, variant, product, brand, count, price_amount, currency, expires_at, state)
    VALUES (${hold.edition}, ${hold.id}, ${hold.person}, ${hold.variant}, ${hold.product}, ${hold.brand}, ${hold.count},
      ${hold.priceAmount}, ${hold.currency}, ${at(hold.expiresAt)}, 'held')`);
}

/** Living holds that are in no order, soonest to expire first. */
export function listHoldsOf(db: Db, edition: string, person: string, now: number): Promise<HoldRecord[]> {
  return db.many<HoldRecord>(sql`SELECT ${holdColumns} FROM market.hold WHERE edition = ${edition} AND person = ${person}
    AND state = 'held' AND order_id IS NULL AND expires_at > ${at(now)} ORDER BY expires_at, id`);
}

export function lockExpiredHolds(db: Db, edition: string, now: number): Promise<HoldRecord[]> {
  return db.many<HoldRecord>(sql`SELECT ${holdColumns} FROM market.hold WHERE edition = ${edition} AND state = 'held'
    AND expires_at <= ${at(now)} ORDER BY id LIMIT 200 FOR UPDATE SKIP LOCKED`);
}

export async function setHoldCount(
  db: Db,
  edition: string,
  id: string,
  count: number,
  expiresAt: number,
): Promise<void> {
  await db.run(
    sql`UPDATE market.hold SET count = ${count}, expires_at = ${at(expiresAt)} WHERE edition = ${edition} AND id = ${id}`,
  );
}

export async function setHoldState(
  db: Db,
  edition: string,
  ids: readonly string[],
  state: HoldRecord['state'],
): Promise<void> {
  await db.run(sql`UPDATE market.hold SET state = ${state} WHERE edition = ${edition} AND id = ANY(${ids}::uuid[])`);
}

/** Families of what a person bought or keeps in the cart. */
export function listOwnFamilies(
  db: Db,
  edition: string,
  person: string,
): Promise<{ family: Family; isBought: boolean }[]> {
  return db.many(sql`SELECT p.content->>'family' AS family, bool_or(h.state = 'claimed') AS is_bought
    FROM market.hold h JOIN market.product p ON p.edition = h.edition AND p.product = h.product
    WHERE h.edition = ${edition} AND h.person = ${person} AND h.state IN ('held', 'claimed') GROUP BY 1`);
}
