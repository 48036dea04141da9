import { Type } from 'typebox';
import { endpoint, oneOf, strict } from '../../kernel/endpoint.ts';
import { KeySchema } from '../../kernel/ids.ts';
import { WordsSchema } from '../../kernel/language.ts';
import { EditionParams, MoneySchema } from '../editions/contract.ts';
import { CodeSchema, Promotion } from './promotions/promotion.ts';

export { Promotion, type PromotionStep, promotionSteps } from './promotions/promotion.ts';

const PromotionParams = strict({ edition: KeySchema, promotion: KeySchema });
const staff = { staff: 'market' } as const;

export const saveCode = endpoint({
  method: 'PUT',
  path: '/editions/:edition/cart/code',
  who: 'visitor',
  summary: 'Use a code for what is in my cart',
  params: EditionParams,
  body: strict({ code: CodeSchema }),
  answer: Type.Object({ code: Type.String(), names: WordsSchema }),
  problems: ['promotionUnknown', 'promotionOver', 'promotionNotFor'],
});

export const removeCode = endpoint({
  method: 'DELETE',
  path: '/editions/:edition/cart/code',
  who: 'visitor',
  summary: 'Use no code any more',
  params: EditionParams,
  answer: Type.Null(),
});

export const listPromotions = endpoint({
  method: 'GET',
  path: '/editions/:edition/market/promotions',
  who: staff,
  summary: 'All promotions, with how often they were used',
  params: EditionParams,
  answer: Type.Object({
    promotions: Type.Array(
      Type.Object({
        id: KeySchema,
        promotion: Promotion,
        uses: Type.Integer(),
        state: oneOf(['open', 'ended']),
      }),
    ),
  }),
});

export const savePromotion = endpoint({
  method: 'PUT',
  path: '/editions/:edition/market/promotions/:promotion',
  who: staff,
  summary: 'Make a promotion or change one',
  params: PromotionParams,
  body: Promotion,
  answer: Type.Null(),
  problems: ['promotionFaulty', 'codeTaken'],
});

export const endPromotion = endpoint({
  method: 'DELETE',
  path: '/editions/:edition/market/promotions/:promotion',
  who: staff,
  summary: 'End a promotion; quotes that have it keep it',
  params: PromotionParams,
  answer: Type.Null(),
});

export const previewPromotion = endpoint({
  method: 'POST',
  path: '/editions/:edition/market/promotion-previews',
  who: staff,
  summary: 'What a promotion would have cost on the last orders; nothing is saved',
  params: EditionParams,
  body: Promotion,
  answer: Type.Object({
    /** How many were looked at, and how many it would have touched. */
    orders: Type.Integer(),
    touched: Type.Integer(),
    cost: MoneySchema,
    /** What the touched ones came to before. */
    worth: MoneySchema,
  }),
  problems: ['promotionFaulty'],
});
