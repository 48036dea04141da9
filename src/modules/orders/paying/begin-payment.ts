import { refuseCommon } from '../../../kernel/problem.ts';
import { personOf, type Tx } from '../../../platform/tx.ts';
import { type OrderRecord, openStates, type PaymentRecord } from '../order-record.ts';
import { refuse } from '../problems.ts';
import { insertPayment, listPayments, lockOrder } from '../store.ts';

export interface BeginPayment {
  readonly edition: string;
  readonly order: string;
  readonly id: string;
  readonly provider: string;
  readonly fingerprint: string;
}

/**
 * Writes an attempt down before the provider hears of it. A retry with the same id finds the first attempt.
 * Refuses `noSuchOrder`, `orderNotOpen`, `paymentUnderWay`.
 */
export async function beginPayment(
  tx: Tx,
  attempt: BeginPayment,
): Promise<{ order: OrderRecord; payment: PaymentRecord; isNew: boolean }> {
  const order = await lockOrder(tx.db, attempt.edition, attempt.order);
  if (!order || order.person !== personOf(tx)) throw refuse.noSuchOrder({ order: attempt.order });
  const others = await listPayments(tx.db, attempt.edition, [order.id]);
  const earlier = others.find((payment) => payment.id === attempt.id);
  if (earlier) {
    if (earlier.fingerprint !== attempt.fingerprint) throw refuseCommon.conflictingId({ id: attempt.id });
    return { order, payment: earlier, isNew: false };
  }
  if (order.state !== 'placed' || order.payUntil <= tx.now)
    throw refuse.orderNotOpen({ order: order.id, state: order.state });
  const open = others.find((payment) => openStates.includes(payment.state));
  if (open) throw refuse.paymentUnderWay({ payment: open.id });
  const payment: PaymentRecord = {
    ...attempt,
    order: order.id,
    state: 'started',
    amount: order.totalAmount,
    currency: order.currency,
    actionUrl: null,
    clientSecret: null,
    declinedBecause: null,
    providerReference: null,
    task: null,
  };
  if (!(await insertPayment(tx.db, payment, tx.now))) throw refuseCommon.conflictingId({ id: attempt.id });
  return { order, payment, isNew: true };
}
