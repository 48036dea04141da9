import type { Tx } from '../../../platform/tx.ts';
import { refuse } from '../problems.ts';
import { faultOf, type Promotion } from './promotion.ts';
import { lockPromotion, upsertPromotion } from './store.ts';

/** Makes a promotion or changes one; what was ordered keeps what it was promised. Refuses `promotionFaulty`, `codeTaken`. */
export async function savePromotion(tx: Tx, edition: string, id: string, promotion: Promotion): Promise<void> {
  const fault = faultOf(promotion);
  if (fault) throw refuse.promotionFaulty({ fault });
  const uses = (await lockPromotion(tx.db, edition, id))?.uses ?? 0;
  if (promotion.limit !== null && promotion.limit < uses)
    throw refuse.promotionFaulty({ fault: `It was used ${uses} times already.` });
  if (!(await upsertPromotion(tx.db, edition, id, promotion))) throw refuse.codeTaken({ code: promotion.code });
}
