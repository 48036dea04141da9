import type { Tx } from '../../../platform/tx.ts';
import { type Consignment, consignmentState } from './consignment.ts';
import { listItemsOf, listParcelsOf, updateConsignment } from './store.ts';

/** Writes down where a consignment stands after its lines or parcels changed. The caller has it locked. */
export async function refreshConsignment(tx: Tx, consignment: Consignment): Promise<Consignment> {
  const { edition, id, packedAt } = consignment;
  const items = await listItemsOf(tx.db, edition, [id]);
  const state = consignmentState(items, await listParcelsOf(tx.db, edition, [id]), packedAt !== null);
  const deliveredAt = state === 'delivered' ? (consignment.deliveredAt ?? tx.now) : null;
  const next = { ...consignment, state, deliveredAt };
  await updateConsignment(tx.db, next);
  return next;
}
