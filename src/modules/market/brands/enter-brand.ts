import { refuseCommon } from '../../../kernel/problem.ts';
import type { Tx } from '../../../platform/tx.ts';
import { type BrandRecord, findBrand } from '../catalogue/store.ts';
import { isMember } from './store.ts';

/**
 * The only door to what is a brand's: its members come in while it is open, and while it is suspended, since what was bought is still to
 * be sent; staff with the task “market” always. Everybody else, and for a brand that does not exist, is refused in the same way,
 * `notAllowed`. What is done inside goes through `asBrand`.
 */
export async function enterBrand(tx: Tx, edition: string, brand: string): Promise<BrandRecord> {
  const { actor } = tx;
  if (actor.kind !== 'person') throw refuseCommon.notAllowed();
  const isStaff = actor.grants.some((grant) => grant.edition === edition && grant.task === 'market');
  const record = await findBrand(tx.db, edition, brand);
  const isAtWork = record?.state === 'open' || record?.state === 'suspended';
  const isAllowed = isStaff || (isAtWork && (await isMember(tx.db, edition, brand, actor.person)));
  if (!record || !isAllowed) throw refuseCommon.notAllowed();
  return record;
}
