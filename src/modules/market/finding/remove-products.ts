import type { Tx } from '../../../platform/tx.ts';
import { deleteProducts } from './store.ts';

/** Products that are no longer in the catalogue are no longer found. */
export async function removeProducts(tx: Tx, edition: string, products: readonly string[]): Promise<void> {
  await deleteProducts(tx.db, edition, products);
}
