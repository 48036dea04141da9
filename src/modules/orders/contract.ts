import { type Static, Type } from 'typebox';
import { endpoint, oneOf, strict } from '../../kernel/endpoint.ts';
import { IdSchema, KeySchema } from '../../kernel/ids.ts';
import { WordsSchema } from '../../kernel/language.ts';
import { EditionParams, InstantSchema, MoneySchema } from '../editions/contract.ts';
import { Line, pricingFields } from './shapes.ts';

export * from './payout-endpoints.ts';
export * from './promotion-endpoints.ts';
export * from './shapes.ts';

export const Quote = Type.Object({
  id: IdSchema,
  lines: Type.Array(Line),
  ...pricingFields,
  total: MoneySchema,
  expiresAt: InstantSchema,
});
export type Quote = Static<typeof Quote>;

export const orderStates = ['placed', 'paid', 'released', 'refunded'] as const;
/**
 * placed: waits for a payment; paid: tickets are issued; released: not paid in time, or the money never came, and all was given back;
 * refunded: everything was cancelled or the money came too late, and it went back.
 */
export const OrderStateSchema = oneOf(orderStates);

export const paymentStates = [
  'started',
  'needsAction',
  'processing',
  'authorised',
  'succeeded',
  'declined',
  'expired',
  'cancelled',
] as const;
/**
 * authorised: the money is kept for this order, which has what it bought; succeeded: the money moved; expired: no money moves any more;
 * cancelled: what was authorised was let go, since it bought nothing.
 */
export const Payment = Type.Object({
  id: IdSchema,
  provider: Type.String(),
  state: oneOf(paymentStates),
  /** Where the payer confirms, when a second step is needed. */
  actionUrl: Type.Union([Type.String(), Type.Null()]),
  /** For the provider's own form on the page (Stripe). */
  clientSecret: Type.Union([Type.String(), Type.Null()]),
  declinedBecause: Type.Union([Type.String(), Type.Null()]),
});
export type Payment = Static<typeof Payment>;

export const Order = Type.Object({
  id: IdSchema,
  /** Short number for people, as in K7Q2-94MX. */
  number: Type.String(),
  edition: KeySchema,
  state: OrderStateSchema,
  lines: Type.Array(Line),
  ...pricingFields,
  total: MoneySchema,
  refunded: MoneySchema,
  placedAt: InstantSchema,
  payUntil: InstantSchema,
  payments: Type.Array(Payment),
});
export type Order = Static<typeof Order>;

export const getCart = endpoint({
  method: 'GET',
  path: '/editions/:edition/cart',
  who: 'visitor',
  summary: 'Everything I hold, what it costs and until when',
  params: EditionParams,
  answer: Type.Object({
    lines: Type.Array(Line),
    ...pricingFields,
    total: MoneySchema,
    expiresAt: Type.Union([InstantSchema, Type.Null()]),
    /** What has to be settled before this can be ordered. */
    obstacles: Type.Array(Type.Object({ kind: Type.String(), code: Type.String(), words: WordsSchema })),
    /** Why prices are not in the currency that the person asked for. */
    noRate: Type.Boolean(),
    /** What was typed, and whether it takes something off. */
    code: Type.Union([Type.Object({ code: Type.String(), applies: Type.Boolean() }), Type.Null()]),
  }),
});

export const makeQuote = endpoint({
  method: 'POST',
  path: '/editions/:edition/quotes',
  who: 'visitor',
  summary: 'Freeze the price of the cart: what is shown is what is paid',
  params: EditionParams,
  body: strict({ id: IdSchema }),
  answer: Quote,
  problems: ['emptyCart', 'cartNotReady'],
});

export const placeOrder = endpoint({
  method: 'POST',
  path: '/editions/:edition/orders',
  who: 'visitor',
  summary: 'Order what a quote names',
  params: EditionParams,
  body: strict({ id: IdSchema, quote: IdSchema }),
  answer: Order,
  problems: ['noSuchQuote', 'quoteExpired', 'quoteUsed', 'promotionOver'],
});

export const getRates = endpoint({
  method: 'GET',
  path: '/rates',
  who: 'anyone',
  summary:
    'The rates of exchange in use, for showing prices in the reader’s currency; what is charged is what a quote says',
  answer: Type.Object({
    /** Null where no table is new enough to be used. */
    table: Type.Union([
      Type.Object({
        id: Type.String(),
        date: Type.String(),
        source: Type.String(),
        /** One of it is so many of each other currency. */
        base: Type.String(),
        rates: Type.Record(Type.String(), Type.String()),
      }),
      Type.Null(),
    ]),
    /** Added when something is charged in another currency than its price is made in, in hundredths of a percent. */
    spreadBasisPoints: Type.Integer(),
  }),
});

const OrderParams = strict({ edition: KeySchema, order: IdSchema });

export const startPayment = endpoint({
  method: 'POST',
  path: '/editions/:edition/orders/:order/payments',
  who: 'visitor',
  summary: 'Pay an order; one id per attempt, so a retry never pays twice',
  params: OrderParams,
  body: strict({
    id: IdSchema,
    provider: Type.String({ maxLength: 20 }),
    /** For the built-in bank: the card number typed. Providers with a form of their own need none. */
    card: Type.Optional(Type.String({ pattern: '^[0-9 ]{12,23}$' })),
  }),
  answer: Order,
  problems: ['noSuchOrder', 'orderNotOpen', 'noSuchProvider', 'paymentUnderWay', 'providerUnavailable'],
});

export const getOrder = endpoint({
  method: 'GET',
  path: '/editions/:edition/orders/:order',
  who: 'visitor',
  summary: 'An order of mine',
  params: OrderParams,
  answer: Order,
  problems: ['noSuchOrder'],
});

export const listOrders = endpoint({
  method: 'GET',
  path: '/editions/:edition/orders',
  who: 'visitor',
  summary: 'My orders, newest first',
  params: EditionParams,
  answer: Type.Object({ orders: Type.Array(Order) }),
});

export const cancelItems = endpoint({
  method: 'POST',
  path: '/editions/:edition/orders/:order/cancellations',
  who: 'visitor',
  summary: 'Cancel tickets, packages or goods and get back what the policy says; preview first with commit false',
  params: OrderParams,
  body: strict({
    id: IdSchema,
    items: Type.Array(IdSchema, { minItems: 1, maxItems: 60, uniqueItems: true }),
    commit: Type.Boolean(),
  }),
  answer: Type.Object({
    refund: MoneySchema,
    /** What the policy keeps. */
    kept: MoneySchema,
    order: Order,
  }),
  problems: ['noSuchOrder', 'orderNotOpen', 'noSuchItem', 'tooLateToCancel', 'ticketNotValid', 'partOfPackage'],
});

/** The second step of the built-in bank, on its own page. */
export const confirmBankPayment = endpoint({
  method: 'POST',
  path: '/bank/payments/:payment',
  who: 'anyone',
  summary: 'The built-in bank asks its customer; in a demo and in tests only',
  params: strict({ payment: IdSchema }),
  body: strict({ approve: Type.Boolean() }),
  answer: Type.Object({ returnUrl: Type.String() }),
  problems: ['noSuchPayment'],
});

export const stripeWebhook = endpoint({
  method: 'POST',
  path: '/payments/stripe/webhook',
  who: 'provider',
  summary: 'Stripe tells what became of a payment; the signature is checked over the raw body',
  body: Type.Unknown(),
  answer: Type.Null(),
  problems: ['badSignature', 'noSuchProvider'],
  bodyLimit: 262_144,
});
