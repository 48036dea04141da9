import type { Tx } from '../../../platform/tx.ts';
import type { PaymentRecord } from '../order-record.ts';
import { findPayment } from '../store.ts';
import { giveBack } from './give-back.ts';
import { bookCapture } from './store.ts';

/** Notes that authorised money was taken, once. Where the order was given up meanwhile, the money goes back. */
export async function recordCapture(tx: Tx, payment: PaymentRecord): Promise<void> {
  if (await bookCapture(tx.db, payment, tx.now)) return;
  const known = await findPayment(tx.db, payment.edition, payment.id);
  if (known?.state === 'expired') await giveBack(tx, payment, 'late');
}
