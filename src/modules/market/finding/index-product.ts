import type { Tx } from '../../../platform/tx.ts';
import { indexProducts } from './index-products.ts';
import type { FindableProduct } from './product-text.ts';

/** Makes one product findable as it is now, or writes it anew; unlisted it stays but is not found. */
export async function indexProduct(tx: Tx, edition: string, product: FindableProduct): Promise<void> {
  await indexProducts(tx, edition, [product]);
}
