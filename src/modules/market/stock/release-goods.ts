import { personOf, type Tx } from '../../../platform/tx.ts';
import { refuse } from '../problems.ts';
import { releaseHolds } from './release-holds.ts';
import { lockHold } from './store.ts';

/** Takes goods out of the caller's cart. Refuses `noSuchHold`; what is ordered ends with its order. */
export async function releaseGoods(tx: Tx, edition: string, id: string): Promise<void> {
  const hold = await lockHold(tx.db, edition, id);
  if (!hold || hold.person !== personOf(tx) || hold.order !== null) throw refuse.noSuchHold({ hold: id });
  await releaseHolds(tx, edition, [hold]);
}
