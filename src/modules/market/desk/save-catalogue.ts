import { recordAudit } from '../../../platform/audit.ts';
import type { Db } from '../../../platform/database/db.ts';
import type { Tx } from '../../../platform/tx.ts';
import { asBrand } from '../brands/as-brand.ts';
import { reindex } from '../catalogue/reindex.ts';
import { removeProducts } from '../finding/remove-products.ts';
import { refuse } from '../problems.ts';
import type { CataloguePlan, Leaving } from './catalogue-plan.ts';
import {
  closeOwnVariants,
  deleteOwnProducts,
  deleteOwnVariants,
  insertOwnProducts,
  insertOwnVariants,
  setState,
  updateOwnProducts,
  updateOwnVariants,
} from './store.ts';

/** Carries a plan out; the brand's variants are locked. Refuses `idTaken` where another brand was faster with an id. */
export async function saveCatalogue(
  tx: Tx,
  { edition, brand }: { edition: string; brand: string },
  plan: CataloguePlan,
  leaving: Leaving,
): Promise<void> {
  await asBrand(tx, edition, brand, (db) => write(db, { edition, brand, now: tx.now }, plan, leaving));
  await removeProducts(tx, edition, leaving.deleteProducts);
  await reindex(tx, edition, brand);
  const { products, variants } = plan;
  await recordAudit(tx, edition, 'market.catalogueChanged', {
    brand,
    added: products.added.length + variants.added.length,
    changed: products.changed.length + variants.changed.length,
    removed: leaving.deleteProducts.length + leaving.hideProducts.length,
  });
}

async function write(
  db: Db,
  place: { edition: string; brand: string; now: number },
  { products, variants }: CataloguePlan,
  leaving: Leaving,
): Promise<void> {
  const { edition, brand, now } = place;
  if (leaving.closeVariants.length > 0) await closeOwnVariants(db, edition, leaving.closeVariants);
  if (leaving.deleteVariants.length > 0) await deleteOwnVariants(db, edition, leaving.deleteVariants);
  if (leaving.deleteProducts.length > 0) await deleteOwnProducts(db, edition, leaving.deleteProducts);
  if (leaving.hideProducts.length > 0) await setState(db, edition, leaving.hideProducts, 'hidden', now);
  if (products.added.length > 0) {
    const free = new Set(await insertOwnProducts(db, place, products.added));
    refuseTaken(products.added.map((one) => one.product).filter((id) => !free.has(id)));
  }
  if (products.changed.length > 0) await updateOwnProducts(db, edition, products.changed, now);
  if (variants.added.length > 0) {
    const free = new Set(await insertOwnVariants(db, edition, brand, variants.added));
    refuseTaken(variants.added.map((one) => one.variant).filter((id) => !free.has(id)));
  }
  if (variants.changed.length > 0) await updateOwnVariants(db, edition, variants.changed);
}

function refuseTaken(ids: readonly string[]): void {
  if (ids.length > 0) throw refuse.idTaken({ ids: ids.slice(0, 20) });
}
