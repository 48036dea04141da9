import { type Static, Type } from 'typebox';
import { oneOf, strict } from '../../kernel/endpoint.ts';
import { IdSchema, KeySchema } from '../../kernel/ids.ts';
import { LanguageSchema, WordsSchema } from '../../kernel/language.ts';
import { InstantSchema, MoneySchema } from '../editions/contract.ts';
import { consignmentStates } from './fulfilment/consignment.ts';
import { disputeKinds, disputeStates } from './returns/dispute.ts';
import { returnReasons, returnStates } from './returns/return.ts';
import { WaySchema } from './shapes.ts';

const maybe = <S extends Parameters<typeof Type.Union>[0][number]>(schema: S) => Type.Union([schema, Type.Null()]);

/** Words of a person to another, at most so long; line breaks may be in it. */
export const letter = (minLength: number, maxLength: number) =>
  Type.String({ minLength, maxLength, pattern: '^[^\\u0000-\\u0008\\u000b-\\u001f<>]*$' });
export const TrackingSchema = Type.String({ pattern: '^[A-Za-z0-9][A-Za-z0-9 -]{3,39}$' });

/** So many of one line. */
export const UnitsSchema = strict({ hold: IdSchema, count: Type.Integer({ minimum: 1, maximum: 99 }) });

/** Who has to act next, and until when; null where nobody has to. */
export const Turn = maybe(Type.Object({ who: oneOf(['buyer', 'brand', 'staff']), until: maybe(InstantSchema) }));
export type Turn = Static<typeof Turn>;

export const Parcel = Type.Object({
  id: IdSchema,
  state: oneOf(['sent', 'delivered', 'lost']),
  carrier: Type.String(),
  tracking: maybe(Type.String()),
  /** Whether its label was bought; the carrier's own paper is then at `labelUrl`, for the brand only. */
  labelUrl: maybe(Type.String()),
  items: Type.Array(Type.Object({ hold: IdSchema, count: Type.Integer() })),
  grams: Type.Integer(),
  sentAt: InstantSchema,
  /** The end of the last day on which it should come. */
  expectedBy: InstantSchema,
  deliveredAt: maybe(InstantSchema),
  deliveredBy: maybe(oneOf(['carrier', 'brand'])),
});

/** What comes back for returned units, in the currency that was charged, and by which rule. The parts sum to the total. */
export const ReturnSums = Type.Object({
  total: MoneySchema,
  parts: Type.Array(
    Type.Object({
      kind: oneOf(['goods', 'shipping', 'duty', 'tax', 'excise', 'fee']),
      /** Of the rule pack it was charged by; null where a price or a table of rates made it. */
      rule: maybe(Type.String()),
      amount: MoneySchema,
    }),
  ),
  /** Kinds of charges that do not come back for this reason. */
  kept: Type.Array(Type.String()),
});
export type ReturnSums = Static<typeof ReturnSums>;

export const GoodsReturn = Type.Object({
  id: IdSchema,
  consignment: IdSchema,
  brand: KeySchema,
  state: oneOf(returnStates),
  reason: oneOf(returnReasons),
  items: Type.Array(Type.Object({ hold: IdSchema, count: Type.Integer() })),
  words: Type.String(),
  answer: maybe(Type.String()),
  sums: ReturnSums,
  tracking: maybe(Type.String()),
  askedAt: InstantSchema,
  turn: Turn,
});
export type GoodsReturn = Static<typeof GoodsReturn>;

export const Dispute = Type.Object({
  id: IdSchema,
  return: IdSchema,
  consignment: IdSchema,
  brand: KeySchema,
  kind: oneOf(disputeKinds),
  state: oneOf(disputeStates),
  statement: Type.String(),
  answer: maybe(Type.String()),
  decidedBecause: maybe(Type.String()),
  openedAt: InstantSchema,
  decidedAt: maybe(InstantSchema),
  turn: Turn,
});
export type Dispute = Static<typeof Dispute>;

/** What one brand sends for one order. Names, addresses and numbers are not in it: they stand on its papers only. */
export const Consignment = Type.Object({
  id: IdSchema,
  /** Of the sub-order, as K7Q2-94MX-1. */
  number: Type.String(),
  order: IdSchema,
  brand: KeySchema,
  state: oneOf(consignmentStates),
  way: WaySchema,
  country: Type.String(),
  placeKind: oneOf(['home', 'hotel', 'locker']),
  locker: maybe(KeySchema),
  /** Day on which the guest leaves the hotel or comes to the locker. */
  day: maybe(Type.String()),
  via: oneOf(['post', 'courier']),
  customs: maybe(Type.String()),
  placedAt: InstantSchema,
  packedAt: maybe(InstantSchema),
  deliveredAt: maybe(InstantSchema),
  items: Type.Array(
    Type.Object({
      hold: IdSchema,
      product: KeySchema,
      variant: KeySchema,
      title: WordsSchema,
      detail: WordsSchema,
      count: Type.Integer(),
      cancelled: Type.Integer(),
      sent: Type.Integer(),
      delivered: Type.Integer(),
      returned: Type.Integer(),
      unitPrice: MoneySchema,
      total: MoneySchema,
      /** Units that can be returned now, and until when; units that can be said not to have come. */
      returnable: Type.Integer(),
      returnUntil: maybe(InstantSchema),
      missing: Type.Integer(),
    }),
  ),
  total: MoneySchema,
  parcels: Type.Array(Parcel),
  returns: Type.Array(GoodsReturn),
  disputes: Type.Array(Dispute),
});
export type Consignment = Static<typeof Consignment>;

/** Where a parcel leaves. The name is the brand's, the country the host's. */
export const SenderSchema = strict({
  street: letter(1, 200),
  town: letter(1, 120),
  postcode: letter(1, 20),
  phone: Type.String({ pattern: '^[+0-9 ()-]{5,25}$' }),
});

/** What a parcel would cost by one carrier; `shipment` and `rate` are the system's own names for it. */
export const ParcelOffer = Type.Object({
  system: Type.String(),
  carrier: Type.String(),
  service: Type.String(),
  price: MoneySchema,
  days: Type.Object({ fewest: maybe(Type.Integer()), most: maybe(Type.Integer()) }),
  shipment: Type.String(),
  rate: Type.String(),
});
export type ParcelOffer = Static<typeof ParcelOffer>;

/** What a buyer says of goods that came. Who it was is not told. */
export const Review = Type.Object({
  id: IdSchema,
  product: KeySchema,
  brand: KeySchema,
  stars: Type.Integer({ minimum: 1, maximum: 5 }),
  text: Type.String(),
  language: LanguageSchema,
  /** Of the brand. */
  answer: maybe(Type.String()),
  /** Why staff took it off the pages; only brands and staff see such a one. */
  hiddenBecause: maybe(Type.String()),
  writtenAt: InstantSchema,
  isMine: Type.Boolean(),
});
export type Review = Static<typeof Review>;

/** What was bought with the host country's tax to be carried home; in the edition's currency. */
export const PurchaseRecord = Type.Object({
  number: Type.String(),
  boughtOn: Type.String(),
  /** Day whose law was applied. */
  lawDay: Type.String(),
  seller: Type.Object({ id: KeySchema, names: WordsSchema }),
  /** Where the buyer lives, ISO 3166-1 alpha-2. */
  residence: Type.String(),
  lines: Type.Array(
    Type.Object({
      names: WordsSchema,
      hsCode: Type.String(),
      taxClass: Type.String(),
      count: Type.Integer(),
      returned: Type.Integer(),
      net: MoneySchema,
      tax: MoneySchema,
    }),
  ),
  net: MoneySchema,
  tax: MoneySchema,
  rules: Type.Array(Type.String()),
});
export type PurchaseRecord = Static<typeof PurchaseRecord>;
