import type { Tx } from '../../platform/tx.ts';
import { bookingsOf, reversed } from './booking.ts';
import { RefundMade } from './events.ts';
import type { OrderRecord, RefundRecord } from './order-record.ts';
import type { ReturnSums } from './return-sums.ts';
import { addRefunded, insertEntry, insertRefund, listPayments, setOrderState } from './store.ts';

/** Owes a refund: the refund, its entries in the ledger and the order's sums in one transaction. */
export async function oweRefund(
  tx: Tx,
  order: OrderRecord,
  { id, items, cause }: { id: string; items: readonly string[]; cause: RefundRecord['cause'] },
  { refund, kept, base, accounts }: ReturnSums,
): Promise<void> {
  if (refund === 0) return;
  const payments = await listPayments(tx.db, order.edition, [order.id]);
  const payment = payments.find((one) => one.state === 'succeeded' || one.state === 'authorised')!;
  const { edition, currency } = order;
  const record = {
    edition,
    id,
    order: order.id,
    payment: payment.id,
    amount: refund,
    baseAmount: base,
    currency,
    cause,
  };
  await insertRefund(tx.db, { ...record, kept, items: [...items], state: 'due' }, tx.now);
  const credits = { credits: accounts, currency: order.pricing.base.currency };
  for (const booking of reversed(bookingsOf('refundsOwed', { amount: refund, currency }, credits)))
    await insertEntry(tx.db, { ...booking, edition, order: order.id, cause, now: tx.now });
  await addRefunded(tx.db, order, refund, base);
  if (order.refundedAmount + refund === order.totalAmount) await setOrderState(tx.db, order, 'refunded', tx.now);
  await tx.emit(RefundMade, edition, order.id, { order: order.id, refund: id });
}
