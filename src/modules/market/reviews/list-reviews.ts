import type { AnswerOf } from '../../../kernel/endpoint.ts';
import type { Tx } from '../../../platform/tx.ts';
import type * as contract from '../contract.ts';
import { listReviewsOf, mapStars } from './store.ts';
import { toReview } from './wire-review.ts';

/** What buyers say of a product, newest first; hidden ones are not there. */
export async function listReviews(
  tx: Tx,
  edition: string,
  product: string,
): Promise<AnswerOf<typeof contract.listReviews>> {
  const reader = tx.actor.kind === 'person' ? tx.actor.person : null;
  const reviews = await listReviewsOf(tx.db, edition, product);
  const stars = (await mapStars(tx.db, edition, [product])).get(product) ?? null;
  return { reviews: reviews.map((one) => toReview(one, reader)), stars };
}
