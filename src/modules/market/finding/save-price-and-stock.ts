import type { Tx } from '../../../platform/tx.ts';
import { updatePriceAndStock } from './store.ts';

/** What a product costs at least and whether any of it is there; its words stay. Unknown products are passed over. */
export async function savePriceAndStock(
  tx: Tx,
  edition: string,
  changes: readonly { readonly product: string; readonly priceFrom: number; readonly inStock: boolean }[],
): Promise<void> {
  await updatePriceAndStock(tx.db, edition, changes);
}
