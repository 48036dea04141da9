import type { Tx } from '../../../platform/tx.ts';
import type { OwnProduct } from '../brand-endpoints.ts';
import { enterBrand } from '../brands/enter-brand.ts';
import type { MarketPorts } from '../ports.ts';
import { getCustomsKnown } from './get-customs-known.ts';
import { getOwnCatalogue } from './get-own-catalogue.ts';
import { ownProductsOf } from './own-product.ts';

/** All products of a brand, also hidden ones, with stock and with what keeps them from being sent somewhere. */
export async function listOwnProducts(
  tx: Tx,
  edition: string,
  brand: string,
  ports: MarketPorts,
): Promise<{ products: OwnProduct[] }> {
  await enterBrand(tx, edition, brand);
  const known = await getCustomsKnown(tx, edition, ports);
  return { products: ownProductsOf(await getOwnCatalogue(tx, edition, brand), known) };
}
