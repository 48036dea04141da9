import { type Static, Type } from 'typebox';
import { oneOf, strict } from '../../kernel/endpoint.ts';
import { IdSchema, KeySchema } from '../../kernel/ids.ts';
import { WordsSchema } from '../../kernel/language.ts';
import { InstantSchema, MoneySchema } from '../editions/contract.ts';
import { families, taxClasses } from './catalogue/catalogue-rows.ts';

export const CountrySchema = Type.String({ pattern: '^[A-Z]{2}$', description: 'ISO 3166-1 alpha-2' });
export const DaySchema = Type.String({ pattern: '^\\d{4}-\\d{2}-\\d{2}$' });
export const FamilySchema = oneOf(families);

/** A picture by its id: a drawing has no size of its own, a photo comes in widths. Addresses: `paths.picture`. */
export const Picture = Type.Object({ id: Type.String(), kind: oneOf(['drawing', 'photo']) });
export type Picture = Static<typeof Picture>;

const Named = Type.Object({ id: KeySchema, names: WordsSchema });

export const Craft = Type.Object({
  ...Named.properties,
  family: FamilySchema,
  prefectures: WordsSchema,
  towns: WordsSchema,
  abouts: WordsSchema,
  latitude: Type.Number(),
  longitude: Type.Number(),
  designatedYear: Type.Union([Type.Integer(), Type.Null()]),
});
export type Craft = Static<typeof Craft>;

export const Brand = Type.Object({
  ...Named.properties,
  stories: WordsSchema,
  makers: WordsSchema,
  towns: WordsSchema,
  latitude: Type.Number(),
  longitude: Type.Number(),
  picture: Picture,
  products: Type.Integer(),
});
export type Brand = Static<typeof Brand>;

/** A price without tax, as goods leave the country, and with the host country's tax, as they are bought there. */
export const Price = Type.Object({ net: MoneySchema, taxed: MoneySchema });
export type Price = Static<typeof Price>;

export const ProductCard = Type.Object({
  ...Named.properties,
  brand: Named,
  craft: Type.Union([Named, Type.Null()]),
  family: FamilySchema,
  picture: Picture,
  /** Of the cheapest variant. */
  price: Price,
  variants: Type.Integer(),
  inStock: Type.Boolean(),
  stars: Type.Union([Type.Object({ mean: Type.Number(), count: Type.Integer() }), Type.Null()]),
  /** Why it stands here, in a personal order. */
  reason: Type.Optional(WordsSchema),
});
export type ProductCard = Static<typeof ProductCard>;

export const Variant = Type.Object({
  ...Named.properties,
  price: Price,
  weightGrams: Type.Integer(),
  /** What can be held now; twenty stands for twenty or more. */
  available: Type.Integer(),
});
export type Variant = Static<typeof Variant>;

export const Product = Type.Object({
  ...ProductCard.properties,
  variants: Type.Array(Variant),
  texts: WordsSchema,
  materials: WordsSchema,
  cares: WordsSchema,
  /** ISO 3166-1 alpha-2 */
  origin: Type.String(),
  hsCode: Type.String(),
  taxClass: oneOf(taxClasses),
  town: WordsSchema,
});
export type Product = Static<typeof Product>;

/**
 * shipHome: sent from the maker to the buyer's home, duty and tax paid ahead. carryHome: bought with the host country's tax, which comes
 * back at the border. pickUp: fetched at a venue and used there.
 */
export const ways = ['shipHome', 'carryHome', 'pickUp'] as const;
export const WaySchema = oneOf(ways);
export type Way = Static<typeof WaySchema>;

const line = (maxLength: number) => Type.String({ minLength: 1, maxLength, pattern: '^[^\\p{Cc}<>]*$' });
const maybe = (maxLength: number) => Type.String({ maxLength, pattern: '^[^\\p{Cc}<>]*$', default: '' });

/** Where goods go: a home, a hotel in the host country, or a locker at a venue. */
export const PlaceSchema = Type.Union([
  strict({
    kind: Type.Literal('home'),
    name: line(120),
    street: line(200),
    town: line(120),
    postcode: maybe(20),
    phone: Type.String({ pattern: '^[+0-9 ()-]{5,25}$' }),
  }),
  strict({
    kind: Type.Literal('hotel'),
    name: line(120),
    hotel: line(200),
    street: line(200),
    /** Day on which the guest leaves, `2021-08-01`. */
    leavesOn: Type.String({ pattern: '^\\d{4}-\\d{2}-\\d{2}$' }),
  }),
  strict({ kind: Type.Literal('locker'), locker: KeySchema, day: Type.String({ pattern: '^\\d{4}-\\d{2}-\\d{2}$' }) }),
]);
export type Place = Static<typeof PlaceSchema>;

export const Delivery = Type.Object({
  id: IdSchema,
  way: WaySchema,
  /** Where the goods end up, ISO 3166-1 alpha-2. */
  country: Type.String(),
  region: Type.Union([Type.String(), Type.Null()]),
  place: PlaceSchema,
  via: oneOf(['post', 'courier']),
  /** Whether customs know who imports: name and number were given, and are not shown again. */
  isNamed: Type.Boolean(),
  chosenAt: InstantSchema,
});
export type Delivery = Static<typeof Delivery>;

/** Whether goods come before a guest leaves the hotel or until the day at the locker, and the day on which they come at the latest. */
export const Arrival = Type.Object({ arrives: oneOf(['inTime', 'mayBeLate', 'tooLate']), latest: Type.String() });
export type Arrival = Static<typeof Arrival>;

/** One cost of a way, as it would stand in the cart. */
export const WayCharge = Type.Object({
  kind: oneOf(['shipping', 'duty', 'tax', 'excise', 'fee']),
  rule: Type.Union([Type.String(), Type.Null()]),
  words: WordsSchema,
  amount: MoneySchema,
});

/** What goods cost one way, before anybody pays. */
export const WayOffer = Type.Object({
  way: WaySchema,
  goods: MoneySchema,
  charges: Type.Array(WayCharge),
  total: MoneySchema,
  /** Comes back after leaving the country, with the conditions. */
  refundLater: Type.Union([Type.Object({ amount: MoneySchema, words: WordsSchema }), Type.Null()]),
  notes: Type.Array(WordsSchema),
  days: Type.Union([Type.Object({ fewest: Type.Integer(), most: Type.Integer() }), Type.Null()]),
  /** The day on which it comes at the latest, `2021-08-01`, ordered today. */
  latest: Type.Union([Type.String(), Type.Null()]),
  /** Why it cannot be had this way. */
  obstacle: Type.Union([Type.Object({ code: Type.String(), words: WordsSchema }), Type.Null()]),
});
export type WayOffer = Static<typeof WayOffer>;
