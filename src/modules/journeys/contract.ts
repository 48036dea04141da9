import { Type } from 'typebox';
import { endpoint, oneOf, strict } from '../../kernel/endpoint.ts';
import { IdSchema, KeySchema } from '../../kernel/ids.ts';
import { WordsSchema } from '../../kernel/language.ts';
import { BasisSchema, EditionParams, InstantSchema, MoneySchema } from '../editions/contract.ts';
import {
  ChangeSchema,
  CharacterSchema,
  DaySchema,
  InterestSchema,
  JourneySchema,
  ObstacleSchema,
  PartsSchema,
  SightSchema,
  WishesSchema,
} from './shapes.ts';

export * from './on-the-day-endpoints.ts';
export * from './shapes.ts';
export * from './staff-endpoints.ts';
export { type Character, characters, type Interest, interests, sightKinds } from './supply/supply-rows.ts';

const Named = Type.Object({ id: KeySchema, names: WordsSchema });
const Placed = Type.Object({ ...Named.properties, latitude: Type.Number(), longitude: Type.Number() });

export const PackageSchema = Type.Object({
  id: KeySchema,
  names: WordsSchema,
  summary: WordsSchema,
  character: CharacterSchema,
  discipline: Type.Union([KeySchema, Type.Null()]),
  firstDay: DaySchema,
  lastDay: DaySchema,
  hotel: Type.Union([KeySchema, Type.Null()]),
});

/** Everything a page needs to ask its questions and to show a plan: names, places, pictures' kinds. */
export const getChoices = endpoint({
  method: 'GET',
  path: '/editions/:edition/journeys/choices',
  who: 'anyone',
  summary: 'What can be wished for: sights, areas, hotels, cities to come from, countries, packages, guides',
  params: EditionParams,
  answer: Type.Object({
    interests: Type.Array(InterestSchema),
    sights: Type.Array(SightSchema),
    areas: Type.Array(Placed),
    hubs: Type.Array(Placed),
    hotels: Type.Array(Type.Object({ ...Placed.properties, stars: Type.Integer(), starsBasis: BasisSchema })),
    origins: Type.Array(Type.Object({ ...Named.properties, noc: Type.String() })),
    countries: Type.Array(
      Type.Object({
        noc: Type.String(),
        iso2: Type.String(),
        names: WordsSchema,
        origin: Type.Union([KeySchema, Type.Null()]),
      }),
    ),
    packages: Type.Array(PackageSchema),
    transports: Type.Array(
      Type.Object({
        id: KeySchema,
        kind: oneOf(['flight', 'train', 'coach']),
        carrier: Type.String(),
        code: Type.String(),
        origin: KeySchema,
        hub: KeySchema,
        leavesAt: Type.String(),
        arrivesAt: Type.String(),
        minutes: Type.Integer(),
      }),
      { description: 'services of the origins asked for with `origin`; none without' },
    ),
    transfers: Type.Array(Type.Object({ ...Named.properties, minutes: Type.Integer() })),
    guides: Type.Array(Type.Object({ id: KeySchema, language: Type.String() })),
    credits: Type.Array(Type.String()),
  }),
  query: strict({ origin: Type.Optional(KeySchema) }),
});

const PlannedSchema = Type.Object({
  journeys: Type.Array(JourneySchema),
  /** Why there are fewer than asked for, or none. */
  obstacles: Type.Array(ObstacleSchema),
  /** False while better plans may follow. */
  isSettled: Type.Boolean(),
});

/** The settled answer; `POST …/journeys/suggestions/live` streams the same shape, a line each time something got better. */
export const suggestJourneys = endpoint({
  method: 'POST',
  path: '/editions/:edition/journeys/suggestions',
  who: 'anyone',
  summary: 'Two or three journeys of different character for what somebody wishes',
  params: EditionParams,
  body: strict({ wishes: WishesSchema }),
  answer: PlannedSchema,
  problems: ['badDays', 'unknownWish', 'noSupply', 'tooManyPlans'],
});

export const suggestionsLivePath = '/editions/:edition/journeys/suggestions/live';

export const changeJourney = endpoint({
  method: 'POST',
  path: '/editions/:edition/journeys/changes',
  who: 'anyone',
  summary: 'The same journey with one wish more, and what that costs',
  params: EditionParams,
  body: strict({ wishes: WishesSchema, parts: PartsSchema, character: CharacterSchema, change: ChangeSchema }),
  bodyLimit: 262_144,
  answer: Type.Object({
    journey: JourneySchema,
    /** New total less the one of the parts sent. */
    difference: MoneySchema,
    obstacles: Type.Array(ObstacleSchema),
  }),
  problems: ['badDays', 'unknownWish', 'noSupply', 'noSuchPart', 'tooManyPlans'],
});

const PackageHoldSchema = Type.Object({
  id: IdSchema,
  total: MoneySchema,
  expiresAt: InstantSchema,
  /** Seats that were found, a session each. */
  tickets: Type.Array(Type.Object({ session: KeySchema, category: KeySchema, seats: Type.Integer() })),
});

export const holdJourney = endpoint({
  method: 'POST',
  path: '/editions/:edition/journeys/holds',
  who: 'visitor',
  summary: 'Put a journey into the cart: every part of it is held, or none',
  params: EditionParams,
  body: strict({ id: IdSchema, journey: IdSchema, parts: PartsSchema, total: MoneySchema }),
  bodyLimit: 262_144,
  answer: PackageHoldSchema,
  problems: ['priceChanged', 'soldOut', 'noSuchPart', 'saleClosed', 'emptyPackage', 'partMissing'],
});

const HoldParams = strict({ edition: KeySchema, hold: IdSchema });

export const releaseJourney = endpoint({
  method: 'DELETE',
  path: '/editions/:edition/journeys/holds/:hold',
  who: 'visitor',
  summary: 'Take a journey out of the cart; all its parts go back',
  params: HoldParams,
  answer: Type.Null(),
  problems: ['noSuchHold'],
});

const OwnParams = strict({ edition: KeySchema, journey: IdSchema });

const KeptJourney = Type.Object({
  journey: JourneySchema,
  savedAt: InstantSchema,
  /** Whether its parts were paid. */
  isBooked: Type.Boolean(),
  /** For the address that others open; null while it is not shared. */
  share: Type.Union([Type.String(), Type.Null()]),
  votes: Type.Array(
    Type.Object({ voter: IdSchema, name: Type.String(), vote: oneOf(['yes', 'maybe', 'no']), note: Type.String() }),
  ),
});

export const saveJourney = endpoint({
  method: 'PUT',
  path: '/editions/:edition/me/journeys/:journey',
  who: 'visitor',
  summary: 'Keep a journey of mine',
  params: OwnParams,
  body: strict({ journey: JourneySchema }),
  bodyLimit: 524_288,
  answer: KeptJourney,
  problems: ['noSuchJourney', 'tooManyJourneys'],
});

export const listJourneys = endpoint({
  method: 'GET',
  path: '/editions/:edition/me/journeys',
  who: 'visitor',
  summary: 'The journeys I keep, newest first',
  params: EditionParams,
  answer: Type.Object({ journeys: Type.Array(KeptJourney) }),
});

export const removeJourney = endpoint({
  method: 'DELETE',
  path: '/editions/:edition/me/journeys/:journey',
  who: 'visitor',
  summary: 'Forget a journey of mine; what is booked stays booked',
  params: OwnParams,
  answer: Type.Null(),
  problems: ['noSuchJourney'],
});

export const shareJourney = endpoint({
  method: 'POST',
  path: '/editions/:edition/me/journeys/:journey/share',
  who: 'visitor',
  summary: 'Make an address under which my party sees this journey and votes; the same again where there is one',
  params: OwnParams,
  answer: KeptJourney,
  problems: ['noSuchJourney'],
});

const ShareParams = strict({ edition: KeySchema, share: Type.String({ pattern: '^[A-Za-z0-9_-]{22}$' }) });

export const getSharedJourney = endpoint({
  method: 'GET',
  path: '/editions/:edition/shared-journeys/:share',
  who: 'anyone',
  summary: 'A journey somebody shared, with the votes so far',
  params: ShareParams,
  answer: KeptJourney,
  problems: ['noSuchShare'],
});

export const voteOnJourney = endpoint({
  method: 'PUT',
  path: '/editions/:edition/shared-journeys/:share/votes/:voter',
  who: 'anyone',
  summary:
    'Say yes, maybe or no to a shared journey; the voter’s id is made by their browser and changes only their own vote',
  params: strict({ ...ShareParams.properties, voter: IdSchema }),
  body: strict({
    name: Type.String({ minLength: 1, maxLength: 60 }),
    vote: oneOf(['yes', 'maybe', 'no']),
    note: Type.String({ maxLength: 200 }),
  }),
  answer: KeptJourney,
  problems: ['noSuchShare', 'tooManyVotes'],
});
