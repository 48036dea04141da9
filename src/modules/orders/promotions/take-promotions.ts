import type { Tx } from '../../../platform/tx.ts';
import { refuse } from '../problems.ts';
import type { Discount } from '../shapes.ts';
import { countUses } from './store.ts';

/** Counts an order against the limits of its promotions, never beyond one. Refuses `promotionOver`. */
export async function takePromotions(tx: Tx, edition: string, discounts: readonly Discount[]): Promise<void> {
  const ids = [...new Set(discounts.map((one) => one.promotion))];
  if (ids.length === 0) return;
  if ((await countUses(tx.db, edition, ids)) < ids.length) throw refuse.promotionOver({ promotions: ids });
}
