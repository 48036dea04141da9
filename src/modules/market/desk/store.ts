import type { Db } from '../../../platform/database/db.ts';
import { at, sql } from '../../../platform/database/sql.ts';
import type { ProductRecord, VariantRecord } from '../catalogue/store.ts';

// What a brand does with its own rows; run by `asBrand`, so that no statement can reach another brand's.

export interface OwnProductRecord extends ProductRecord {
  readonly blockedBecause: string | null;
}

export interface OwnVariantRecord extends VariantRecord {
  readonly position: number;
  readonly sold: number;
}

const productColumns = sql`product AS id, brand, state, content, blocked_because`;
const variantColumns = sql`variant AS id, product, brand, position, content, price_amount, currency, on_hand, held, sold`;

export function listOwnProductRows(db: Db, edition: string, brand: string): Promise<OwnProductRecord[]> {
  return db.many<OwnProductRecord>(sql`SELECT ${productColumns} FROM market.product
    WHERE edition = ${edition} AND brand = ${brand} ORDER BY product`);
}

export function listOwnVariantRows(db: Db, edition: string, brand: string): Promise<OwnVariantRecord[]> {
  return db.many<OwnVariantRecord>(sql`SELECT ${variantColumns} FROM market.variant
    WHERE edition = ${edition} AND brand = ${brand} ORDER BY product, position, variant`);
}

export function findOwnProduct(db: Db, edition: string, product: string): Promise<OwnProductRecord | undefined> {
  return db.find<OwnProductRecord>(
    sql`SELECT ${productColumns} FROM market.product WHERE edition = ${edition} AND product = ${product} FOR UPDATE`,
  );
}

/** Locks rows of variants in the order of their keys: what is held and sold of them stands still until the transaction ends. */
export function lockOwnVariants(db: Db, edition: string, brand: string): Promise<OwnVariantRecord[]> {
  return db.many<OwnVariantRecord>(sql`SELECT ${variantColumns} FROM market.variant
    WHERE edition = ${edition} AND brand = ${brand} ORDER BY variant FOR UPDATE`);
}

export function lockOwnVariant(db: Db, edition: string, variant: string): Promise<OwnVariantRecord | undefined> {
  return db.find<OwnVariantRecord>(
    sql`SELECT ${variantColumns} FROM market.variant WHERE edition = ${edition} AND variant = ${variant} FOR UPDATE`,
  );
}

export async function setOnHand(db: Db, edition: string, variant: string, onHand: number): Promise<void> {
  await db.run(sql`UPDATE market.variant SET on_hand = ${onHand} WHERE edition = ${edition} AND variant = ${variant}`);
}

export async function setState(
  db: Db,
  edition: string,
  products: readonly string[],
  state: ProductRecord['state'],
  now: number,
): Promise<void> {
  await db.run(sql`UPDATE market.product SET state = ${state}, changed_at = ${at(now)},
    listed_at = CASE WHEN ${state} = 'listed' THEN coalesce(listed_at, ${at(now)}) ELSE listed_at END
    WHERE edition = ${edition} AND product = ANY(${products}) AND state <> ${state}`);
}

export interface ProductWrite {
  readonly product: string;
  readonly content: ProductRecord['content'];
  readonly state: ProductRecord['state'];
}

/** Adds products. Answers the ids that were free. */
export async function insertOwnProducts(
  db: Db,
  { edition, brand, now }: { edition: string; brand: string; now: number },
  products: readonly ProductWrite[],
): Promise<string[]> {
  const rows = await db.many<{
    id: string;
  }>(sql`INSERT INTO market.product (edition, product, brand, state, content, listed_at, changed_at)
    SELECT ${edition}, product, ${brand}, state, content, CASE WHEN state = 'listed' THEN ${at(now)}::timestamptz END, ${at(now)}
    FROM jsonb_to_recordset(${JSON.stringify(products)}::jsonb) AS r(product text, content jsonb, state text) ORDER BY product
    ON CONFLICT (edition, product) DO NOTHING RETURNING product AS id`);
  return rows.map((row) => row.id);
}

export async function updateOwnProducts(
  db: Db,
  edition: string,
  products: readonly ProductWrite[],
  now: number,
): Promise<void> {
  await db.run(sql`UPDATE market.product p SET content = r.content, state = r.state, changed_at = ${at(now)},
      listed_at = CASE WHEN r.state = 'listed' THEN coalesce(p.listed_at, ${at(now)}) ELSE p.listed_at END
    FROM jsonb_to_recordset(${JSON.stringify(products)}::jsonb) AS r(product text, content jsonb, state text)
    WHERE p.edition = ${edition} AND p.product = r.product`);
}

export interface VariantWrite {
  readonly variant: string;
  readonly product: string;
  readonly position: number;
  readonly content: VariantRecord['content'];
  readonly priceAmount: number;
  readonly currency: string;
  readonly onHand: number;
}

const variantRows = (variants: readonly VariantWrite[]) => sql`jsonb_to_recordset(${JSON.stringify(variants)}::jsonb)
  AS r(variant text, product text, position integer, content jsonb, "priceAmount" bigint, currency text, "onHand" integer)`;

/** Adds variants. Answers the ids that were free. */
export async function insertOwnVariants(
  db: Db,
  edition: string,
  brand: string,
  variants: readonly VariantWrite[],
): Promise<string[]> {
  const rows = await db.many<{
    id: string;
  }>(sql`INSERT INTO market.variant (edition, variant, product, brand, position, content, price_amount, currency, on_hand)
    SELECT ${edition}, variant, product, ${brand}, position, content, "priceAmount", currency, "onHand" FROM ${variantRows(variants)}
    ORDER BY variant ON CONFLICT (edition, variant) DO NOTHING RETURNING variant AS id`);
  return rows.map((row) => row.id);
}

/** Changes variants whose rows are locked. */
export async function updateOwnVariants(db: Db, edition: string, variants: readonly VariantWrite[]): Promise<void> {
  await db.run(sql`UPDATE market.variant v SET product = r.product, position = r.position, content = r.content,
      price_amount = r."priceAmount", currency = r.currency, on_hand = r."onHand"
    FROM ${variantRows(variants)} WHERE v.edition = ${edition} AND v.variant = r.variant`);
}

/** Which of some variants stand in an order. */
export async function listOrderedVariants(
  db: Db,
  edition: string,
  brand: string,
  variants: readonly string[],
): Promise<string[]> {
  const rows = await db.many<{ id: string }>(sql`SELECT DISTINCT variant AS id FROM market.consignment_item
    WHERE edition = ${edition} AND brand = ${brand} AND variant = ANY(${variants})`);
  return rows.map((row) => row.id);
}

export async function deleteOwnVariants(db: Db, edition: string, variants: readonly string[]): Promise<void> {
  await db.run(sql`DELETE FROM market.variant WHERE edition = ${edition} AND variant = ANY(${variants}) AND held = 0`);
}

export async function deleteOwnProducts(db: Db, edition: string, products: readonly string[]): Promise<void> {
  await db.run(sql`DELETE FROM market.product WHERE edition = ${edition} AND product = ANY(${products})`);
}

/** What carts keep stays theirs, and there is no more to be had. */
export async function closeOwnVariants(db: Db, edition: string, variants: readonly string[]): Promise<void> {
  await db.run(sql`UPDATE market.variant SET on_hand = held WHERE edition = ${edition} AND variant = ANY(${variants})`);
}

export async function listOwnPhotos(db: Db, edition: string, brand: string): Promise<string[]> {
  const rows = await db.many<{ id: string }>(
    sql`SELECT picture::text AS id FROM market.picture WHERE edition = ${edition} AND brand = ${brand}`,
  );
  return rows.map((row) => row.id);
}

/** What waits for the brand: consignments to send, those of them ordered before an instant, returns and disputes whose turn is its. */
export function countWaiting(
  db: Db,
  edition: string,
  brand: string,
  lateBefore: number,
): Promise<{ toSend: number; late: number; toAnswer: number }> {
  return db.one(sql`SELECT count(*)::integer AS to_send, count(*) FILTER (WHERE placed_at < ${at(lateBefore)})::integer AS late,
      (SELECT count(*) FROM market.return WHERE edition = ${edition} AND brand = ${brand} AND state IN ('asked', 'sentBack'))::integer
        + (SELECT count(*) FROM market.dispute WHERE edition = ${edition} AND brand = ${brand} AND state = 'opened')::integer AS to_answer
    FROM market.consignment WHERE edition = ${edition} AND brand = ${brand} AND state IN ('placed', 'packed', 'partlySent')`);
}

export async function updateBrandTale(
  db: Db,
  edition: string,
  brand: string,
  content: object,
  contact: string,
): Promise<void> {
  await db.run(sql`UPDATE market.brand SET content = content || ${JSON.stringify(content)}::jsonb, contact = ${contact}
    WHERE edition = ${edition} AND brand = ${brand}`);
}

/** Whether the pictures of a brand include this one. */
export async function hasOwnPhoto(db: Db, edition: string, picture: string): Promise<boolean> {
  const row = await db.find(sql`SELECT 1 FROM market.picture WHERE edition = ${edition} AND picture = ${picture}`);
  return row !== undefined;
}
