import type { Tx } from '../../../platform/tx.ts';
import { refuse } from '../problems.ts';
import { enterConsignment, type OfBrand } from './enter-consignment.ts';
import { recordDelivery } from './record-delivery.ts';
import { findParcel } from './store.ts';

/** A brand says that a parcel of its own came; again changes nothing. Refuses `noSuchParcel`. */
export async function markDelivered(tx: Tx, wish: OfBrand & { readonly parcel: string }): Promise<void> {
  const consignment = await enterConsignment(tx, wish);
  const parcel = await findParcel(tx.db, wish.edition, wish.parcel);
  if (parcel?.consignment !== consignment.id) throw refuse.noSuchParcel({ parcel: wish.parcel });
  await recordDelivery(tx, wish.edition, parcel.id, 'brand');
}
