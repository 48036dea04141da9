import type { Db } from '../../platform/database/db.ts';
import { sql } from '../../platform/database/sql.ts';

export interface SessionSales {
  readonly session: string;
  readonly sold: number;
  readonly held: number;
  readonly revenue: number;
}

/** Tickets and living holds per session. */
export function listSessionSales(db: Db, edition: string): Promise<SessionSales[]> {
  return db.many<SessionSales>(sql`SELECT session, sum(sold) AS sold, sum(held) AS held, sum(revenue) AS revenue FROM (
      SELECT session, 1 AS sold, 0 AS held, price_amount AS revenue FROM tickets.ticket WHERE edition = ${edition} AND state = 'valid'
      UNION ALL
      SELECT session, 0, cardinality(places), 0 FROM tickets.hold WHERE edition = ${edition} AND state = 'held'
    ) both_kinds GROUP BY session`);
}

/** What came in and went back, by the ledger, in minor units of the edition's currency; money in another one by what it stands for. */
export function sumMoneyMoved(
  db: Db,
  edition: string,
  currency: string,
): Promise<{ revenue: number; refunded: number }> {
  return db.one(sql`SELECT coalesce(sum(amount) FILTER (WHERE account IN ('cash', 'exchange') AND amount > 0), 0) AS revenue,
    coalesce(-sum(amount) FILTER (WHERE account IN ('refundsOwed', 'exchange') AND amount < 0), 0) AS refunded
    FROM orders.ledger WHERE edition = ${edition} AND currency = ${currency}`);
}

export function countBuyers(db: Db, edition: string): Promise<{ orders: number; people: number }> {
  return db.one(sql`SELECT count(*) AS orders, count(DISTINCT person) AS people FROM orders."order"
    WHERE edition = ${edition} AND state = 'paid'`);
}

/** Tickets issued per day in a time zone. */
export function listSalesDays(
  db: Db,
  edition: string,
  timeZone: string,
): Promise<{ day: string; tickets: number; revenue: number }[]> {
  return db.many(sql`SELECT to_char(issued_at AT TIME ZONE ${timeZone}, 'YYYY-MM-DD') AS day, count(*) AS tickets, sum(price_amount) AS revenue
    FROM tickets.ticket WHERE edition = ${edition} AND state <> 'transferred' GROUP BY 1 ORDER BY 1`);
}
