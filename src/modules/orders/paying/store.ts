import type { Db } from '../../../platform/database/db.ts';
import { at, sql } from '../../../platform/database/sql.ts';
import { newId } from '../../../platform/new-id.ts';
import type { OrderRecord, PaymentRecord } from '../order-record.ts';
import { paymentColumns } from '../store.ts';

/** Authorised money was taken: notes it and books it, in one statement. True for who does it first. */
export async function bookCapture(db: Db, { edition, id }: PaymentRecord, now: number): Promise<boolean> {
  const booked = await db.run(sql`WITH captured AS (
      UPDATE orders.payment SET state = 'succeeded', task = NULL, task_at = NULL
      WHERE edition = ${edition} AND id = ${id} AND state = 'authorised' RETURNING order_id, amount, currency)
    INSERT INTO orders.ledger (edition, entry, account, amount, currency, order_id, cause, booked_at)
    SELECT ${edition}, ${newId()}::uuid, account, sign * amount, currency, order_id, 'capture', ${at(now)}::timestamptz
    FROM captured, (VALUES ('cash', 1), ('receivable', -1)) AS a(account, sign)`);
  return booked > 0;
}

/** The authorisation is gone: true for who notes it first. */
export async function markExpired(db: Db, { edition, id }: PaymentRecord): Promise<boolean> {
  const marked = await db.run(sql`UPDATE orders.payment SET state = 'expired', task = NULL, task_at = NULL
    WHERE edition = ${edition} AND id = ${id} AND state = 'authorised'`);
  return marked === 1;
}

export async function endTask(db: Db, { edition, id }: PaymentRecord): Promise<void> {
  await db.run(sql`UPDATE orders.payment SET task = NULL, task_at = NULL WHERE edition = ${edition} AND id = ${id}`);
}

/** Payments with something left to do at the provider, each after twice the time of the try before; taking them marks them. */
export function takeDueTasks(db: Db, waitSeconds: number): Promise<PaymentRecord[]> {
  return db.many<PaymentRecord>(sql`UPDATE orders.payment SET task_at = now(), task_tries = task_tries + 1 WHERE (edition, id) IN (
      SELECT edition, id FROM orders.payment
      WHERE task IS NOT NULL AND task_at + make_interval(secs => least(${waitSeconds} * power(2, least(task_tries, 12)), 3600)) <= now()
      ORDER BY task_at LIMIT 50 FOR UPDATE SKIP LOCKED)
    RETURNING ${paymentColumns}`);
}

/** What is in the books of an order that was not paid yet, account by account; money that came for nothing stands apart. */
export function listBooked(
  db: Db,
  { edition, id }: OrderRecord,
): Promise<{ account: string; currency: string; amount: number }[]> {
  return db.many(sql`SELECT account, currency, sum(amount) AS amount FROM orders.ledger
    WHERE edition = ${edition} AND order_id = ${id} AND cause NOT IN ('late', 'double') GROUP BY 1, 2`);
}

/** Refunds of an order that were owed out of money that never came. */
export async function voidRefunds(db: Db, { edition, id }: OrderRecord): Promise<void> {
  await db.run(sql`UPDATE orders.refund SET state = 'void' WHERE edition = ${edition} AND order_id = ${id} AND state = 'due'
    AND cause NOT IN ('late', 'double')`);
  await db.run(
    sql`UPDATE orders."order" SET refunded_amount = 0, refunded_base = 0 WHERE edition = ${edition} AND id = ${id}`,
  );
}
