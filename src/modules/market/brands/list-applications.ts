import type { Tx } from '../../../platform/tx.ts';
import type { OwnBrand } from '../brand-endpoints.ts';
import { ownBrandOf } from './own-brand.ts';
import { listAllBrands } from './store.ts';

/** Every brand with its state, for staff; those that wait for an answer first. */
export async function listApplications(tx: Tx, edition: string): Promise<{ brands: OwnBrand[] }> {
  return { brands: (await listAllBrands(tx.db, edition)).map(ownBrandOf) };
}
