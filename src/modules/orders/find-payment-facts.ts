import type { Tx } from '../../platform/tx.ts';
import { findOrder, listPayments } from './store.ts';

/** By which payment an order was paid, as others may know it; undefined while it is not paid. */
export async function findPaymentFacts(
  tx: Tx,
  edition: string,
  id: string,
): Promise<{ provider: string; reference: string; paidAt: number } | undefined> {
  const order = await findOrder(tx.db, edition, id);
  const payments = await listPayments(tx.db, edition, [id]);
  const paid = payments.find((payment) => payment.state === 'succeeded');
  if (!order?.paidAt || !paid) return undefined;
  return { provider: paid.provider, reference: paid.providerReference ?? paid.id, paidAt: order.paidAt };
}
