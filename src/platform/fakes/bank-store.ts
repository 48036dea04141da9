import type { Db } from '../database/db.ts';
import { sql } from '../database/sql.ts';

export interface BankPayment {
  readonly id: string;
  readonly amount: number;
  readonly currency: string;
  /** How its card behaves. */
  readonly card: string;
  readonly state: string;
  readonly settlesAt: number | null;
  readonly returnUrl: string;
  readonly charges: number;
  /** How often it was tried to take the money. */
  readonly captures: number;
}

const columns = sql`id, amount, currency, card, state, settles_at, return_url, charges, captures`;

/** The first request with an id counts; later ones find it. Answers the payment as the bank has it. */
export async function insertBankPayment(
  db: Db,
  payment: Omit<BankPayment, 'settlesAt' | 'charges' | 'captures'>,
  settlesInMs: number | null,
): Promise<BankPayment> {
  const made =
    await db.find<BankPayment>(sql`INSERT INTO platform.bank_payment (id, amount, currency, card, state, settles_at, return_url)
    VALUES (${payment.id}, ${payment.amount}, ${payment.currency}, ${payment.card}, ${payment.state},
      now() + ${settlesInMs}::float8 * interval '1 millisecond', ${payment.returnUrl})
    ON CONFLICT (id) DO NOTHING RETURNING ${columns}`);
  return made ?? (await findBankPayment(db, payment.id))!;
}

export function findBankPayment(db: Db, id: string): Promise<BankPayment | undefined> {
  return db.find<BankPayment>(sql`SELECT ${columns} FROM platform.bank_payment WHERE id = ${id}`);
}

/** Moves on from an expected state; answers whether it did. */
export async function moveBankPayment(db: Db, id: string, from: string, to: string): Promise<boolean> {
  const moved = await db.run(sql`UPDATE platform.bank_payment SET state = ${to} WHERE id = ${id} AND state = ${from}`);
  return moved === 1;
}

/** Takes authorised money, once, unless the card misbehaves. Answers the payment after that. */
export function captureBankPayment(db: Db, id: string): Promise<BankPayment | undefined> {
  return db.find<BankPayment>(sql`UPDATE platform.bank_payment SET captures = captures + 1,
    charges = charges + CASE WHEN state = 'authorised' AND ${willCapture} THEN 1 ELSE 0 END,
    state = CASE WHEN state <> 'authorised' THEN state WHEN card = 'expire' THEN 'expired' WHEN ${willCapture} THEN 'succeeded' ELSE state END
    WHERE id = ${id} RETURNING ${columns}`);
}
const willCapture = sql`(card <> 'expire' AND (card <> 'captureFailsTwice' OR captures >= 2))`;

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
