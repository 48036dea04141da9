import { Type } from 'typebox';
import { endpoint, oneOf, strict } from '../../kernel/endpoint.ts';
import { IdSchema, KeySchema } from '../../kernel/ids.ts';
import { LanguageSchema, WordsSchema } from '../../kernel/language.ts';
import { EditionParams, InstantSchema, MoneySchema } from '../editions/contract.ts';
import {
  Arrival,
  Brand,
  CountrySchema,
  Craft,
  Delivery,
  FamilySchema,
  Picture,
  PlaceSchema,
  Product,
  ProductCard,
  WayOffer,
  WaySchema,
} from './shapes.ts';

export * from './brand-endpoints.ts';
export { type Family, families } from './catalogue/catalogue-rows.ts';
export * from './fulfilment-endpoints.ts';
export * from './fulfilment-shapes.ts';
export * from './member-endpoints.ts';
export * from './review-endpoints.ts';
export * from './shapes.ts';
export * from './staff-endpoints.ts';

const ProductParams = strict({ edition: KeySchema, product: KeySchema });
const HoldParams = strict({ edition: KeySchema, hold: IdSchema });
const RegionSchema = Type.Union([Type.String({ pattern: '^[A-Z0-9-]{1,6}$' }), Type.Null()]);

export const getShop = endpoint({
  method: 'GET',
  path: '/editions/:edition/market',
  who: 'anyone',
  summary: 'The shop: its brands, crafts, families and where one can have goods sent',
  params: EditionParams,
  answer: Type.Object({
    brands: Type.Array(Brand),
    crafts: Type.Array(Craft),
    families: Type.Array(Type.Object({ family: FamilySchema, products: Type.Integer(), picture: Picture })),
    /** What stands in front today, for this reader. */
    windows: Type.Array(
      Type.Object({ id: IdSchema, names: WordsSchema, texts: WordsSchema, products: Type.Array(ProductCard) }),
    ),
    lockers: Type.Array(Type.Object({ id: KeySchema, venue: KeySchema, names: WordsSchema })),
    /** Countries that goods can be sent to: there is a shipping rate. */
    countries: Type.Array(Type.String()),
    /** States or provinces of the countries where the charges differ between them. */
    regions: Type.Array(Type.Object({ country: Type.String(), region: Type.String(), name: Type.String() })),
  }),
});

export const sorts = ['fit', 'price', 'priceDown', 'newest', 'forYou'] as const;

export const findProducts = endpoint({
  method: 'GET',
  path: '/editions/:edition/market/products',
  who: 'anyone',
  summary: 'Find products by words, kind, craft, brand, place, price; in any of the languages and scripts',
  params: EditionParams,
  query: strict({
    q: Type.Optional(Type.String({ maxLength: 100 })),
    family: Type.Optional(FamilySchema),
    craft: Type.Optional(KeySchema),
    brand: Type.Optional(KeySchema),
    prefecture: Type.Optional(KeySchema),
    discipline: Type.Optional(KeySchema),
    /** Of the reader: what is not found is counted by it, without the reader. */
    language: Type.Optional(LanguageSchema),
    minPrice: Type.Optional(Type.Integer({ minimum: 0, maximum: 1_000_000_000 })),
    maxPrice: Type.Optional(Type.Integer({ minimum: 0, maximum: 1_000_000_000 })),
    inStock: Type.Optional(Type.Boolean()),
    sort: Type.Optional(oneOf(sorts)),
    offset: Type.Optional(Type.Integer({ minimum: 0, maximum: 10_000 })),
    limit: Type.Optional(Type.Integer({ minimum: 1, maximum: 60 })),
  }),
  answer: Type.Object({
    products: Type.Array(ProductCard),
    total: Type.Integer(),
    facets: Type.Object({
      families: Type.Array(Type.Object({ family: FamilySchema, count: Type.Integer() })),
      brands: Type.Array(Type.Object({ brand: KeySchema, count: Type.Integer() })),
      /** `from` is the lower end of a band in minor units without tax; the next band begins where it ends. */
      prices: Type.Array(Type.Object({ from: Type.Integer(), count: Type.Integer() })),
    }),
    /** What was searched instead, where a word was mended. */
    mended: Type.Union([Type.String(), Type.Null()]),
    /** Everything asked is met, or only a part of it because nothing meets all. */
    isWhole: Type.Boolean(),
  }),
});

export const getProduct = endpoint({
  method: 'GET',
  path: '/editions/:edition/market/products/:product',
  who: 'anyone',
  summary: 'A product with its variants, price and what is left',
  params: ProductParams,
  answer: Type.Object({ product: Product, like: Type.Array(ProductCard) }),
  problems: ['noSuchProduct'],
});

export const quoteWays = endpoint({
  method: 'POST',
  path: '/editions/:edition/market/ways',
  who: 'anyone',
  summary: 'What goods cost carried home, sent home and fetched at a venue: duty, tax, fees and shipping line by line',
  params: EditionParams,
  body: strict({
    lines: Type.Array(strict({ variant: KeySchema, count: Type.Integer({ minimum: 1, maximum: 99 }) }), {
      minItems: 1,
      maxItems: 40,
    }),
    country: CountrySchema,
    region: RegionSchema,
  }),
  answer: Type.Object({ offers: Type.Array(WayOffer) }),
  problems: ['noSuchVariant'],
});

export const holdGoods = endpoint({
  method: 'POST',
  path: '/editions/:edition/market/holds',
  who: 'visitor',
  summary: 'Put goods into the cart; they are kept for thirty minutes',
  params: EditionParams,
  body: strict({ id: IdSchema, variant: KeySchema, count: Type.Integer({ minimum: 1, maximum: 99 }) }),
  answer: Type.Object({
    hold: Type.Object({
      id: IdSchema,
      variant: KeySchema,
      count: Type.Integer(),
      price: MoneySchema,
      expiresAt: InstantSchema,
    }),
  }),
  problems: ['noSuchVariant', 'soldOut', 'tooMany'],
});

export const changeHold = endpoint({
  method: 'PUT',
  path: '/editions/:edition/market/holds/:hold',
  who: 'visitor',
  summary: 'Another number of the same',
  params: HoldParams,
  body: strict({ count: Type.Integer({ minimum: 1, maximum: 99 }) }),
  answer: Type.Object({ count: Type.Integer(), expiresAt: InstantSchema }),
  problems: ['noSuchHold', 'soldOut', 'tooMany'],
});

export const releaseGoods = endpoint({
  method: 'DELETE',
  path: '/editions/:edition/market/holds/:hold',
  who: 'visitor',
  summary: 'Take goods out of the cart',
  params: HoldParams,
  answer: Type.Null(),
  problems: ['noSuchHold'],
});

export const getDelivery = endpoint({
  method: 'GET',
  path: '/editions/:edition/market/delivery',
  who: 'visitor',
  summary: 'How my goods will come, as I chose last, and what each way would cost, there or in another country',
  params: EditionParams,
  query: strict({
    country: Type.Optional(CountrySchema),
    region: Type.Optional(Type.String({ pattern: '^[A-Z0-9-]{1,6}$' })),
  }),
  answer: Type.Object({
    delivery: Type.Union([Delivery, Type.Null()]),
    /** Null at home, and before anything was chosen. */
    arrives: Type.Union([Arrival, Type.Null()]),
    offers: Type.Array(WayOffer),
    /** Customs there ask who imports: sending home needs a name and a number. */
    asksNumber: Type.Boolean(),
  }),
});

export const saveDelivery = endpoint({
  method: 'POST',
  path: '/editions/:edition/market/delivery',
  who: 'visitor',
  summary: 'Choose how goods come: sent home, to a hotel, to a locker at a venue',
  params: EditionParams,
  body: strict({
    id: IdSchema,
    way: WaySchema,
    country: CountrySchema,
    region: RegionSchema,
    place: PlaceSchema,
    via: oneOf(['post', 'courier']),
    /** For customs where they ask who imports: the number of the buyer's identity card. Kept sealed, never shown again. */
    idNumber: Type.Optional(Type.String({ pattern: '^[0-9A-Za-z]{6,24}$' })),
  }),
  answer: Type.Object({ delivery: Delivery, arrives: Type.Union([Arrival, Type.Null()]) }),
  problems: ['placeDoesNotFit', 'noSuchLocker', 'dayOutside'],
});
