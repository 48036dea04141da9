import type { RateTable } from '../../kernel/exchange.ts';
import { invariant } from '../../kernel/invariant.ts';
import type { Db } from '../../platform/database/db.ts';
import { at, sql } from '../../platform/database/sql.ts';
import { newId } from '../../platform/new-id.ts';
import type { KeptPricing, OrderRecord, PaymentRecord, RefundRecord } from './order-record.ts';
import type { Line } from './shapes.ts';

export interface QuoteRecord {
  readonly id: string;
  readonly person: string;
  readonly lines: Line[];
  readonly pricing: KeptPricing;
  readonly totalAmount: number;
  readonly currency: string;
  readonly expiresAt: number;
  readonly orderId: string | null;
}

export async function insertQuote(db: Db, edition: string, quote: QuoteRecord): Promise<void> {
  await db.run(sql`INSERT INTO orders.quote (edition, id, person, lines, pricing, total_amount, currency, expires_at)
    VALUES (${edition}, ${quote.id}, ${quote.person}, ${JSON.stringify(quote.lines)}, ${JSON.stringify(quote.pricing)}, ${quote.totalAmount}, ${quote.currency}, ${at(quote.expiresAt)})`);
}

export function lockQuote(db: Db, edition: string, id: string): Promise<QuoteRecord | undefined> {
  return db.find<QuoteRecord>(sql`SELECT id, person, lines, pricing, total_amount, currency, expires_at, order_id
    FROM orders.quote WHERE edition = ${edition} AND id = ${id} FOR UPDATE`);
}

export const orderColumns = sql`edition, id, number, person, state, lines, pricing, total_amount, refunded_amount, refunded_base, currency, language, placed_at, pay_until, paid_at`;

/** Writes an order and its sub-orders down, and notes at the quote that it was ordered: one statement. */
export async function insertOrder(db: Db, order: OrderRecord, quote: string): Promise<void> {
  const rows = order.pricing.subOrders.map((one) => ({
    key: one.key,
    number: one.number,
    seller: one.seller.id,
    total_amount: one.total.amount,
    currency: one.total.currency,
    base_amount: one.base.amount,
    base_currency: one.base.currency,
  }));
  await db.run(sql`WITH placed AS (INSERT INTO orders."order" (edition, id, number, person, state, lines, pricing, total_amount, currency, language, placed_at, pay_until)
    VALUES (${order.edition}, ${order.id}, ${order.number}, ${order.person}, ${order.state}, ${JSON.stringify(order.lines)}, ${JSON.stringify(order.pricing)},
      ${order.totalAmount}, ${order.currency}, ${order.language}, ${at(order.placedAt)}, ${at(order.payUntil)}) RETURNING edition, id),
    ordered AS (UPDATE orders.quote q SET order_id = p.id FROM placed p WHERE q.edition = p.edition AND q.id = ${quote})
    INSERT INTO orders.sub_order (edition, order_id, key, number, seller, total_amount, currency, base_amount, base_currency)
    SELECT p.edition, p.id, r.* FROM placed p, jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) AS r(key text, number text, seller text,
      total_amount bigint, currency text, base_amount bigint, base_currency text)`);
}

export function findOrder(db: Db, edition: string, id: string): Promise<OrderRecord | undefined> {
  return db.find<OrderRecord>(
    sql`SELECT ${orderColumns} FROM orders."order" WHERE edition = ${edition} AND id = ${id}`,
  );
}

export function lockOrder(db: Db, edition: string, id: string): Promise<OrderRecord | undefined> {
  return db.find<OrderRecord>(
    sql`SELECT ${orderColumns} FROM orders."order" WHERE edition = ${edition} AND id = ${id} FOR UPDATE`,
  );
}

/** The order of a payment; undefined for a payment that nobody began here. */
export function lockOrderOfPayment(db: Db, edition: string, payment: string): Promise<OrderRecord | undefined> {
  return db.find<OrderRecord>(sql`SELECT ${orderColumns} FROM orders."order" WHERE edition = ${edition}
    AND id = (SELECT order_id FROM orders.payment WHERE edition = ${edition} AND id = ${payment}) FOR UPDATE`);
}

export function listOrdersOf(db: Db, edition: string, person: string): Promise<OrderRecord[]> {
  return db.many<OrderRecord>(sql`SELECT ${orderColumns} FROM orders."order"
    WHERE edition = ${edition} AND person = ${person} ORDER BY id DESC LIMIT 200`);
}

export function listOrdersEverywhere(db: Db, person: string): Promise<OrderRecord[]> {
  return db.many<OrderRecord>(
    sql`SELECT ${orderColumns} FROM orders."order" WHERE person = ${person} ORDER BY edition, id`,
  );
}

/** Placed orders whose time to pay is over. */
export function listOverdueOrders(db: Db, now: number): Promise<{ edition: string; id: string }[]> {
  return db.many(
    sql`SELECT edition, id FROM orders."order" WHERE state = 'placed' AND pay_until < ${at(now)} LIMIT 200`,
  );
}

export async function setOrderState(
  db: Db,
  order: OrderRecord,
  state: OrderRecord['state'],
  now: number,
): Promise<void> {
  await db.run(sql`UPDATE orders."order" SET state = ${state}, paid_at = CASE WHEN ${state} = 'paid' THEN ${at(now)} ELSE paid_at END
    WHERE edition = ${order.edition} AND id = ${order.id}`);
}

export async function addRefunded(db: Db, order: OrderRecord, amount: number, base: number): Promise<void> {
  await db.run(sql`UPDATE orders."order" SET refunded_amount = refunded_amount + ${amount}, refunded_base = refunded_base + ${base}
    WHERE edition = ${order.edition} AND id = ${order.id}`);
}

export async function forgetBuyer(db: Db, person: string): Promise<void> {
  await db.run(sql`UPDATE orders."order" SET person = NULL WHERE person = ${person}`);
  await db.run(sql`DELETE FROM orders.quote WHERE person = ${person}`);
  await db.run(sql`DELETE FROM orders.cart_code WHERE person = ${person}`);
}

export const paymentColumns = sql`id, edition, order_id AS "order", provider, state, amount, currency, fingerprint, action_url, client_secret,
  declined_because, provider_reference, task`;

/** False where another order has an attempt of this id. */
export async function insertPayment(db: Db, payment: PaymentRecord, now: number): Promise<boolean> {
  const made =
    await db.run(sql`INSERT INTO orders.payment (edition, id, order_id, provider, state, amount, currency, fingerprint, started_at)
    VALUES (${payment.edition}, ${payment.id}, ${payment.order}, ${payment.provider}, ${payment.state}, ${payment.amount},
      ${payment.currency}, ${payment.fingerprint}, ${at(now)}) ON CONFLICT DO NOTHING`);
  return made === 1;
}

export function findPayment(db: Db, edition: string, id: string): Promise<PaymentRecord | undefined> {
  return db.find<PaymentRecord>(
    sql`SELECT ${paymentColumns} FROM orders.payment WHERE edition = ${edition} AND id = ${id}`,
  );
}

export function listPayments(db: Db, edition: string, orders: readonly string[]): Promise<PaymentRecord[]> {
  return db.many<PaymentRecord>(sql`SELECT ${paymentColumns} FROM orders.payment
    WHERE edition = ${edition} AND order_id = ANY(${orders}) ORDER BY id`);
}

export async function updatePayment(db: Db, payment: PaymentRecord): Promise<void> {
  await db.run(sql`UPDATE orders.payment SET state = ${payment.state}, action_url = ${payment.actionUrl}, client_secret = ${payment.clientSecret},
    declined_because = ${payment.declinedBecause}, provider_reference = ${payment.providerReference}, checked_at = now(),
    task = ${payment.task}, task_at = CASE WHEN ${payment.task}::text IS NULL THEN NULL ELSE now() END
    WHERE edition = ${payment.edition} AND id = ${payment.id}`);
}

/** Payments of which nothing was heard for a while; taking them marks them, so that two processes ask once. */
export function takeSilentPayments(db: Db, silentSeconds: number): Promise<PaymentRecord[]> {
  return db.many<PaymentRecord>(sql`UPDATE orders.payment SET checked_at = now() WHERE (edition, id) IN (
      SELECT edition, id FROM orders.payment
      WHERE state IN ('started', 'needsAction', 'processing') AND checked_at < now() - make_interval(secs => ${silentSeconds})
      ORDER BY checked_at LIMIT 50 FOR UPDATE SKIP LOCKED)
    RETURNING ${paymentColumns}`);
}

const refundColumns = sql`edition, id, order_id AS "order", payment, amount, base_amount, currency, cause, kept, items, state`;

export async function insertRefund(db: Db, refund: RefundRecord, now: number): Promise<void> {
  await db.run(sql`INSERT INTO orders.refund (edition, id, order_id, payment, amount, base_amount, currency, cause, kept, items, state, created_at)
    VALUES (${refund.edition}, ${refund.id}, ${refund.order}, ${refund.payment}, ${refund.amount}, ${refund.baseAmount}, ${refund.currency},
      ${refund.cause}, ${refund.kept}, ${refund.items}, ${refund.state}, ${at(now)})`);
}

export function findRefund(db: Db, edition: string, id: string): Promise<RefundRecord | undefined> {
  return db.find<RefundRecord>(
    sql`SELECT ${refundColumns} FROM orders.refund WHERE edition = ${edition} AND id = ${id}`,
  );
}

export function takeDueRefunds(db: Db): Promise<RefundRecord[]> {
  return db.many<RefundRecord>(sql`UPDATE orders.refund SET attempts = attempts + 1, due_at = now() + make_interval(secs => least(power(2, attempts), 3600))
    WHERE (edition, id) IN (SELECT edition, id FROM orders.refund r WHERE state = 'due' AND due_at <= now()
      AND EXISTS (SELECT FROM orders.payment p WHERE p.edition = r.edition AND p.id = r.payment AND p.state <> 'authorised') LIMIT 50 FOR UPDATE SKIP LOCKED)
    RETURNING ${refundColumns}`);
}

export async function markRefundSent(db: Db, refund: RefundRecord): Promise<boolean> {
  const marked = await db.run(
    sql`UPDATE orders.refund SET state = 'sent' WHERE edition = ${refund.edition} AND id = ${refund.id} AND state = 'due'`,
  );
  return marked === 1;
}

/** One entry: what it adds to each account, in one currency; sums to zero. */
export interface Entry {
  readonly edition: string;
  /** Null for what belongs to no single order: payouts. */
  readonly order: string | null;
  readonly amounts: Readonly<Record<string, number>>;
  readonly currency: string;
  readonly cause: string;
  readonly now: number;
}

/** Books one entry: what some accounts gain others lose. Accounts that neither gain nor lose are left out. */
export async function insertEntry(db: Db, { edition, order, amounts, currency, cause, now }: Entry): Promise<void> {
  const rows = Object.entries(amounts).filter(([, amount]) => amount !== 0);
  const sum = rows.reduce((total, [, amount]) => total + amount, 0);
  invariant(sum === 0, `An entry of the ledger sums to zero: ${cause}, ${sum}`);
  if (rows.length === 0) return;
  await db.run(sql`INSERT INTO orders.ledger (edition, entry, account, amount, currency, order_id, cause, booked_at)
    SELECT ${edition}, ${newId()}::uuid, account, amount, ${currency}, ${order}::uuid, ${cause}, ${at(now)}::timestamptz
    FROM unnest(${rows.map(([account]) => account)}::text[], ${rows.map(([, amount]) => amount)}::bigint[]) AS r(account, amount)`);
}

export function ledgerBalances(
  db: Db,
  edition: string,
): Promise<{ account: string; currency: string; amount: number }[]> {
  return db.many(
    sql`SELECT account, currency, sum(amount) AS amount FROM orders.ledger WHERE edition = ${edition} GROUP BY 1, 2 ORDER BY 1, 2`,
  );
}

export function findNewestRates(db: Db, day: string): Promise<RateTable | undefined> {
  return db.find<RateTable>(sql`SELECT id, to_char(date, 'YYYY-MM-DD') AS date, source, base, rates FROM orders.rate_table
    WHERE date <= ${day}::date ORDER BY date DESC, loaded_at DESC LIMIT 1`);
}

export function listRateTables(db: Db, limit: number): Promise<RateTable[]> {
  return db.many<RateTable>(sql`SELECT id, to_char(date, 'YYYY-MM-DD') AS date, source, base, rates FROM orders.rate_table
    ORDER BY date DESC, loaded_at DESC LIMIT ${limit}`);
}

export async function upsertRates(db: Db, { id, date, source, base, rates }: RateTable, now: number): Promise<void> {
  await db.run(sql`INSERT INTO orders.rate_table (id, date, source, base, rates, loaded_at)
    VALUES (${id}, ${date}, ${source}, ${base}, ${JSON.stringify(rates)}::jsonb, ${at(now)})
    ON CONFLICT (id) DO UPDATE SET date = excluded.date, source = excluded.source, base = excluded.base, rates = excluded.rates,
      loaded_at = excluded.loaded_at`);
}

/** Marks a point to return to inside the transaction. */
export async function setSavepoint(db: Db): Promise<void> {
  await db.run(sql`SAVEPOINT before_claim`);
}

export async function rollBackToSavepoint(db: Db): Promise<void> {
  await db.run(sql`ROLLBACK TO SAVEPOINT before_claim`);
}
