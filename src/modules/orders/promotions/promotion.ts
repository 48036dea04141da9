import { type Static, Type } from 'typebox';
import { oneOf, strict } from '../../../kernel/endpoint.ts';
import { KeySchema } from '../../../kernel/ids.ts';
import { WordsSchema } from '../../../kernel/language.ts';
import { InstantSchema } from '../../editions/contract.ts';

/** The order in which promotions are taken; at most one of a step on a line. */
export const promotionSteps = ['bundle', 'ticketHolder', 'percent', 'amount', 'threshold', 'code'] as const;
export type PromotionStep = (typeof promotionSteps)[number];

const AmountSchema = Type.Integer({ minimum: 1, maximum: 1_000_000_000_000 });

/** Letters, digits and hyphens; compared without regard to case. */
export const CodeSchema = Type.String({ pattern: '^[A-Za-z0-9-]{3,20}$' });

/** A reduction as the organiser makes it. Amounts are in the edition's currency, without tax. */
export const Promotion = strict({
  names: WordsSchema,
  step: oneOf(promotionSteps),
  /** What is taken off: so many hundredths of a percent, or an amount: of each unit, or once where it is a threshold or a code, or of each bundle. */
  off: Type.Union([
    strict({ basisPoints: Type.Integer({ minimum: 1, maximum: 10_000 }) }),
    strict({ amount: AmountSchema }),
  ]),
  /** Which lines; an empty list is all of them. */
  scope: strict({
    kinds: Type.Array(Type.String({ maxLength: 20 }), { maxItems: 10, uniqueItems: true }),
    sellers: Type.Array(KeySchema, { maxItems: 200, uniqueItems: true }),
    items: Type.Array(KeySchema, { maxItems: 500, uniqueItems: true }),
  }),
  /** For a threshold: what the lines in scope have to come to. */
  threshold: Type.Union([AmountSchema, Type.Null()]),
  /** For a code: what to type. */
  code: Type.Union([CodeSchema, Type.Null()]),
  /** Who bears it; a seller only for its own lines. */
  fundedBy: oneOf(['organiser', 'seller']),
  opensAt: InstantSchema,
  closesAt: InstantSchema,
  /** In how many orders at most; null for any number. */
  limit: Type.Union([Type.Integer({ minimum: 1, maximum: 10_000_000 }), Type.Null()]),
});
export type Promotion = Static<typeof Promotion>;

/** With its key. */
export interface KeyedPromotion extends Promotion {
  readonly id: string;
}

/** What is wrong with a promotion, in words for staff; undefined where it can be used. */
export function faultOf({ step, scope, threshold, code, fundedBy, opensAt, closesAt }: Promotion): string | undefined {
  if (closesAt <= opensAt) return 'It closes before it opens.';
  if ((threshold !== null) !== (step === 'threshold'))
    return 'A threshold belongs to the step threshold, and only there.';
  if ((code !== null) !== (step === 'code')) return 'A code belongs to the step code, and only there.';
  if (step === 'bundle' && scope.items.length < 2) return 'A bundle names at least two items.';
  if (fundedBy === 'seller' && scope.sellers.length !== 1)
    return 'Where a seller bears it, the scope is that one seller.';
  return undefined;
}

export const plainCode = (code: string) => code.toUpperCase();
