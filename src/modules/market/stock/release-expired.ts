import type { Tx } from '../../../platform/tx.ts';
import { releaseHolds } from './release-holds.ts';
import { lockExpiredHolds } from './store.ts';

/** Gives back goods whose hold ran out, at most 200 holds at a time. Answers how many. */
export async function releaseExpired(tx: Tx, edition: string): Promise<number> {
  const expired = await lockExpiredHolds(tx.db, edition, tx.now);
  await releaseHolds(tx, edition, expired);
  return expired.length;
}
