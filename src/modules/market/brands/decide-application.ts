import type { BodyOf } from '../../../kernel/endpoint.ts';
import { recordAudit } from '../../../platform/audit.ts';
import type { Tx } from '../../../platform/tx.ts';
import type { OwnBrand } from '../brand-endpoints.ts';
import type * as contract from '../contract.ts';
import { refuse } from '../problems.ts';
import { ownBrandOf } from './own-brand.ts';
import { decideBrand, lockBrand } from './store.ts';

/** Lets a brand in or refuses it. A retry of the same decision changes nothing. Refuses `noSuchBrand`, `alreadyDecided`. */
export async function decideApplication(
  tx: Tx,
  { edition, brand: id }: { edition: string; brand: string },
  { decision, because, commissionBasisPoints }: BodyOf<typeof contract.decideApplication>,
): Promise<OwnBrand> {
  const brand = await lockBrand(tx.db, edition, id);
  if (!brand) throw refuse.noSuchBrand({ brand: id });
  const state = decision === 'approve' ? 'open' : 'refused';
  if (brand.state === state && brand.decidedBecause === because) return ownBrandOf(brand);
  if (brand.state !== 'applied') throw refuse.alreadyDecided({ brand: id, state: brand.state });
  const commission = commissionBasisPoints ?? brand.commissionBasisPoints;
  await decideBrand(tx.db, edition, id, { state, because, commissionBasisPoints: commission, now: tx.now });
  await recordAudit(tx, edition, 'market.brandDecided', { brand: id, decision, because });
  return ownBrandOf((await lockBrand(tx.db, edition, id))!);
}
