import type { Words } from '../../../kernel/language.ts';
import type { Db } from '../../../platform/database/db.ts';
import { sql } from '../../../platform/database/sql.ts';
import type { Way } from '../shapes.ts';

/** Consignments of a brand that are not at their end. */
export async function countOpenConsignments(db: Db, edition: string, brand: string): Promise<number> {
  const row = await db.one<{ count: number }>(sql`SELECT count(*)::integer AS count FROM market.consignment
    WHERE edition = ${edition} AND brand = ${brand} AND state NOT IN ('delivered', 'cancelled')`);
  return row.count;
}

export interface Flow {
  readonly brand: string;
  readonly names: Words;
  readonly way: Way;
  readonly country: string;
  readonly consignments: number;
  readonly pieces: number;
  readonly amount: number;
  readonly currency: string;
}

export function listBlockedProducts(
  db: Db,
  edition: string,
): Promise<{ id: string; names: Words; brand: string; because: string }[]> {
  return db.many(sql`SELECT product AS id, content->'names' AS names, brand, coalesce(blocked_because, '') AS because FROM market.product
    WHERE edition = ${edition} AND state = 'blocked' ORDER BY changed_at DESC LIMIT 500`);
}

/** Consignments that were not cancelled, by brand, way and country; the largest first. */
export function listFlows(db: Db, edition: string): Promise<Flow[]> {
  return db.many<Flow>(sql`SELECT c.brand, b.content->'names' AS names, d.way, d.country, count(*)::integer AS consignments,
      sum((SELECT sum(i.count - i.cancelled) FROM market.consignment_item i
        WHERE i.edition = c.edition AND i.consignment = c.id))::integer AS pieces,
      sum((c.document->'base'->>'amount')::bigint)::bigint AS amount, min(c.document->'base'->>'currency') AS currency
    FROM market.consignment c
      JOIN market.delivery d ON d.edition = c.edition AND d.id = c.delivery
      JOIN market.brand b ON b.edition = c.edition AND b.brand = c.brand
    WHERE c.edition = ${edition} AND c.state <> 'cancelled' GROUP BY 1, 2, 3, 4 ORDER BY 7 DESC LIMIT 500`);
}

export function countStates(db: Db, edition: string): Promise<{ state: string; consignments: number }[]> {
  return db.many(
    sql`SELECT state, count(*)::integer AS consignments FROM market.consignment WHERE edition = ${edition} GROUP BY 1`,
  );
}

export async function sumHeld(db: Db, edition: string): Promise<number> {
  const row = await db.one<{ held: number }>(
    sql`SELECT coalesce(sum(held), 0)::integer AS held FROM market.variant WHERE edition = ${edition}`,
  );
  return row.held;
}

export function listSoldOut(db: Db, edition: string): Promise<{ variant: string; names: Words; brand: string }[]> {
  return db.many(sql`SELECT v.variant, p.content->'names' AS names, v.brand FROM market.variant v
    JOIN market.product p ON p.edition = v.edition AND p.product = v.product AND p.state = 'listed'
    WHERE v.edition = ${edition} AND v.on_hand <= v.held ORDER BY v.sold DESC, v.variant LIMIT 50`);
}

export async function findLastConsignment(db: Db, edition: string): Promise<number | null> {
  const row = await db.one<{ at: number | null }>(
    sql`SELECT max(placed_at) AS at FROM market.consignment WHERE edition = ${edition}`,
  );
  return row.at;
}
