import type { AnswerOf } from '../../../kernel/endpoint.ts';
import type { Tx } from '../../../platform/tx.ts';
import { lowStock, sendWithin } from '../brand-endpoints.ts';
import { asBrand } from '../brands/as-brand.ts';
import { enterBrand } from '../brands/enter-brand.ts';
import { ownBrandOf } from '../brands/own-brand.ts';
import { findAppliedBrand } from '../brands/store.ts';
import type * as contract from '../contract.ts';
import { getOwnCatalogue } from './get-own-catalogue.ts';
import { countWaiting } from './store.ts';

const mostLow = 50;

/** What a brand has to do now: what waits to be sent, what runs out. */
export async function getBrandDesk(
  tx: Tx,
  edition: string,
  id: string,
): Promise<AnswerOf<typeof contract.getBrandDesk>> {
  await enterBrand(tx, edition, id);
  const { products, variants } = await getOwnCatalogue(tx, edition, id);
  const waiting = await asBrand(tx, edition, id, (db) => countWaiting(db, edition, id, tx.now - sendWithin));
  const listed = new Map(products.filter((one) => one.state === 'listed').map((one) => [one.id, one]));
  const low = variants
    .map((one) => ({ one, product: listed.get(one.product), left: one.onHand - one.held }))
    .filter(({ product, left }) => product && left < lowStock)
    .sort((first, second) => first.left - second.left)
    .slice(0, mostLow)
    .map(({ one, product, left }) => ({
      product: one.product,
      variant: one.id,
      names: product!.content.names,
      detail: one.content.names,
      left,
    }));
  const count = (...states: string[]) => products.filter((one) => states.includes(one.state)).length;
  return {
    brand: ownBrandOf((await findAppliedBrand(tx.db, edition, id))!),
    products: { listed: listed.size, hidden: count('hidden', 'draft'), blocked: count('blocked') },
    ...waiting,
    low,
  };
}
