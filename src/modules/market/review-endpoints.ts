import { Type } from 'typebox';
import { endpoint, strict } from '../../kernel/endpoint.ts';
import { IdSchema, KeySchema } from '../../kernel/ids.ts';
import { LanguageSchema } from '../../kernel/language.ts';
import { EditionParams } from '../editions/contract.ts';
import { letter, Review } from './fulfilment-shapes.ts';

/* Reviews: by buyers of what came, answered once by brands. */

const ProductReviews = strict({ edition: KeySchema, product: KeySchema });
const OneReview = Type.Object({ review: Review });
const Reviews = Type.Object({ reviews: Type.Array(Review) });

export const listReviews = endpoint({
  method: 'GET',
  path: '/editions/:edition/market/products/:product/reviews',
  who: 'anyone',
  summary: 'What buyers say of a product, newest first, and its stars',
  params: ProductReviews,
  answer: Type.Object({
    reviews: Type.Array(Review),
    stars: Type.Union([Type.Object({ mean: Type.Number(), count: Type.Integer() }), Type.Null()]),
  }),
});

export const writeReview = endpoint({
  method: 'POST',
  path: '/editions/:edition/market/products/:product/reviews',
  who: 'visitor',
  summary: 'Say what came, with one to five stars; once for each product that came',
  params: ProductReviews,
  body: strict({
    id: IdSchema,
    stars: Type.Integer({ minimum: 1, maximum: 5 }),
    text: letter(0, 2_000),
    language: LanguageSchema,
  }),
  answer: OneReview,
  problems: ['notYours', 'reviewedBefore'],
});

export const listBrandReviews = endpoint({
  method: 'GET',
  path: '/editions/:edition/market/brands/:brand/reviews',
  who: 'brand',
  summary: 'What buyers of a brand say, unanswered first',
  params: strict({ edition: KeySchema, brand: KeySchema }),
  answer: Reviews,
});

export const answerReview = endpoint({
  method: 'POST',
  path: '/editions/:edition/market/brands/:brand/reviews/:review/answer',
  who: 'brand',
  summary: 'Answer a review, once',
  params: strict({ edition: KeySchema, brand: KeySchema, review: IdSchema }),
  body: strict({ text: letter(1, 2_000) }),
  answer: OneReview,
  problems: ['noSuchReview', 'answeredBefore'],
});

export const listAllReviews = endpoint({
  method: 'GET',
  path: '/editions/:edition/market/reviews',
  who: { staff: 'market' },
  summary: 'Reviews of all brands, hidden ones too',
  params: EditionParams,
  answer: Reviews,
});

export const hideReview = endpoint({
  method: 'POST',
  path: '/editions/:edition/market/reviews/:review/hidden',
  who: { staff: 'market' },
  summary: 'Take a review off the pages with a reason that is kept; without one it comes back',
  params: strict({ edition: KeySchema, review: IdSchema }),
  body: strict({ because: Type.Union([letter(1, 1_000), Type.Null()]) }),
  answer: OneReview,
  problems: ['noSuchReview'],
});
