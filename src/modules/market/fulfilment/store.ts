import type { Db } from '../../../platform/database/db.ts';
import { at, sql } from '../../../platform/database/sql.ts';
import type { Consignment, ConsignmentItem, Units } from './consignment.ts';
import type { Parcel } from './parcel.ts';

export async function insertConsignments(
  db: Db,
  consignments: readonly Consignment[],
  items: readonly ConsignmentItem[],
): Promise<void> {
  const rows = consignments.map((one) => ({ ...one, order_id: one.order, placed_at: at(one.placedAt) }));
  await db.run(sql`INSERT INTO market.consignment (edition, id, order_id, number, brand, person, delivery, state, document, placed_at)
    SELECT edition, id, order_id, number, brand, person, delivery, state, document, placed_at
    FROM jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) AS r(edition text, id uuid, order_id uuid, number text, brand text, person uuid,
      delivery uuid, state text, document jsonb, placed_at timestamptz)`);
  await db.run(sql`INSERT INTO market.consignment_item (edition, consignment, hold, brand, product, variant, count)
    SELECT edition, consignment, hold, brand, product, variant, count FROM jsonb_to_recordset(${JSON.stringify(items)}::jsonb)
      AS r(edition text, consignment uuid, hold uuid, brand text, product text, variant text, count integer)`);
}

const columns = sql`edition, id, order_id AS "order", number, brand, person, delivery, state, document, placed_at, packed_at, delivered_at`;
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

export function lockConsignment(db: Db, edition: string, id: string): Promise<Consignment | undefined> {
  return db.find<Consignment>(
    sql`SELECT ${columns} FROM market.consignment WHERE edition = ${edition} AND id = ${id} FOR UPDATE`,
  );
}

export function findConsignment(db: Db, edition: string, id: string): Promise<Consignment | undefined> {
  return db.find<Consignment>(sql`SELECT ${columns} FROM market.consignment WHERE edition = ${edition} AND id = ${id}`);
}

/** Of a brand, what is to be sent first and oldest first, then the newest of the others. */
export function listConsignmentsOfBrand(
  db: Db,
  edition: string,
  brand: string,
  { state, offset }: { state: Consignment['state'] | null; offset: number },
): Promise<Consignment[]> {
  return db.many<Consignment>(sql`SELECT ${columns} FROM market.consignment WHERE edition = ${edition} AND brand = ${brand}
    AND (${state}::text IS NULL OR state = ${state})
    ORDER BY CASE WHEN state IN ('placed', 'packed', 'partlySent') THEN 0 ELSE 1 END,
      CASE WHEN state IN ('placed', 'packed', 'partlySent') THEN placed_at END, placed_at DESC, id LIMIT 50 OFFSET ${offset}`);
}

/** How many of a brand's consignments stand where. */
export function countConsignments(
  db: Db,
  edition: string,
  brand: string,
): Promise<{ state: Consignment['state']; count: number }[]> {
  return db.many(sql`SELECT state, count(*)::integer AS count FROM market.consignment
    WHERE edition = ${edition} AND brand = ${brand} GROUP BY state ORDER BY state`);
}

export function listConsignmentsOfPerson(
  db: Db,
  edition: string,
  person: string,
  order: string | null,
): Promise<Consignment[]> {
  return db.many<Consignment>(sql`SELECT ${columns} FROM market.consignment WHERE edition = ${edition} AND person = ${person}
    AND (${order}::uuid IS NULL OR order_id = ${order}) ORDER BY placed_at DESC, number LIMIT 200`);
}

export async function updateConsignment(
  db: Db,
  { edition, id, state, packedAt, deliveredAt }: Consignment,
): Promise<void> {
  await db.run(sql`UPDATE market.consignment SET state = ${state}, packed_at = ${packedAt === null ? null : at(packedAt)},
    delivered_at = ${deliveredAt === null ? null : at(deliveredAt)} WHERE edition = ${edition} AND id = ${id}`);
}

/** Marks all that was not sent of some lines as cancelled. */
export async function cancelUnsent(db: Db, edition: string, holds: readonly string[]): Promise<void> {
  await db.run(sql`UPDATE market.consignment_item SET cancelled = count - sent
    WHERE edition = ${edition} AND hold = ANY(${holds}::uuid[])`);
}

const units = (list: readonly Units[]) =>
  sql`(SELECT hold, count FROM jsonb_to_recordset(${JSON.stringify(list)}::jsonb) AS u(hold uuid, count integer))`;

/** The database refuses more than was bought. */
export async function addSent(db: Db, edition: string, list: readonly Units[]): Promise<void> {
  await db.run(sql`UPDATE market.consignment_item i SET sent = i.sent + u.count FROM ${units(list)} u
    WHERE i.edition = ${edition} AND i.hold = u.hold`);
}

/** The database refuses more than was sent. */
export async function addReturned(db: Db, edition: string, list: readonly Units[]): Promise<void> {
  await db.run(sql`UPDATE market.consignment_item i SET returned = i.returned + u.count FROM ${units(list)} u
    WHERE i.edition = ${edition} AND i.hold = u.hold`);
}

// Parcels

const parcelColumns = sql`edition, id, consignment, brand, state, carrier, tracking, label, sender, items, grams, sent_at, expected_by,
  delivered_at, delivered_by`;

export async function insertParcel(db: Db, one: Parcel): Promise<void> {
  const { edition, id, consignment, brand, state, carrier, tracking, label, sender, items, grams, sentAt, expectedBy } =
    one;
  await db.run(sql`INSERT INTO market.parcel (edition, id, consignment, brand, state, carrier, tracking, label, sender, items, grams,
      sent_at, expected_by, asked_at)
    VALUES (${edition}, ${id}, ${consignment}, ${brand}, ${state}, ${carrier}, ${tracking}, ${label && JSON.stringify(label)}::jsonb,
      ${sender && JSON.stringify(sender)}::jsonb,
      ${JSON.stringify(items)}::jsonb, ${grams}, ${at(sentAt)}, ${at(expectedBy)}, ${at(sentAt)})`);
}

export function findParcel(db: Db, edition: string, id: string): Promise<Parcel | undefined> {
  return db.find<Parcel>(sql`SELECT ${parcelColumns} FROM market.parcel WHERE edition = ${edition} AND id = ${id}`);
}

export function listParcelsOf(db: Db, edition: string, consignments: readonly string[]): Promise<Parcel[]> {
  return db.many<Parcel>(sql`SELECT ${parcelColumns} FROM market.parcel
    WHERE edition = ${edition} AND consignment = ANY(${consignments}::uuid[]) ORDER BY sent_at, id`);
}

export async function updateParcel(db: Db, { edition, id, state, deliveredAt, deliveredBy }: Parcel): Promise<void> {
  await db.run(sql`UPDATE market.parcel SET state = ${state}, delivered_at = ${deliveredAt === null ? null : at(deliveredAt)},
    delivered_by = ${deliveredBy} WHERE edition = ${edition} AND id = ${id}`);
}

/** Parcels under way of which their carrier was not asked since an instant; taking them marks them, so that two processes ask once. */
export function takeParcelsUnderWay(db: Db, edition: string, since: number, now: number): Promise<Parcel[]> {
  return db.many<Parcel>(sql`UPDATE market.parcel SET asked_at = ${at(now)} WHERE edition = ${edition} AND id IN (
      SELECT id FROM market.parcel WHERE edition = ${edition} AND state = 'sent' AND label IS NOT NULL AND asked_at < ${at(since)}
      ORDER BY asked_at LIMIT 20 FOR UPDATE SKIP LOCKED)
    RETURNING ${parcelColumns}`);
}

// Who hears of it

/** Whom to tell of a brand's parcels: its contact, and the first who acts for it. */
export async function getBrandReader(
  db: Db,
  edition: string,
  brand: string,
): Promise<{ contact: string | null; first: string | null }> {
  return await db.one(sql`SELECT (SELECT contact FROM market.brand WHERE edition = ${edition} AND brand = ${brand}) AS contact,
    (SELECT person FROM market.member WHERE edition = ${edition} AND brand = ${brand} ORDER BY person LIMIT 1) AS first`);
}
