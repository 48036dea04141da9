import type { Tx } from '../../../platform/tx.ts';
import { refuse } from '../problems.ts';
import { enterConsignment, type OfBrand } from './enter-consignment.ts';
import { refreshConsignment } from './refresh-consignment.ts';

/** Marks a consignment as packed; again changes nothing. Refuses `nothingToSend` where nothing of it is left to send. */
export async function packConsignment(tx: Tx, wish: OfBrand): Promise<void> {
  const consignment = await enterConsignment(tx, wish);
  if (!['placed', 'packed', 'partlySent'].includes(consignment.state))
    throw refuse.nothingToSend({ state: consignment.state });
  if (consignment.packedAt === null) await refreshConsignment(tx, { ...consignment, packedAt: tx.now });
}
