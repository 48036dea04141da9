import type { BodyOf } from '../../../kernel/endpoint.ts';
import { recordAudit } from '../../../platform/audit.ts';
import type { Tx } from '../../../platform/tx.ts';
import type { OwnBrand } from '../brand-endpoints.ts';
import { reindex } from '../catalogue/reindex.ts';
import type * as contract from '../contract.ts';
import { hasOwnPhoto, updateBrandTale } from '../desk/store.ts';
import { refuse } from '../problems.ts';
import { asBrand } from './as-brand.ts';
import { enterBrand } from './enter-brand.ts';
import { ownBrandOf } from './own-brand.ts';
import { findAppliedBrand } from './store.ts';

/** Changes what a brand tells of itself. Refuses `noSuchPicture`. */
export async function saveBrand(
  tx: Tx,
  { edition, brand: id }: { edition: string; brand: string },
  { contact, photo, ...tale }: BodyOf<typeof contract.saveBrand>,
): Promise<OwnBrand> {
  await enterBrand(tx, edition, id);
  await asBrand(tx, edition, id, async (db) => {
    if (photo && !(await hasOwnPhoto(db, edition, photo))) throw refuse.noSuchPicture({ picture: photo });
    await updateBrandTale(db, edition, id, photo === undefined ? tale : { ...tale, photo }, contact);
  });
  await reindex(tx, edition, id);
  await recordAudit(tx, edition, 'market.brandChanged', { brand: id });
  return ownBrandOf((await findAppliedBrand(tx.db, edition, id))!);
}
