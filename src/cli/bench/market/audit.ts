import { setTimeout as wait } from 'node:timers/promises';
import { dbOver } from '../../../platform/database/db.ts';
import { sql } from '../../../platform/database/sql.ts';
import type { Scratch } from '../scratch.ts';
import { edition } from './world.ts';

export interface Audit {
  /** Units that left the stock; the most of any kind where several are sold together. */
  readonly sold: number;
  /** Paid orders. */
  readonly liveOrders: number;
  /** Sum of the ledger over all accounts, the worst of its currencies. */
  readonly ledgerSum: number;
  /** What the ledger says is in cash, less what the bank says it took and gave back. */
  readonly bankApart: number;
  /** Paid orders of which something is missing, and things sold that no paid order has. */
  readonly orphans: number;
  /** Units still held by nobody's order, once all is settled. */
  readonly stillHeld: number;
}

/** Waits until no payment is open and no refund due, then holds stock, orders, goods, tickets, ledger and bank to each other. */
export async function auditMarket(scratch: Scratch, what: string): Promise<Audit> {
  const db = dbOver(scratch.database.pool);
  const until = performance.now() + 90_000;
  const open = () =>
    db.one<{ count: number }>(sql`SELECT
      (SELECT count(*) FROM orders.payment WHERE state IN ('started', 'needsAction', 'processing'))
      + (SELECT count(*) FROM orders.refund WHERE state = 'due')
      + (SELECT count(*) FROM orders."order" WHERE state = 'placed') AS count`);
  while ((await open()).count > 0 && performance.now() < until) await wait(500);
  const hasGoods = what === 'goods' || what === 'packages';
  const hasSeats = what !== 'goods';
  const goods = await db.one<{ sold: number; held: number }>(
    sql`SELECT coalesce(max(sold), 0) AS sold, coalesce(sum(held), 0) AS held FROM market.variant WHERE edition = ${edition}`,
  );
  const seats = await db.one<{ sold: number; held: number }>(sql`SELECT
    (SELECT count(*) FROM tickets.ticket WHERE edition = ${edition} AND state = 'valid') AS sold,
    (SELECT count(*) FROM tickets.hold WHERE edition = ${edition} AND state = 'held') AS held`);
  const live = await db.one<{ count: number }>(
    sql`SELECT count(*) FROM orders."order" WHERE edition = ${edition} AND state = 'paid'`,
  );
  const ledger = await db.one<{
    sum: number;
    cash: number;
  }>(sql`SELECT coalesce(max(abs(sum)), 0) AS sum, coalesce(sum(cash), 0) AS cash
    FROM (SELECT sum(amount) AS sum, sum(amount) FILTER (WHERE account = 'cash') AS cash FROM orders.ledger GROUP BY currency) AS r`);
  const bank = await db.one<{ kept: number }>(sql`SELECT
    coalesce((SELECT sum(amount * charges) FROM platform.bank_payment), 0)
    - coalesce((SELECT sum(amount) FROM platform.bank_refund), 0) AS kept`);
  const orphans = await db.one<{ count: number }>(sql`SELECT
    (SELECT count(*) FROM orders."order" o WHERE o.state = 'paid' AND (
      (${hasSeats} AND NOT EXISTS (SELECT FROM tickets.ticket t WHERE t.order_id = o.id AND t.state = 'valid'))
      OR (${hasGoods} AND NOT EXISTS (SELECT FROM market.consignment c WHERE c.order_id = o.id))))
    + (SELECT count(*) FROM tickets.ticket t WHERE NOT EXISTS (SELECT FROM orders."order" o WHERE o.id = t.order_id AND o.state = 'paid'))
    + (SELECT count(*) FROM market.consignment c WHERE NOT EXISTS (SELECT FROM orders."order" o WHERE o.id = c.order_id AND o.state = 'paid'))
    AS count`);
  return {
    sold: Math.max(hasGoods ? goods.sold : 0, hasSeats ? seats.sold : 0),
    liveOrders: live.count,
    ledgerSum: ledger.sum,
    bankApart: ledger.cash - bank.kept,
    orphans: orphans.count,
    stillHeld: goods.held + seats.held,
  };
}
