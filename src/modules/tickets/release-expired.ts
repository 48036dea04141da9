import type { Tx } from '../../platform/tx.ts';
import { releaseHolds } from './release-holds.ts';
import { lockExpiredHolds } from './store.ts';

/** Gives back seats whose hold ran out, at most 500 holds at a time. Answers how many. Holds of orders end with their order. */
export async function releaseExpired(tx: Tx, edition: string): Promise<number> {
  const expired = await lockExpiredHolds(tx.db, edition, null, tx.now);
  await releaseHolds(tx, edition, expired);
  return expired.length;
}
