import type { Tx } from '../../../platform/tx.ts';
import { asBrand } from '../brands/as-brand.ts';
import type { OwnCatalogue } from './brand-files.ts';
import { listOrderedVariants, listOwnProductRows, listOwnVariantRows, lockOwnVariants } from './store.ts';

/** Everything a brand has. With `lock` its stock stands still until the transaction ends. */
export async function getOwnCatalogue(
  tx: Tx,
  edition: string,
  brand: string,
  { lock = false }: { lock?: boolean } = {},
): Promise<OwnCatalogue & { readonly ordered: ReadonlySet<string> }> {
  return await asBrand(tx, edition, brand, async (db) => {
    const variants = await (lock ? lockOwnVariants : listOwnVariantRows)(db, edition, brand);
    const products = await listOwnProductRows(db, edition, brand);
    const ids = variants.map((one) => one.id);
    return { products, variants, ordered: new Set(await listOrderedVariants(db, edition, brand, ids)) };
  });
}
