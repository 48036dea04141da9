import type { Db } from './db.ts';
import { at, type Sql, sql } from './sql.ts';

/** What tells whether a hold still keeps something for somebody who has not ordered. */
interface Living {
  readonly state: string;
  readonly order: string | null;
  readonly expiresAt: number;
}

export function isLiving(hold: Living, now: number): boolean {
  return hold.state === 'held' && hold.order === null && hold.expiresAt > now;
}

/**
 * The statements that every table of holds shares, whatever is held: keys `edition` and `id` (a uuid), `order_id`, `expires_at`
 * and `state`. Locks are taken in the given order, the same in every statement of a table, so that two of them cannot wait for
 * each other.
 */
export function holdTable<Hold>(table: Sql, columns: Sql, order: Sql = sql`id`) {
  return {
    lockHold: (db: Db, edition: string, id: string): Promise<Hold | undefined> =>
      db.find<Hold>(sql`SELECT ${columns} FROM ${table} WHERE edition = ${edition} AND id = ${id} FOR UPDATE`),

    lockHolds: (db: Db, edition: string, ids: readonly string[]): Promise<Hold[]> =>
      db.many<Hold>(sql`SELECT ${columns} FROM ${table} WHERE edition = ${edition} AND id = ANY(${ids}::uuid[])
        ORDER BY ${order} FOR UPDATE`),

    lockHoldsOfOrder: (db: Db, edition: string, orderId: string): Promise<Hold[]> =>
      db.many<Hold>(sql`SELECT ${columns} FROM ${table} WHERE edition = ${edition} AND order_id = ${orderId}
        ORDER BY ${order} FOR UPDATE`),

    /** Binds holds to an order and lets them live until then. */
    async keepHolds(db: Db, edition: string, ids: readonly string[], orderId: string, until: number): Promise<void> {
      await db.run(sql`UPDATE ${table} SET order_id = ${orderId}, expires_at = ${at(until)}
        WHERE edition = ${edition} AND id = ANY(${ids}::uuid[])`);
    },
  };
}
