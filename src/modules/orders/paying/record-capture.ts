import type { Tx } from '../../../platform/tx.ts';
import type { PaymentRecord } from '../order-record.ts';
import { findPayment, insertEntry } from '../store.ts';
import { giveBack } from './give-back.ts';
import { markCaptured } from './store.ts';

/** Notes that authorised money was taken, once. Where the order was given up meanwhile, the money goes back. */
export async function recordCapture(tx: Tx, payment: PaymentRecord): Promise<void> {
  const { edition, id, order, amount, currency } = payment;
  if (await markCaptured(tx.db, payment)) {
    const amounts = { cash: amount, receivable: -amount };
    await insertEntry(tx.db, { edition, order, amounts, currency, cause: 'capture', now: tx.now });
    return;
  }
  const known = await findPayment(tx.db, edition, id);
  if (known?.state === 'expired') await giveBack(tx, payment, 'late');
}
