import type { Db } from '../../../platform/database/db.ts';
import { at, sql } from '../../../platform/database/sql.ts';

/** What a seller is owed, in the edition's currency. */
export interface SellerBalance {
  readonly seller: string;
  readonly currency: string;
  /** All that is owed now. */
  readonly owed: number;
  /** Of that, what is old enough to be paid out, after everything that was taken back or paid; may be less than nothing. */
  readonly payable: number;
}

/** A line of a run: what one seller got. */
export interface Payout {
  readonly id: string;
  readonly seller: string;
  readonly amount: number;
  readonly currency: string;
  readonly until: number;
  readonly madeAt: number;
}

export interface StatementRow {
  readonly entry: string;
  readonly bookedAt: number;
  readonly cause: string;
  readonly amount: number;
  readonly currency: string;
  /** The order's with the number of the sub-order behind; null for payouts. */
  readonly number: string | null;
}

/** One run at a time in an edition. */
export async function lockPayouts(db: Db, edition: string): Promise<void> {
  await db.run(sql`SELECT pg_advisory_xact_lock(hashtext(${`orders.payout ${edition}`}))`);
}

/** Balances of all sellers, or of one. A credit is negative in the books; what was taken back counts at once, however young. */
export function listBalances(
  db: Db,
  edition: string,
  until: number,
  seller: string | null = null,
): Promise<SellerBalance[]> {
  return db
    .many<SellerBalance>(sql`SELECT substr(account, 8) AS seller, currency, -sum(amount) AS owed,
      -sum(amount) FILTER (WHERE amount > 0 OR booked_at <= ${at(until)}) AS payable
    FROM orders.ledger WHERE edition = ${edition} AND account LIKE 'seller:%' AND (${seller}::text IS NULL OR account = 'seller:' || ${seller})
    GROUP BY 1, 2 ORDER BY 1, 2`)
    .then((rows) => rows.map((row) => ({ ...row, payable: row.payable ?? 0 })));
}

export function findRun(db: Db, edition: string, id: string): Promise<{ olderThanDays: number } | undefined> {
  return db.find(sql`SELECT older_than_days FROM orders.payout_run WHERE edition = ${edition} AND id = ${id}`);
}

export async function insertRun(
  db: Db,
  edition: string,
  run: { id: string; olderThanDays: number; by: string; now: number },
  payouts: readonly Payout[],
): Promise<void> {
  await db.run(sql`INSERT INTO orders.payout_run (edition, id, older_than_days, made_at)
    VALUES (${edition}, ${run.id}, ${run.olderThanDays}, ${at(run.now)})`);
  const rows = payouts.map(({ seller, amount, currency, until }) => ({ seller, amount, currency, until: at(until) }));
  await db.run(sql`INSERT INTO orders.payout (edition, id, seller, amount, currency, until, made_at, made_by)
    SELECT ${edition}, ${run.id}::uuid, seller, amount, currency, until, ${at(run.now)}::timestamptz, ${run.by}::uuid
    FROM jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) AS r(seller text, amount bigint, currency text, until timestamptz)`);
}

export function listPayouts(db: Db, edition: string, id: string | null): Promise<Payout[]> {
  return db.many<Payout>(sql`SELECT id, seller, amount, currency, until, made_at FROM orders.payout
    WHERE edition = ${edition} AND (${id}::uuid IS NULL OR id = ${id}::uuid) ORDER BY made_at DESC, seller LIMIT 5000`);
}

/** Every entry of a seller, oldest first, with the sub-order that it belongs to. */
export function listStatement(db: Db, edition: string, seller: string): Promise<StatementRow[]> {
  return db.many<StatementRow>(sql`SELECT l.entry, l.booked_at, l.cause, -l.amount AS amount, l.currency,
      (SELECT string_agg(s.number, ', ' ORDER BY s.number) FROM orders.sub_order s
        WHERE s.edition = l.edition AND s.order_id = l.order_id AND s.seller = ${seller}) AS number
    FROM orders.ledger l WHERE l.edition = ${edition} AND l.account = 'seller:' || ${seller} ORDER BY l.booked_at, l.entry`);
}
