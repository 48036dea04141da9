import type { Tx } from '../../../platform/tx.ts';
import { asBrand } from '../brands/as-brand.ts';
import { enterBrand } from '../brands/enter-brand.ts';
import type { GoodsReturn } from '../fulfilment-shapes.ts';
import { listReturnsOfBrand } from './store.ts';
import { toReturn } from './wire-return.ts';

/** Returns of a brand, those that wait for it first. Refuses `notAllowed`. */
export async function listReturns(tx: Tx, edition: string, brand: string): Promise<GoodsReturn[]> {
  await enterBrand(tx, edition, brand);
  const own = await asBrand(tx, edition, brand, (db) => listReturnsOfBrand(db, edition, brand));
  return own.map(toReturn);
}
