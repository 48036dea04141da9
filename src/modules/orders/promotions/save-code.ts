import { personOf, type Tx } from '../../../platform/tx.ts';
import { refuse } from '../problems.ts';
import type { Selling } from '../sellable.ts';
import { isInScope } from './apply-promotions.ts';
import { findByCode, upsertCode } from './store.ts';

/** Keeps the code that the caller typed. Refuses `promotionUnknown`, `promotionOver`, and `promotionNotFor` where nothing in the cart is meant. */
export async function saveCode(tx: Tx, edition: string, code: string, { sellables }: Selling) {
  const known = await findByCode(tx.db, edition, code, tx.now);
  if (!known) throw refuse.promotionUnknown({ code });
  if (!known.isRunning) throw refuse.promotionOver({ code });
  const { id, document } = known;
  const held = [];
  for (const sellable of sellables) held.push(...(await sellable.listHeld(tx, edition, personOf(tx))));
  const isMeant = held.some(({ line }) => isInScope({ id, ...document }, line));
  if (!isMeant) throw refuse.promotionNotFor({ code });
  await upsertCode(tx.db, edition, personOf(tx), code);
  return { code: document.code!, names: document.names };
}
