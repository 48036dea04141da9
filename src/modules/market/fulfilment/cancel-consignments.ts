import type { Tx } from '../../../platform/tx.ts';
import { takesOf } from '../stock/hold.ts';
import { restock } from '../stock/store.ts';
import { cancelUnsent, listItemsOf, lockConsignmentsOfOrder, setConsignmentState } from './store.ts';

/** Takes lines of goods out of their consignments before they are sent, and puts them back on the shelf. */
export async function cancelConsignments(
  tx: Tx,
  edition: string,
  order: string,
  holds: readonly string[],
): Promise<void> {
  const consignments = await lockConsignmentsOfOrder(tx.db, edition, order);
  const ids = consignments.map((one) => one.id);
  const items = await listItemsOf(tx.db, edition, ids);
  const concerned = items.filter((item) => holds.includes(item.hold));
  await cancelUnsent(tx.db, edition, holds);
  await restock(tx.db, edition, takesOf(concerned));
  for (const id of ids) {
    const own = items.filter((item) => item.consignment === id);
    const isEmpty = own.every((item) => holds.includes(item.hold) || item.cancelled === item.count);
    if (isEmpty) await setConsignmentState(tx.db, edition, id, 'cancelled');
  }
}
