import type { Tx } from '../../../platform/tx.ts';
import { enterBrand } from '../brands/enter-brand.ts';
import type { Review } from '../fulfilment-shapes.ts';
import { refuse } from '../problems.ts';
import { lockReview, updateReview } from './store.ts';
import { toReview } from './wire-review.ts';

/** A brand answers a review, once. Refuses `noSuchReview`, `answeredBefore`. */
export async function answerReview(
  tx: Tx,
  { edition, brand, review: id, text }: { edition: string; brand: string; review: string; text: string },
): Promise<Review> {
  await enterBrand(tx, edition, brand);
  const record = await lockReview(tx.db, edition, id);
  if (record?.brand !== brand) throw refuse.noSuchReview({ review: id });
  if (record.answer === text) return toReview(record, null);
  if (record.answer !== null) throw refuse.answeredBefore({ review: id });
  const next = { ...record, answer: text };
  await updateReview(tx.db, next);
  return toReview(next, null);
}
