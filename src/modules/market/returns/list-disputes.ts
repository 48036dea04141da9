import type { Tx } from '../../../platform/tx.ts';
import { enterBrand } from '../brands/enter-brand.ts';
import type { Dispute } from '../fulfilment-shapes.ts';
import { listDisputes as find } from './store.ts';
import { toDispute } from './wire-return.ts';

/** Disputes of a brand, or for staff those of all; undecided first. Refuses `notAllowed`. */
export async function listDisputes(tx: Tx, edition: string, brand: string | null): Promise<Dispute[]> {
  if (brand !== null) await enterBrand(tx, edition, brand);
  return (await find(tx.db, edition, brand)).map((one) => toDispute(one, tx.now));
}
