import { refuseCommon } from '../../../kernel/problem.ts';
import type { Tx } from '../../../platform/tx.ts';
import { findBrand } from '../catalogue/store.ts';
import { isMember } from './store.ts';

/** Lets in who acts for a brand: a member of an open one, or staff of the market. Refuses `notAllowed`. */
export async function enterBrand(tx: Tx, edition: string, brand: string): Promise<void> {
  const { actor } = tx;
  if (actor.kind !== 'person') throw refuseCommon.notAllowed();
  if (actor.grants.some((grant) => grant.edition === edition && grant.task === 'market')) return;
  const known = await findBrand(tx.db, edition, brand);
  if (known?.state !== 'open' || !(await isMember(tx.db, edition, brand, actor.person)))
    throw refuseCommon.notAllowed();
}
