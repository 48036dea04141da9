import type { Db } from '../../../platform/database/db.ts';
import { at, sql } from '../../../platform/database/sql.ts';
import type { Consignment, ConsignmentItem } from './consignment.ts';

export async function insertConsignments(
  db: Db,
  consignments: readonly Consignment[],
  items: readonly ConsignmentItem[],
): Promise<void> {
  for (const one of consignments)
    await db.run(sql`INSERT INTO market.consignment (edition, id, order_id, number, brand, person, delivery, state, document, placed_at)
      VALUES (${one.edition}, ${one.id}, ${one.order}, ${one.number}, ${one.brand}, ${one.person}, ${one.delivery}, ${one.state},
        ${JSON.stringify(one.document)}::jsonb, ${at(one.placedAt)})`);
  await db.run(sql`INSERT INTO market.consignment_item (edition, consignment, hold, brand, product, variant, count)
    SELECT edition, consignment, hold, brand, product, variant, count FROM jsonb_to_recordset(${JSON.stringify(items)}::jsonb)
      AS r(edition text, consignment uuid, hold uuid, brand text, product text, variant text, count integer)`);
}

const columns = sql`edition, id, order_id AS "order", number, brand, person, delivery, state, document, placed_at`;
const itemColumns = sql`edition, consignment, hold, brand, product, variant, count, cancelled, sent, returned`;

export function lockConsignmentsOfOrder(db: Db, edition: string, order: string): Promise<Consignment[]> {
  return db.many<Consignment>(
    sql`SELECT ${columns} FROM market.consignment WHERE edition = ${edition} AND order_id = ${order} ORDER BY id FOR UPDATE`,
  );
}

export function listItemsOf(db: Db, edition: string, consignments: readonly string[]): Promise<ConsignmentItem[]> {
  return db.many<ConsignmentItem>(sql`SELECT ${itemColumns} FROM market.consignment_item
    WHERE edition = ${edition} AND consignment = ANY(${consignments}::uuid[]) ORDER BY consignment, hold`);
}

export async function setConsignmentState(
  db: Db,
  edition: string,
  id: string,
  state: Consignment['state'],
): Promise<void> {
  await db.run(sql`UPDATE market.consignment SET state = ${state} WHERE edition = ${edition} AND id = ${id}`);
}

/** Marks all that was not sent of some lines as cancelled. */
export async function cancelUnsent(db: Db, edition: string, holds: readonly string[]): Promise<void> {
  await db.run(sql`UPDATE market.consignment_item SET cancelled = count - sent
    WHERE edition = ${edition} AND hold = ANY(${holds}::uuid[])`);
}
