import { money } from '../../../kernel/money.ts';
import type { Tx } from '../../../platform/tx.ts';
import { getProgramme } from '../../editions/index.ts';
import { takenOff } from '../pricing.ts';
import { refuse } from '../problems.ts';
import { applyPromotions } from './apply-promotions.ts';
import { faultOf, type Promotion } from './promotion.ts';
import { listLastPaid } from './store.ts';

/** So many of the last orders are looked at. */
const sample = 1_000;

/**
 * What a promotion would have cost on the last paid orders, beside those they had; a ticket holder is who had a ticket in the order, and everybody
 * is taken to know the code. Refuses `promotionFaulty`.
 */
export async function previewPromotion(tx: Tx, edition: string, promotion: Promotion) {
  const fault = faultOf(promotion);
  if (fault) throw refuse.promotionFaulty({ fault });
  const { currency } = (await getProgramme(tx, edition)).edition;
  const orders = await listLastPaid(tx.db, edition, sample);
  let [touched, cost, worth] = [0, 0, 0];
  for (const { lines, pricing } of orders) {
    if (promotion.limit !== null && touched >= promotion.limit) break;
    const off = takenOff(pricing.discounts);
    const left = lines.map((line) => {
      const whole = line.base ?? line.total;
      return { ...line, total: money(whole.amount - (off.get(line.hold) ?? 0), currency) };
    });
    const isTicketHolder = lines.some((line) => line.kind === 'ticket');
    const [discount] = applyPromotions(left, [{ id: 'preview', ...promotion }], {
      currency,
      isTicketHolder,
      code: promotion.code,
    });
    if (!discount) continue;
    touched++;
    cost += discount.shares.reduce((sum, share) => sum + share.base.amount, 0);
    worth += left.reduce((sum, line) => sum + line.total.amount, 0);
  }
  return { orders: orders.length, touched, cost: money(cost, currency), worth: money(worth, currency) };
}
