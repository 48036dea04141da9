import type { Tx } from '../../../platform/tx.ts';
import { listNamesakes, listRelatives } from './store.ts';

/**
 * Ids of listed products like one, most alike first: of the same name by the lexicon, then of the same family. Empty for a product that is
 * not known.
 */
export async function findLike(tx: Tx, edition: string, product: string, limit = 12): Promise<readonly string[]> {
  const namesakes = await listNamesakes(tx.db, edition, product, limit);
  if (namesakes.length === limit) return namesakes.map((one) => one.product);
  const relatives = await listRelatives(tx.db, edition, product, limit + namesakes.length);
  const both = new Set([...namesakes, ...relatives].map((one) => one.product));
  return [...both].slice(0, limit);
}
