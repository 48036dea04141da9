import type { PaymentAnswer } from '../../platform/payments/provider.ts';
import type { Tx } from '../../platform/tx.ts';
import { bookingsOf, creditsOfOrder } from './booking.ts';
import { OrderPaid, OrderReleased } from './events.ts';
import { type OrderRecord, openStates, type PaymentRecord } from './order-record.ts';
import { giveBack } from './paying/give-back.ts';
import { recordCapture } from './paying/record-capture.ts';
import { takeBackOrder } from './paying/take-back-order.ts';
import { takenOff } from './pricing.ts';
import { returnUses } from './promotions/return-uses.ts';
import type { Sellable } from './sellable.ts';
import {
  findPayment,
  insertEntry,
  lockOrderOfPayment,
  rollBackToSavepoint,
  setOrderState,
  setSavepoint,
  updatePayment,
} from './store.ts';

/**
 * Writes down what a provider says of a payment; the same answer twice changes nothing, and answers may come in any order. Authorised money
 * for an order that is still open claims what was held, and is captured after that; for one that is not, it is let go. Money that moved
 * for nothing goes back by itself. Answers the payment where something is left to do at the provider.
 */
export async function recordPayment(
  tx: Tx,
  answer: PaymentAnswer,
  sellables: readonly Sellable[],
): Promise<PaymentRecord | undefined> {
  const order = await lockOrderOfPayment(tx.db, answer.edition, answer.payment);
  if (!order) return undefined;
  const payment = (await findPayment(tx.db, answer.edition, answer.payment))!;
  if (payment.state === 'authorised') {
    if (answer.state === 'succeeded') await recordCapture(tx, payment);
    if (answer.state === 'expired') await takeBackOrder(tx, payment, sellables);
    return undefined;
  }
  if (payment.state === 'succeeded') {
    const isSecondCharge =
      answer.state === 'succeeded' && answer.reference !== undefined && answer.reference !== payment.providerReference;
    if (isSecondCharge) await giveBack(tx, payment, 'double');
    return undefined;
  }
  const isMoney = answer.state === 'succeeded' || (answer.state === 'authorised' && payment.state !== 'cancelled');
  if (!openStates.includes(payment.state) && !isMoney) return undefined;
  return await moveOn(tx, order, payment, answer, sellables);
}

async function moveOn(
  tx: Tx,
  order: OrderRecord,
  payment: PaymentRecord,
  answer: PaymentAnswer,
  sellables: readonly Sellable[],
): Promise<PaymentRecord | undefined> {
  const isPointless = answer.state === 'needsAction' && order.state !== 'placed';
  const told: PaymentRecord = {
    ...payment,
    state: isPointless ? 'expired' : answer.state,
    actionUrl: answer.state === 'needsAction' ? (answer.actionUrl ?? payment.actionUrl) : null,
    clientSecret: answer.state === 'needsAction' ? (answer.clientSecret ?? payment.clientSecret) : null,
    declinedBecause: answer.declinedBecause ?? null,
    providerReference: answer.reference ?? payment.providerReference,
  };
  const isMoney = told.state === 'authorised' || told.state === 'succeeded';
  if (!isMoney) {
    await updatePayment(tx.db, told);
    return undefined;
  }
  const buys = order.state === 'placed' && (await claimAll(tx, order, sellables));
  const next = told.state === 'succeeded' ? told : withTask(told, buys);
  await updatePayment(tx.db, next);
  if (buys) await bookSale(tx, order, next);
  else await turnAway(tx, order, next, sellables);
  return next.task ? next : undefined;
}

/** Authorised money is captured for what it bought, and let go where it bought nothing. */
function withTask(payment: PaymentRecord, buys: boolean): PaymentRecord {
  return buys ? { ...payment, task: 'capture' } : { ...payment, state: 'cancelled', task: 'cancel' };
}

async function bookSale(tx: Tx, order: OrderRecord, payment: PaymentRecord): Promise<void> {
  const { edition, id } = order;
  const base = { credits: creditsOfOrder(order), currency: order.pricing.base.currency };
  const debit = payment.state === 'succeeded' ? 'cash' : 'receivable';
  for (const booking of bookingsOf(debit, payment, base))
    await insertEntry(tx.db, { ...booking, edition, order: id, cause: 'payment', now: tx.now });
  await setOrderState(tx.db, order, 'paid', tx.now);
  await tx.emit(OrderPaid, edition, id, { order: id });
}

/** Money for an order that is paid or gone, or of which something is gone now. */
async function turnAway(
  tx: Tx,
  order: OrderRecord,
  payment: PaymentRecord,
  sellables: readonly Sellable[],
): Promise<void> {
  const { edition, id } = order;
  const moved = payment.state === 'succeeded';
  if (order.state === 'placed') {
    for (const sellable of sellables) await sellable.release(tx, edition, id);
    await returnUses(tx, order);
    if (!moved) await tx.emit(OrderReleased, edition, id, { order: id });
  }
  if (order.state !== 'paid' && (moved || order.state === 'placed'))
    await setOrderState(tx.db, order, moved ? 'refunded' : 'released', tx.now);
  if (moved) await giveBack(tx, payment, order.state === 'paid' ? 'double' : 'late');
}

/** All kinds of an order or none: the holds of a kind that is gone make the others go back too. */
async function claimAll(tx: Tx, order: OrderRecord, sellables: readonly Sellable[]): Promise<boolean> {
  const kinds = new Set(order.lines.map((line) => line.kind));
  const concerned = sellables.filter((sellable) => kinds.has(sellable.kind));
  if (concerned.length !== kinds.size || order.person === null) return false;
  const { charges, subOrders, discounts } = order.pricing;
  const sold = { number: order.number, lines: order.lines, charges, subOrders, discounts: takenOff(discounts) };
  await setSavepoint(tx.db);
  for (const sellable of concerned) {
    if (await sellable.claim(tx, order.edition, order.id, order.person, sold)) continue;
    await rollBackToSavepoint(tx.db);
    return false;
  }
  return true;
}
