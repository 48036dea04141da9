import { personOf, type Tx } from '../../platform/tx.ts';
import { refuse } from './problems.ts';
import { releaseHolds } from './release-holds.ts';
import { lockHold } from './store.ts';

/** Gives a hold of the caller's back; again changes nothing. Refuses `noSuchHold`, `holdInOrder`. */
export async function releaseHold(tx: Tx, edition: string, id: string): Promise<void> {
  const hold = await lockHold(tx.db, edition, id);
  if (!hold || hold.person !== personOf(tx)) throw refuse.noSuchHold({ hold: id });
  if (hold.order !== null) throw refuse.holdInOrder({ order: hold.order });
  if (hold.state === 'held') await releaseHolds(tx, edition, [hold]);
}
