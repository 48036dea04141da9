import { type Static, Type } from 'typebox';
import { oneOf } from '../../kernel/endpoint.ts';
import { IdSchema, KeySchema } from '../../kernel/ids.ts';
import { WordsSchema } from '../../kernel/language.ts';
import { MoneySchema } from '../editions/contract.ts';

/** Who sells a line; a line without one is sold by the organiser. */
export const Seller = Type.Object({ id: KeySchema, names: WordsSchema });
export type Seller = Static<typeof Seller>;

/** One thing in a cart, a quote or an order: a ticket, a package, goods. */
export const Line = Type.Object({
  kind: Type.String({ description: 'which sellable: ticket, package, goods' }),
  /** The hold that keeps it. */
  hold: IdSchema,
  title: WordsSchema,
  /** What exactly, for a person: block, row and seats. */
  detail: WordsSchema,
  count: Type.Integer(),
  /** In the currency that is charged, before promotions. */
  unitPrice: MoneySchema,
  total: MoneySchema,
  /** The total in the currency of the edition, in which prices are made. */
  base: Type.Optional(MoneySchema),
  /** What it is by the key of its kind: a session, a product. */
  item: Type.Optional(KeySchema),
  seller: Type.Optional(Seller),
  /** Key of the sub-order it belongs to. */
  subOrder: Type.Optional(Type.String()),
});
export type Line = Static<typeof Line>;

/** What a promotion takes off, and from which lines. Amounts are positive. */
export const Discount = Type.Object({
  promotion: KeySchema,
  names: WordsSchema,
  /** Why it applies and in which step, for the receipt. */
  words: WordsSchema,
  fundedBy: oneOf(['organiser', 'seller']),
  amount: MoneySchema,
  base: MoneySchema,
  shares: Type.Array(Type.Object({ hold: IdSchema, amount: MoneySchema, base: MoneySchema })),
});
export type Discount = Static<typeof Discount>;

export const chargeKinds = ['shipping', 'duty', 'tax', 'excise', 'fee'] as const;
/** What comes on top of the lines of a sub-order, each by a rule that can be read. */
export const Charge = Type.Object({
  subOrder: Type.String(),
  kind: oneOf(chargeKinds),
  /** The rule it was made by, with its version; null where a table of rates made it. */
  rule: Type.Union([Type.String(), Type.Null()]),
  words: WordsSchema,
  /** Holds of the lines it is taken of. */
  lines: Type.Array(IdSchema),
  amount: MoneySchema,
  base: MoneySchema,
  /** Whose money it is: the carrier's, the tax office's, the seller's. */
  account: oneOf(['shipping', 'taxes', 'seller']),
});
export type Charge = Static<typeof Charge>;

/** What one seller sends from one place under one customs file. */
export const SubOrder = Type.Object({
  key: Type.String(),
  /** As the order's with a number behind; null before there is an order. */
  number: Type.Union([Type.String(), Type.Null()]),
  seller: Seller,
  /** Where it is sent from. */
  dispatch: WordsSchema,
  /** Under which regime it crosses a border; null where it crosses none. */
  customs: Type.Union([Type.String(), Type.Null()]),
  goods: MoneySchema,
  discount: MoneySchema,
  shipping: MoneySchema,
  taxes: MoneySchema,
  /** goods - discount + shipping + taxes */
  total: MoneySchema,
  base: MoneySchema,
});
export type SubOrder = Static<typeof SubOrder>;

/** The dated rate by which the edition's currency became the buyer's. */
export const QuotedRate = Type.Object({
  table: Type.String(),
  date: Type.String(),
  from: Type.String(),
  to: Type.String(),
  fromPerBase: Type.String(),
  toPerBase: Type.String(),
  spreadBasisPoints: Type.Integer(),
});

/** All that makes a total beside its lines. */
export const pricingFields = {
  discounts: Type.Array(Discount),
  charges: Type.Array(Charge),
  subOrders: Type.Array(SubOrder),
  /** Null where the edition's currency is charged. */
  rate: Type.Union([QuotedRate, Type.Null()]),
  /** The total in the edition's currency. */
  base: MoneySchema,
};
const Pricing = Type.Object(pricingFields);
export type Pricing = Static<typeof Pricing>;
