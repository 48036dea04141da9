import { personOf, type Tx } from '../../platform/tx.ts';
import type { Order } from './contract.ts';
import { toOrder } from './order-record.ts';
import { listOrdersOf, listPayments } from './store.ts';

/** The caller's orders, newest first. */
export async function listOrders(tx: Tx, edition: string): Promise<Order[]> {
  const records = await listOrdersOf(tx.db, edition, personOf(tx));
  const payments = await listPayments(
    tx.db,
    edition,
    records.map((record) => record.id),
  );
  return records.map((record) =>
    toOrder(
      record,
      payments.filter((payment) => payment.order === record.id),
    ),
  );
}
