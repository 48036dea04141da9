import { personOf, type Tx } from '../../../platform/tx.ts';
import type { OwnBrand } from '../brand-endpoints.ts';
import { ownBrandOf } from './own-brand.ts';
import { listAllBrands, listBrandsOf } from './store.ts';

/** The brands that the caller acts for; staff of the market act for all. */
export async function listMyBrands(tx: Tx, edition: string): Promise<{ brands: OwnBrand[] }> {
  const { actor } = tx;
  const isStaff =
    actor.kind === 'person' && actor.grants.some((grant) => grant.edition === edition && grant.task === 'market');
  const records = isStaff ? await listAllBrands(tx.db, edition) : await listBrandsOf(tx.db, edition, personOf(tx));
  return { brands: records.map(ownBrandOf) };
}
