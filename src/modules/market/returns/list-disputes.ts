import type { Tx } from '../../../platform/tx.ts';
import { asBrand } from '../brands/as-brand.ts';
import { enterBrand } from '../brands/enter-brand.ts';
import type { Dispute } from '../fulfilment-shapes.ts';
import { listDisputes as find } from './store.ts';
import { toDispute } from './wire-return.ts';

/** Disputes of a brand, or for staff those of all; undecided first. Refuses `notAllowed`. */
export async function listDisputes(tx: Tx, edition: string, brand: string | null): Promise<Dispute[]> {
  if (brand === null) return (await find(tx.db, edition, null)).map((one) => toDispute(one, tx.now));
  await enterBrand(tx, edition, brand);
  const own = await asBrand(tx, edition, brand, (db) => find(db, edition, brand));
  return own.map((one) => toDispute(one, tx.now));
}
