import { recordAudit } from '../../../platform/audit.ts';
import type { Tx } from '../../../platform/tx.ts';
import type { Review } from '../fulfilment-shapes.ts';
import { refuse } from '../problems.ts';
import { lockReview, updateReview } from './store.ts';
import { toReview } from './wire-review.ts';

/** Staff take a review off the pages, with a reason that is kept; null puts it back. Refuses `noSuchReview`. */
export async function hideReview(
  tx: Tx,
  { edition, review: id, because }: { edition: string; review: string; because: string | null },
): Promise<Review> {
  const record = await lockReview(tx.db, edition, id);
  if (!record) throw refuse.noSuchReview({ review: id });
  const next = { ...record, hiddenBecause: because };
  await updateReview(tx.db, next);
  await recordAudit(tx, edition, 'market/hideReview', { review: id, because });
  return toReview(next, null);
}
