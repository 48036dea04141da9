import type { Db } from '../../../platform/database/db.ts';
import { at, sql } from '../../../platform/database/sql.ts';
import type { DisputeRecord } from './dispute.ts';
import type { ReturnRecord } from './return.ts';

const columns = sql`edition, id, consignment, brand, person, state, reason, items, words, answer, sums, tracking, asked_at, act_by`;
const when = (instant: number | null) => (instant === null ? null : at(instant));

export async function insertReturn(db: Db, one: ReturnRecord): Promise<void> {
  await db.run(sql`INSERT INTO market.return (edition, id, consignment, brand, person, state, reason, items, words, answer, sums, tracking,
      asked_at, act_by)
    VALUES (${one.edition}, ${one.id}, ${one.consignment}, ${one.brand}, ${one.person}, ${one.state}, ${one.reason},
      ${JSON.stringify(one.items)}::jsonb, ${one.words}, ${one.answer}, ${JSON.stringify(one.sums)}::jsonb, ${one.tracking},
      ${at(one.askedAt)}, ${when(one.actBy)})`);
}

export function findReturn(db: Db, edition: string, id: string): Promise<ReturnRecord | undefined> {
  return db.find<ReturnRecord>(sql`SELECT ${columns} FROM market.return WHERE edition = ${edition} AND id = ${id}`);
}

export function listReturnsOf(db: Db, edition: string, consignments: readonly string[]): Promise<ReturnRecord[]> {
  return db.many<ReturnRecord>(sql`SELECT ${columns} FROM market.return
    WHERE edition = ${edition} AND consignment = ANY(${consignments}::uuid[]) ORDER BY asked_at, id`);
}

export function listReturnsOfBrand(db: Db, edition: string, brand: string): Promise<ReturnRecord[]> {
  return db.many<ReturnRecord>(sql`SELECT ${columns} FROM market.return WHERE edition = ${edition} AND brand = ${brand}
    ORDER BY CASE WHEN state IN ('asked', 'sentBack') THEN 0 ELSE 1 END, act_by, asked_at DESC LIMIT 200`);
}

export async function updateReturn(db: Db, one: ReturnRecord): Promise<void> {
  await db.run(sql`UPDATE market.return SET state = ${one.state}, answer = ${one.answer}, tracking = ${one.tracking},
    sums = ${JSON.stringify(one.sums)}::jsonb, act_by = ${when(one.actBy)} WHERE edition = ${one.edition} AND id = ${one.id}`);
}

/** Returns on which a brand or a buyer let the time pass. */
export function listOverdueReturns(
  db: Db,
  edition: string,
  now: number,
): Promise<{ id: string; consignment: string }[]> {
  return db.many(sql`SELECT id, consignment FROM market.return WHERE edition = ${edition} AND state IN ('asked', 'agreed', 'sentBack')
    AND act_by <= ${at(now)} ORDER BY act_by LIMIT 100`);
}

// Disputes

const disputeColumns = sql`edition, id, return_id AS "return", consignment, brand, kind, state, statement, answer, decided_because, opened_at,
  answer_by, decided_at`;

export async function insertDispute(db: Db, one: DisputeRecord): Promise<void> {
  await db.run(sql`INSERT INTO market.dispute (edition, id, return_id, consignment, brand, kind, state, statement, opened_at, answer_by)
    VALUES (${one.edition}, ${one.id}, ${one.return}, ${one.consignment}, ${one.brand}, ${one.kind}, ${one.state}, ${one.statement},
      ${at(one.openedAt)}, ${at(one.answerBy)})`);
}

export function findDispute(db: Db, edition: string, id: string): Promise<DisputeRecord | undefined> {
  return db.find<DisputeRecord>(
    sql`SELECT ${disputeColumns} FROM market.dispute WHERE edition = ${edition} AND id = ${id}`,
  );
}

export function listDisputesOf(db: Db, edition: string, consignments: readonly string[]): Promise<DisputeRecord[]> {
  return db.many<DisputeRecord>(sql`SELECT ${disputeColumns} FROM market.dispute
    WHERE edition = ${edition} AND consignment = ANY(${consignments}::uuid[]) ORDER BY opened_at, id`);
}

/** Undecided first, oldest first; of one brand or of all. */
export function listDisputes(db: Db, edition: string, brand: string | null): Promise<DisputeRecord[]> {
  return db.many<DisputeRecord>(sql`SELECT ${disputeColumns} FROM market.dispute WHERE edition = ${edition}
    AND (${brand}::text IS NULL OR brand = ${brand})
    ORDER BY CASE WHEN state IN ('opened', 'answered') THEN 0 ELSE 1 END, opened_at, id LIMIT 200`);
}

export async function updateDispute(db: Db, one: DisputeRecord): Promise<void> {
  await db.run(sql`UPDATE market.dispute SET state = ${one.state}, answer = ${one.answer}, decided_because = ${one.decidedBecause},
    decided_at = ${when(one.decidedAt)} WHERE edition = ${one.edition} AND id = ${one.id}`);
}
