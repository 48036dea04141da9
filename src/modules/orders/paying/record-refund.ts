import type { Tx } from '../../../platform/tx.ts';
import type { RefundRecord } from '../order-record.ts';
import { insertEntry, markRefundSent } from '../store.ts';

/** Notes that the provider took a refund; once, however often it is told. */
export async function recordRefund(tx: Tx, refund: RefundRecord): Promise<void> {
  if (!(await markRefundSent(tx.db, refund))) return;
  const { edition, order, amount, currency, cause } = refund;
  const amounts = { cash: -amount, refundsOwed: amount };
  await insertEntry(tx.db, { edition, order, amounts, currency, cause, now: tx.now });
}
