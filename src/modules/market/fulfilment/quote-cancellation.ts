import type { Tx } from '../../../platform/tx.ts';
import { refuse } from '../problems.ts';
import { listItemsOf, lockConsignmentsOfOrder } from './store.ts';

/** All that is charged on goods; it comes back when nothing of a line was sent. */
const all = ['shipping', 'duty', 'tax', 'excise', 'fee'] as const;

/**
 * What cancelling lines of goods brings back before they are sent: all of it. Items are the holds they were bought with. Refuses `alreadySent`
 * (they can be returned when they have come), `alreadyCancelled`.
 */
export async function quoteCancellation(tx: Tx, edition: string, order: string, ids: readonly string[]) {
  const consignments = await lockConsignmentsOfOrder(tx.db, edition, order);
  const items = await listItemsOf(
    tx.db,
    edition,
    consignments.map((one) => one.id),
  );
  return items
    .filter((item) => ids.includes(item.hold))
    .map((item) => {
      if (item.sent > 0) throw refuse.alreadySent({ hold: item.hold });
      if (item.cancelled > 0) throw refuse.alreadyCancelled({ hold: item.hold });
      return { item: item.hold, hold: item.hold, units: { from: 0, to: item.count }, charges: all };
    });
}
