import type { Tx } from '../../../platform/tx.ts';
import { asBrand } from '../brands/as-brand.ts';
import { enterBrand } from '../brands/enter-brand.ts';
import type { Review } from '../fulfilment-shapes.ts';
import { listReviewsOfBrand } from './store.ts';
import { toReview } from './wire-review.ts';

/** Reviews of a brand, or for staff those of all; unanswered first, hidden ones too. Refuses `notAllowed`. */
export async function listAllReviews(tx: Tx, edition: string, brand: string | null): Promise<Review[]> {
  if (brand === null) return (await listReviewsOfBrand(tx.db, edition, null)).map((one) => toReview(one, null));
  await enterBrand(tx, edition, brand);
  const own = await asBrand(tx, edition, brand, (db) => listReviewsOfBrand(db, edition, brand));
  return own.map((one) => toReview(one, null));
}
