import type { Tx } from '../../../platform/tx.ts';
import { enterBrand } from '../brands/enter-brand.ts';
import type { Review } from '../fulfilment-shapes.ts';
import { listReviewsOfBrand } from './store.ts';
import { toReview } from './wire-review.ts';

/** Reviews of a brand, or for staff those of all; unanswered first, hidden ones too. Refuses `notAllowed`. */
export async function listAllReviews(tx: Tx, edition: string, brand: string | null): Promise<Review[]> {
  if (brand !== null) await enterBrand(tx, edition, brand);
  return (await listReviewsOfBrand(tx.db, edition, brand)).map((one) => toReview(one, null));
}
