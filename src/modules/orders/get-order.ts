import { personOf, type Tx } from '../../platform/tx.ts';
import type { Order } from './contract.ts';
import { toOrder } from './order-record.ts';
import { refuse } from './problems.ts';
import { findOrder, listPayments } from './store.ts';

/** An order of the caller's. Refuses `noSuchOrder`, also for other people's. */
export async function getOrder(tx: Tx, edition: string, id: string): Promise<Order> {
  const record = await findOrder(tx.db, edition, id);
  if (!record || record.person !== personOf(tx)) throw refuse.noSuchOrder({ order: id });
  return toOrder(record, await listPayments(tx.db, edition, [id]));
}

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
