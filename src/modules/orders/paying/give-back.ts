import { newId } from '../../../platform/new-id.ts';
import type { Tx } from '../../../platform/tx.ts';
import { RefundMade } from '../events.ts';
import type { PaymentRecord, RefundRecord } from '../order-record.ts';
import { insertEntry, insertRefund } from '../store.ts';

/** Money that bought nothing: it came in and is owed back at once. */
export async function giveBack(tx: Tx, payment: PaymentRecord, cause: 'late' | 'double'): Promise<void> {
  const { edition, order, amount, currency } = payment;
  const refund: RefundRecord = {
    edition,
    id: newId(),
    order,
    payment: payment.id,
    amount,
    currency,
    baseAmount: 0,
    cause,
    kept: 0,
    items: [],
    state: 'due',
  };
  await insertRefund(tx.db, refund, tx.now);
  const amounts = { cash: amount, refundsOwed: -amount };
  await insertEntry(tx.db, { edition, order, amounts, currency, cause, now: tx.now });
  await tx.emit(RefundMade, edition, order, { order, refund: refund.id });
}
