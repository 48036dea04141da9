import type { Tx } from '../../../platform/tx.ts';
import { listLike } from './store.ts';

/** Ids of listed products like one, most alike first; empty for a product that is not known. */
export async function findLike(tx: Tx, edition: string, product: string, limit = 12): Promise<readonly string[]> {
  return await listLike(tx.db, edition, product, limit);
}
