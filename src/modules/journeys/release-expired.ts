import type { Tx } from '../../platform/tx.ts';
import { releaseJourneys } from './release-journeys.ts';
import { lockExpiredHolds } from './store.ts';

/** Gives back journeys whose hold ran out, at most 200 at a time. Answers how many. */
export async function releaseExpired(tx: Tx, edition: string): Promise<number> {
  const expired = await lockExpiredHolds(tx.db, edition, tx.now);
  await releaseJourneys(tx, edition, expired);
  return expired.length;
}
