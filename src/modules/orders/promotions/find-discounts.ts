import { personOf, type Tx } from '../../../platform/tx.ts';
import type { BaseDiscount } from '../pricing.ts';
import type { HeldLine, Selling } from '../sellable.ts';
import { applyPromotions } from './apply-promotions.ts';
import type { KeyedPromotion } from './promotion.ts';
import { findOffers } from './store.ts';

/** What promotions take off the caller's cart now, and whether the code that was typed does. */
export async function findDiscounts(
  tx: Tx,
  edition: string,
  held: readonly HeldLine[],
  { selling, currency }: { selling: Pick<Selling, 'isTicketHolder'>; currency: string },
): Promise<{ discounts: BaseDiscount[]; code: { code: string; applies: boolean } | null }> {
  const person = personOf(tx);
  const { code, promotions } = await findOffers(tx.db, edition, person, tx.now);
  const lines = held.map(({ line }) => line);
  const isHolder = async () =>
    lines.some((line) => line.kind === 'ticket') || (await selling.isTicketHolder(tx, edition, person));
  const isTicketHolder = promotions.some((one) => one.step === 'ticketHolder') && (await isHolder());
  const discounts = applyPromotions(lines, promotions, { currency, isTicketHolder, code });
  const applies = (one: KeyedPromotion) => discounts.some((discount) => discount.promotion === one.id);
  const isUsed = promotions.some((one) => one.step === 'code' && applies(one));
  return { discounts, code: code === null ? null : { code, applies: isUsed } };
}
