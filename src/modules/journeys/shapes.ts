import { type Static, Type } from 'typebox';
import { oneOf, strict } from '../../kernel/endpoint.ts';
import { IdSchema, KeySchema } from '../../kernel/ids.ts';
import { WordsSchema } from '../../kernel/language.ts';
import { BasisSchema, InstantSchema, MoneySchema } from '../editions/contract.ts';
import { characters, interests, sightKinds } from './supply/supply-rows.ts';

export const DaySchema = Type.String({ format: 'date', description: 'local calendar day, 2021-07-24' });
const orNull = <const T extends Parameters<typeof Type.Union>[0][number]>(schema: T) =>
  Type.Union([schema, Type.Null()]);

/** What can stand in a day: `session:ID`, `sight:ID`, `meal:AREA`, `rest:AREA`. */
export const RefSchema = Type.String({ pattern: '^(session|sight|meal|rest):[A-Za-z0-9][A-Za-z0-9._-]{0,63}$' });

export const InterestSchema = oneOf(interests);
export const CharacterSchema = oneOf(characters);
export const paces = ['calm', 'steady', 'full'] as const;

export const PartySchema = strict({
  adults: Type.Integer({ minimum: 1, maximum: 40 }),
  children: Type.Integer({ minimum: 0, maximum: 20 }),
  /** Of all these; each comes with a companion from among the others where there is one. */
  wheelchairs: Type.Integer({ minimum: 0, maximum: 4 }),
});

/** What somebody told of themselves; everything has a use in the plan, nothing else is asked. */
export const WishesSchema = strict({
  /** IOC code of the country whose athletes they cheer for. */
  country: orNull(Type.String({ pattern: '^[A-Z]{3}$' })),
  /** City they come from with the package; null: they are in the host city already or come by themselves. */
  origin: orNull(KeySchema),
  sports: Type.Array(KeySchema, { maxItems: 12, uniqueItems: true }),
  interests: Type.Array(InterestSchema, { maxItems: 10, uniqueItems: true }),
  likes: Type.Array(RefSchema, { maxItems: 20, uniqueItems: true }),
  /** Must be in the plan when it can be; must not be in it. */
  mustSee: Type.Array(RefSchema, { maxItems: 20, uniqueItems: true }),
  mustNot: Type.Array(RefSchema, { maxItems: 60, uniqueItems: true }),
  /** Stays on its day, after a person moved it there. */
  pins: Type.Array(strict({ ref: RefSchema, day: DaySchema }), { maxItems: 40 }),
  party: PartySchema,
  firstDay: DaySchema,
  lastDay: DaySchema,
  /** For the whole party and everything in the price, in the minor unit of the edition's currency. */
  budget: orNull(Type.Integer({ minimum: 0, maximum: 1_000_000_000 })),
  pace: oneOf(paces),
  /** Walking in a day that nobody of the party should exceed. */
  walkingMetres: orNull(Type.Integer({ minimum: 0, maximum: 60_000 })),
  stepFree: Type.Boolean(),
  /** Least stars; 0: they have a bed. */
  stars: Type.Integer({ minimum: 0, maximum: 5 }),
  /** The hotel they chose, and one they want to leave. */
  hotel: orNull(KeySchema),
  notHotels: Type.Array(KeySchema, { maxItems: 40, uniqueItems: true }),
  /** A guide who speaks the language; null: none. */
  guide: orNull(KeySchema),
  character: orNull(CharacterSchema),
  /** The package of the organiser that it began from; its places are counted. */
  package: orNull(KeySchema),
  /** Same wishes and seed, same plan. */
  seed: Type.Integer({ minimum: 0, maximum: 2_147_483_647 }),
});
export type Wishes = Static<typeof WishesSchema>;

/** Why something is in the plan, with the fact behind it. */
export const ReasonSchema = strict({
  kind: oneOf([
    'followsSport',
    'sharesInterest',
    'likeYouLiked',
    'ownCountry',
    'medalSession',
    'popular',
    'somethingNew',
    'peopleLikeYou',
    'youAsked',
  ]),
  /** A discipline, an interest, a ref or a country, as the kind says. */
  what: orNull(Type.String()),
});
export type Reason = Static<typeof ReasonSchema>;

/** What stands in the way of a wish, and by how much. */
export const ObstacleSchema = Type.Object({
  ref: orNull(RefSchema),
  because: oneOf([
    'closedOnThoseDays',
    'noWay',
    'outsideDays',
    'clashes',
    'budget',
    'walking',
    'pace',
    'soldOut',
    'notStepFree',
    'noRooms',
    'noSeats',
  ]),
  /** Minor units over the budget, metres over the limit, minutes too late; null where there is no measure. */
  over: orNull(Type.Integer()),
  /** What it clashes with. */
  with: orNull(RefSchema),
});
export type Obstacle = Static<typeof ObstacleSchema>;

export const modes = ['none', 'walk', 'transit'] as const;
export const VisitSchema = Type.Object({
  ref: RefSchema,
  startsAt: InstantSchema,
  endsAt: InstantSchema,
  /** The way there from what is before it. */
  travel: Type.Object({ mode: oneOf(modes), minutes: Type.Integer(), walkMetres: Type.Integer() }),
  /** For the whole party, within the price; meals are paid there. */
  cost: MoneySchema,
  reasons: Type.Array(ReasonSchema),
});
export type Visit = Static<typeof VisitSchema>;

export const JourneyDaySchema = Type.Object({
  day: DaySchema,
  /** When the first way begins and the last one ends, and where: `hotel:ID`, `hub:ID` or `area:ID`. */
  leavesAt: InstantSchema,
  returnsAt: InstantSchema,
  from: Type.String(),
  to: Type.String(),
  homeward: VisitSchema.properties.travel,
  visits: Type.Array(VisitSchema),
  walkMetres: Type.Integer(),
});
export type JourneyDay = Static<typeof JourneyDaySchema>;

/** What is booked: the bookable half of a journey, from which its price can be worked out again. */
export const PartsSchema = strict({
  party: PartySchema,
  stay: orNull(
    strict({
      hotel: KeySchema,
      firstNight: DaySchema,
      nights: Type.Integer({ minimum: 1, maximum: 60 }),
      rooms: Type.Array(strict({ roomType: KeySchema, rooms: Type.Integer({ minimum: 1, maximum: 40 }) }), {
        minItems: 1,
        maxItems: 4,
      }),
    }),
  ),
  transports: Type.Array(strict({ transport: KeySchema, day: DaySchema }), { maxItems: 2 }),
  transfers: Type.Array(strict({ transfer: KeySchema, day: DaySchema }), { maxItems: 2 }),
  tickets: Type.Array(strict({ session: KeySchema, category: KeySchema }), { maxItems: 40 }),
  sights: Type.Array(KeySchema, { maxItems: 200 }),
  guide: orNull(strict({ guide: KeySchema, days: Type.Array(DaySchema, { minItems: 1, maxItems: 60 }) })),
  package: orNull(KeySchema),
});
export type Parts = Static<typeof PartsSchema>;

export const priceKinds = ['transport', 'transfer', 'stay', 'ticket', 'sight', 'guide'] as const;
export const PriceLineSchema = Type.Object({
  kind: oneOf(priceKinds),
  /** Id of the hotel, transport, session, sight, transfer or guide. */
  what: KeySchema,
  count: Type.Integer(),
  total: MoneySchema,
  basis: BasisSchema,
});
export type PriceLine = Static<typeof PriceLineSchema>;

export const JourneySchema = Type.Object({
  id: IdSchema,
  character: CharacterSchema,
  wishes: WishesSchema,
  parts: PartsSchema,
  days: Type.Array(JourneyDaySchema),
  price: Type.Object({
    total: MoneySchema,
    lines: Type.Array(PriceLineSchema),
    /** Paid there: meals of the plan, by the prices of the areas. */
    mealsThere: MoneySchema,
  }),
  mostWalkMetres: Type.Integer(),
  isStepFree: Type.Boolean(),
  /** The strongest reasons over the whole plan. */
  reasons: Type.Array(ReasonSchema),
  obstacles: Type.Array(ObstacleSchema),
});
export type Journey = Static<typeof JourneySchema>;

/** A wish of one tap; each is planned anew at once, with what it costs. */
export const ChangeSchema = Type.Union([
  strict({ kind: Type.Literal('otherHotel'), hotel: orNull(KeySchema) }),
  strict({ kind: Type.Literal('lessWalking') }),
  strict({ kind: Type.Literal('calmer') }),
  strict({ kind: Type.Literal('fuller') }),
  strict({ kind: Type.Literal('cheaper') }),
  strict({ kind: Type.Literal('swapSport'), from: orNull(KeySchema), to: KeySchema }),
  strict({ kind: Type.Literal('add'), ref: RefSchema }),
  strict({ kind: Type.Literal('remove'), ref: RefSchema }),
  strict({ kind: Type.Literal('move'), ref: RefSchema, day: DaySchema }),
]);
export type Change = Static<typeof ChangeSchema>;

/** A sight as pages show it. */
export const SightSchema = Type.Object({
  id: KeySchema,
  names: WordsSchema,
  kind: oneOf(sightKinds),
  latitude: Type.Number(),
  longitude: Type.Number(),
  visitMinutes: Type.Integer(),
  adultPrice: MoneySchema,
  priceBasis: BasisSchema,
  opensAt: Type.String(),
  closesAt: Type.String(),
  hoursBasis: BasisSchema,
  stepFree: Type.Boolean(),
  indoor: Type.Boolean(),
  interests: Type.Array(InterestSchema),
});
export type Sight = Static<typeof SightSchema>;
