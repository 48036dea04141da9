import type { Tx } from '../../../platform/tx.ts';
import { takesOf } from '../stock/hold.ts';
import { restock } from '../stock/store.ts';
import { refreshConsignment } from './refresh-consignment.ts';
import { cancelUnsent, listItemsOf, lockConsignmentsOfOrder } from './store.ts';

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
  const touched = new Set(concerned.map((item) => item.consignment));
  for (const consignment of consignments) if (touched.has(consignment.id)) await refreshConsignment(tx, consignment);
}
