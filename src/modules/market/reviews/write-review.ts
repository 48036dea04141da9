import type { Language } from '../../../kernel/language.ts';
import { refuseCommon } from '../../../kernel/problem.ts';
import { personOf, type Tx } from '../../../platform/tx.ts';
import type { Review } from '../fulfilment-shapes.ts';
import { refuse } from '../problems.ts';
import type { ReviewRecord } from './review.ts';
import { findGoodsThatCame, insertReview, lockReview } from './store.ts';
import { toReview } from './wire-review.ts';

export interface WriteReview {
  readonly edition: string;
  readonly product: string;
  readonly id: string;
  readonly stars: number;
  readonly text: string;
  readonly language: Language;
}

/** A buyer says what came, once for each product. A retry finds it. Refuses `notYours` where it did not come, `reviewedBefore`. */
export async function writeReview(tx: Tx, wish: WriteReview): Promise<Review> {
  const person = personOf(tx);
  const { edition, id, product, stars, text, language } = wish;
  const earlier = await lockReview(tx.db, edition, id);
  if (earlier) {
    if (earlier.person !== person || earlier.text !== text) throw refuseCommon.conflictingId({ id });
    return toReview(earlier, person);
  }
  const bought = await findGoodsThatCame(tx.db, edition, product, person);
  if (!bought) throw refuse.notYours({ product });
  const record: ReviewRecord = {
    ...{ edition, id, product, brand: bought.brand, person, stars, text, language },
    ...{ answer: null, hiddenBecause: null, writtenAt: tx.now },
  };
  if (!(await insertReview(tx.db, record))) throw refuse.reviewedBefore({ product });
  return toReview(record, person);
}
