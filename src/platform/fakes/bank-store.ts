import type { Db } from '../database/db.ts';
import { sql } from '../database/sql.ts';

export interface BankPayment {
  readonly id: string;
  readonly amount: number;
  readonly currency: string;
  readonly card: string;
  readonly state: string;
  readonly settlesAt: number | null;
  readonly returnUrl: string;
  readonly charges: number;
}

/** The first request with an id counts; later ones find it. */
export async function insertBankPayment(
  db: Db,
  payment: Omit<BankPayment, 'settlesAt'>,
  settlesInMs: number | null,
): Promise<void> {
  await db.run(sql`INSERT INTO platform.bank_payment (id, amount, currency, card, state, settles_at, return_url, charges)
    VALUES (${payment.id}, ${payment.amount}, ${payment.currency}, ${payment.card}, ${payment.state},
      now() + ${settlesInMs}::float8 * interval '1 millisecond', ${payment.returnUrl}, ${payment.charges})
    ON CONFLICT (id) DO NOTHING`);
}

export function findBankPayment(db: Db, id: string): Promise<BankPayment | undefined> {
  return db.find<BankPayment>(sql`SELECT id, amount, currency, card, state, settles_at, return_url, charges
    FROM platform.bank_payment WHERE id = ${id}`);
}

/** Moves on from an expected state; answers whether it did. */
export async function moveBankPayment(db: Db, id: string, from: string, to: string): Promise<boolean> {
  const moved = await db.run(sql`UPDATE platform.bank_payment SET state = ${to},
    charges = charges + CASE WHEN ${to} = 'succeeded' THEN 1 ELSE 0 END WHERE id = ${id} AND state = ${from}`);
  return moved === 1;
}

export async function insertBankRefund(db: Db, refund: { id: string; payment: string; amount: number }): Promise<void> {
  await db.run(sql`INSERT INTO platform.bank_refund (id, payment, amount) VALUES (${refund.id}, ${refund.payment}, ${refund.amount})
    ON CONFLICT (id) DO NOTHING`);
}

/** What the bank holds of an order's payments: charged less refunded. */
export function bankBalance(db: Db): Promise<{ charged: number; refunded: number }> {
  return db.one(sql`SELECT
    coalesce((SELECT sum(amount * charges) FROM platform.bank_payment), 0) AS charged,
    coalesce((SELECT sum(amount) FROM platform.bank_refund), 0) AS refunded`);
}
