import { personOf, type Tx } from '../../platform/tx.ts';
import { refuse } from './problems.ts';
import { releaseJourneys } from './release-journeys.ts';
import { lockHold } from './store.ts';

/** Takes a journey out of the caller's cart. Refuses `noSuchHold`; one that is ordered ends with its order. */
export async function releaseJourney(tx: Tx, edition: string, id: string): Promise<void> {
  const hold = await lockHold(tx.db, edition, id);
  if (!hold || hold.person !== personOf(tx) || hold.order !== null) throw refuse.noSuchHold({ hold: id });
  await releaseJourneys(tx, edition, [hold]);
}
