import type { Tx } from '../../../platform/tx.ts';
import { asBrand } from '../brands/as-brand.ts';
import { enterBrand } from '../brands/enter-brand.ts';
import { refuse } from '../problems.ts';
import type { Consignment } from './consignment.ts';
import { findConsignment, lockConsignment } from './store.ts';

export interface OfBrand {
  readonly edition: string;
  readonly brand: string;
  readonly consignment: string;
}

/** A consignment of the brand that the caller acts for, locked unless it is only read. Refuses `notAllowed`, `noSuchConsignment`. */
export async function enterConsignment(
  tx: Tx,
  { edition, brand, consignment: id }: OfBrand,
  access: 'read' | 'write' = 'write',
): Promise<Consignment> {
  await enterBrand(tx, edition, brand);
  const find = access === 'write' ? lockConsignment : findConsignment;
  const consignment = await asBrand(tx, edition, brand, (db) => find(db, edition, id));
  if (consignment?.brand !== brand) throw refuse.noSuchConsignment({ consignment: id });
  return consignment;
}
