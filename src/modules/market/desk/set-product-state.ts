import { recordAudit } from '../../../platform/audit.ts';
import type { Tx } from '../../../platform/tx.ts';
import { asBrand } from '../brands/as-brand.ts';
import { enterBrand } from '../brands/enter-brand.ts';
import { reindex } from '../catalogue/reindex.ts';
import { refuse } from '../problems.ts';
import { findOwnProduct, setState } from './store.ts';

/** Puts a product on the shelf or takes it off. Refuses `noSuchProduct`, `productBlocked`. */
export async function setProductState(
  tx: Tx,
  { edition, brand, product }: { edition: string; brand: string; product: string },
  state: 'listed' | 'hidden',
): Promise<void> {
  await enterBrand(tx, edition, brand);
  await asBrand(tx, edition, brand, async (db) => {
    const known = await findOwnProduct(db, edition, product);
    if (!known) throw refuse.noSuchProduct({ product });
    if (known.state === 'blocked') throw refuse.productBlocked({ product });
    await setState(db, edition, [product], state, tx.now);
  });
  await reindex(tx, edition, brand);
  await recordAudit(tx, edition, 'market.productState', { brand, product, state });
}
