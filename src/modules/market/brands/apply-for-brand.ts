import type { BodyOf } from '../../../kernel/endpoint.ts';
import { recordAudit } from '../../../platform/audit.ts';
import { personOf, type Tx } from '../../../platform/tx.ts';
import type { OwnBrand } from '../brand-endpoints.ts';
import type * as contract from '../contract.ts';
import { refuse } from '../problems.ts';
import { ownBrandOf } from './own-brand.ts';
import { countApplicationsOf, insertMember, isMember, lockBrand, saveApplication } from './store.ts';

/** What the organiser keeps until staff say otherwise: 15 %. */
const usualCommission = 1_500;
const mostWaiting = 3;
/** Drawn for a brand that has brought no photo yet. */
const firstPicture = { picture: 'noren', mainColour: '#1f3a68', accentColour: '#c22f22', groundColour: '#faf8f3' };

/**
 * Asks for a store. The caller becomes its first member; it opens when staff approve. After a refusal the same person may ask again.
 * Refuses `brandTaken`, `tooManyApplications`.
 */
export async function applyForBrand(
  tx: Tx,
  edition: string,
  { id, agreed: _, contact, ...tale }: BodyOf<typeof contract.applyForBrand>,
): Promise<OwnBrand> {
  const person = personOf(tx);
  const known = await lockBrand(tx.db, edition, id);
  const isOwn = known !== undefined && (await isMember(tx.db, edition, id, person));
  if (known && !isOwn) throw refuse.brandTaken({ brand: id });
  if (known && known.state !== 'refused') return ownBrandOf(known);
  if ((await countApplicationsOf(tx.db, edition, person)) >= mostWaiting) throw refuse.tooManyApplications();
  const content = { ...tale, ...firstPicture, basis: 'assumed' as const };
  const written = await saveApplication(
    tx.db,
    { edition, id, content, contact, commissionBasisPoints: usualCommission },
    tx.now,
  );
  if (!written) throw refuse.brandTaken({ brand: id });
  await insertMember(tx.db, edition, id, person);
  await recordAudit(tx, edition, 'market.brandApplied', { brand: id });
  return ownBrandOf((await lockBrand(tx.db, edition, id))!);
}
