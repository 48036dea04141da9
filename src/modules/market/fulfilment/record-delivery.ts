import type { Tx } from '../../../platform/tx.ts';
import { ParcelMoved } from '../events.ts';
import type { Parcel } from './parcel.ts';
import { refreshConsignment } from './refresh-consignment.ts';
import { findParcel, lockConsignment, updateParcel } from './store.ts';

/** Writes down that a parcel came; what is not under way any more stays as it is. */
export async function recordDelivery(
  tx: Tx,
  edition: string,
  id: string,
  by: NonNullable<Parcel['deliveredBy']>,
): Promise<void> {
  const known = await findParcel(tx.db, edition, id);
  if (!known) return;
  const consignment = (await lockConsignment(tx.db, edition, known.consignment))!;
  const parcel = (await findParcel(tx.db, edition, id))!;
  if (parcel.state !== 'sent') return;
  await updateParcel(tx.db, { ...parcel, state: 'delivered', deliveredAt: tx.now, deliveredBy: by });
  await refreshConsignment(tx, consignment);
  await tx.emit(ParcelMoved, edition, consignment.id, { consignment: consignment.id, parcel: id, state: 'delivered' });
}
