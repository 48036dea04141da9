import { newId } from '../../platform/new-id.ts';
import type { PaymentAnswer } from '../../platform/payments/provider.ts';
import type { Tx } from '../../platform/tx.ts';
import { bookingsOf, creditsOfOrder } from './booking.ts';
import { OrderPaid, RefundMade } from './events.ts';
import { type OrderRecord, openStates, type PaymentRecord, type RefundRecord } from './order-record.ts';
import { takenOff } from './pricing.ts';
import type { Sellable } from './sellable.ts';
import {
  findPayment,
  insertEntry,
  insertRefund,
  lockOrder,
  rollBackToSavepoint,
  setOrderState,
  setSavepoint,
  updatePayment,
} from './store.ts';

/**
 * Writes down what a provider says of a payment; the same answer twice changes nothing. Money for an order that is still
 * open claims what was held; money that comes too late, or a second charge, goes back by itself.
 */
export async function recordPayment(tx: Tx, answer: PaymentAnswer, sellables: readonly Sellable[]): Promise<void> {
  const known = await findPayment(tx.db, answer.edition, answer.payment);
  if (!known) return;
  const order = (await lockOrder(tx.db, known.edition, known.order))!;
  const payment = (await findPayment(tx.db, answer.edition, answer.payment))!;
  if (payment.state === 'succeeded') {
    const isSecondCharge =
      answer.state === 'succeeded' && answer.reference !== undefined && answer.reference !== payment.providerReference;
    if (isSecondCharge) await giveBack(tx, order, payment, 'double');
    return;
  }
  if (!openStates.includes(payment.state) && answer.state !== 'succeeded') return;
  const isPointless = answer.state === 'needsAction' && order.state !== 'placed';
  const next: PaymentRecord = {
    ...payment,
    state: isPointless ? 'expired' : answer.state,
    actionUrl: answer.state === 'needsAction' ? (answer.actionUrl ?? payment.actionUrl) : null,
    clientSecret: answer.state === 'needsAction' ? (answer.clientSecret ?? payment.clientSecret) : null,
    declinedBecause: answer.declinedBecause ?? null,
    providerReference: answer.reference ?? payment.providerReference,
  };
  await updatePayment(tx.db, next);
  if (next.state === 'succeeded') await takeMoney(tx, order, next, sellables);
}

async function takeMoney(
  tx: Tx,
  order: OrderRecord,
  payment: PaymentRecord,
  sellables: readonly Sellable[],
): Promise<void> {
  const { edition } = payment;
  if (order.state === 'placed' && (await claimAll(tx, order, sellables))) {
    await bookSale(tx, order, payment);
    await setOrderState(tx.db, order, 'paid', tx.now);
    await tx.emit(OrderPaid, edition, order.id, { order: order.id });
    return;
  }
  const wasPaid = order.state === 'paid';
  if (!wasPaid) {
    for (const sellable of sellables) await sellable.release(tx, edition, order.id);
    await setOrderState(tx.db, order, 'refunded', tx.now);
  }
  await giveBack(tx, order, payment, wasPaid ? 'double' : 'late');
}

async function bookSale(tx: Tx, order: OrderRecord, payment: PaymentRecord): Promise<void> {
  const base = { credits: creditsOfOrder(order), currency: order.pricing.base.currency };
  for (const booking of bookingsOf('cash', payment, base))
    await insertEntry(tx.db, { ...booking, edition: order.edition, order: order.id, cause: 'payment', now: tx.now });
}

/** All kinds of an order or none: the holds of a kind that is gone make the others go back too. */
async function claimAll(tx: Tx, order: OrderRecord, sellables: readonly Sellable[]): Promise<boolean> {
  const kinds = new Set(order.lines.map((line) => line.kind));
  const concerned = sellables.filter((sellable) => kinds.has(sellable.kind));
  const { charges, subOrders, discounts } = order.pricing;
  const sold = { number: order.number, lines: order.lines, charges, subOrders, discounts: takenOff(discounts) };
  await setSavepoint(tx.db);
  for (const sellable of concerned) {
    if (await sellable.claim(tx, order.edition, order.id, order.person!, sold)) continue;
    await rollBackToSavepoint(tx.db);
    return false;
  }
  return concerned.length === kinds.size;
}

/** Money that bought nothing: it came in and is owed back at once. */
async function giveBack(tx: Tx, order: OrderRecord, payment: PaymentRecord, cause: 'late' | 'double'): Promise<void> {
  const refund: RefundRecord = {
    edition: order.edition,
    id: newId(),
    order: order.id,
    payment: payment.id,
    amount: payment.amount,
    currency: payment.currency,
    baseAmount: 0,
    cause,
    kept: 0,
    items: [],
    state: 'due',
  };
  await insertRefund(tx.db, refund, tx.now);
  const { edition, amount, currency } = refund;
  const amounts = { cash: amount, refundsOwed: -amount };
  await insertEntry(tx.db, { edition, order: order.id, amounts, currency, cause, now: tx.now });
  await tx.emit(RefundMade, edition, order.id, { order: order.id, refund: refund.id });
}
