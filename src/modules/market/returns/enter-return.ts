import { personOf, type Tx } from '../../../platform/tx.ts';
import { enterBrand } from '../brands/enter-brand.ts';
import type { Consignment } from '../fulfilment/consignment.ts';
import { lockConsignment } from '../fulfilment/store.ts';
import { refuse } from '../problems.ts';
import type { ReturnRecord } from './return.ts';
import { findReturn } from './store.ts';

export interface Entered {
  readonly consignment: Consignment;
  readonly record: ReturnRecord;
}

/** A return of the caller's, or of the brand that the caller acts for; its consignment is locked. Refuses `noSuchReturn`. */
export async function enterReturn(tx: Tx, edition: string, id: string, brand?: string): Promise<Entered> {
  if (brand !== undefined) await enterBrand(tx, edition, brand);
  const known = await findReturn(tx.db, edition, id);
  const isTheirs = brand === undefined ? known?.person === personOf(tx) : known?.brand === brand;
  if (!known || !isTheirs) throw refuse.noSuchReturn({ return: id });
  return await lockReturn(tx, known);
}

/** The return as it stands once its consignment is locked. */
export async function lockReturn(
  tx: Tx,
  { edition, id, consignment: of }: Pick<ReturnRecord, 'edition' | 'id' | 'consignment'>,
): Promise<Entered> {
  const consignment = (await lockConsignment(tx.db, edition, of))!;
  return { consignment, record: (await findReturn(tx.db, edition, id))! };
}
