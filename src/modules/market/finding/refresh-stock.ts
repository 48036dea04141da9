import type { Tx } from '../../../platform/tx.ts';
import { updateStockFlags } from './store.ts';

/** Brings “in stock” of what can be found up to date with the shelves; sales do not wait for it. Answers how many changed. */
export async function refreshStock(tx: Tx, edition: string): Promise<number> {
  return await updateStockFlags(tx.db, edition);
}
