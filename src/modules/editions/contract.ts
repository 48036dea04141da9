import { type Static, Type } from 'typebox';
import { endpoint, oneOf, strict } from '../../kernel/endpoint.ts';
import { KeySchema } from '../../kernel/ids.ts';
import { WordsSchema } from '../../kernel/language.ts';

/** Where a value comes from: a published source, a rule written down, or an assumption that fills a gap. */
export const BasisSchema = Type.Union([Type.Literal('official'), Type.Literal('derived'), Type.Literal('assumed')]);
export type Basis = Static<typeof BasisSchema>;

/** Instants travel as milliseconds since 1970 UTC. */
export const InstantSchema = Type.Integer({ description: 'ms since 1970-01-01T00:00:00Z' });

export const MoneySchema = Type.Object({
  amount: Type.Integer({ description: 'in the minor unit of the currency' }),
  currency: Type.String({ pattern: '^[A-Z]{3}$' }),
});

export const EditionParams = strict({ edition: KeySchema });
export const SessionParams = strict({ edition: KeySchema, session: KeySchema });
export const VenueParams = strict({ edition: KeySchema, venue: KeySchema });

export const PhaseSchema = oneOf(['ceremony', 'preliminary', 'quarterfinal', 'semifinal', 'final', 'reserve'] as const);

export const EditionCard = Type.Object({
  id: KeySchema,
  names: WordsSchema,
  timeZone: Type.String(),
  currency: Type.String(),
  languages: Type.Array(Type.String()),
  firstDay: Type.String(),
  lastDay: Type.String(),
});
export type EditionCard = Static<typeof EditionCard>;

export const Discipline = Type.Object({
  id: KeySchema,
  sport: WordsSchema,
  names: WordsSchema,
  pictogram: Type.String(),
});
export type Discipline = Static<typeof Discipline>;

export const Venue = Type.Object({
  id: KeySchema,
  names: WordsSchema,
  address: WordsSchema,
  latitude: Type.Number(),
  longitude: Type.Number(),
  capacity: Type.Integer(),
  capacityBasis: BasisSchema,
  stations: Type.Array(Type.Object({ names: WordsSchema, walkMetres: Type.Integer(), walkMinutes: Type.Integer() })),
  gates: Type.Array(
    Type.Object({
      id: KeySchema,
      name: Type.String(),
      zone: KeySchema,
      /** From the street, and not kept for those who work. */
      isForVisitors: Type.Boolean(),
      stepFree: Type.Boolean(),
      latitude: Type.Number(),
      longitude: Type.Number(),
    }),
  ),
});
export type Venue = Static<typeof Venue>;

/** Times at which people buy, under which limits. */
export const SalePhase = Type.Object({
  id: KeySchema,
  names: WordsSchema,
  opensAt: InstantSchema,
  closesAt: InstantSchema,
  perSessionLimit: Type.Integer(),
  perPersonLimit: Type.Integer(),
});
export type SalePhase = Static<typeof SalePhase>;

export const EditionPage = Type.Object({
  ...EditionCard.properties,
  /** Calendar days with sessions, in order. */
  days: Type.Array(Type.Object({ day: Type.String(), sessions: Type.Integer(), medalEvents: Type.Integer() })),
  disciplines: Type.Array(Discipline),
  venues: Type.Array(Venue),
  categories: Type.Array(Type.Object({ id: KeySchema, names: WordsSchema })),
  salePhases: Type.Array(SalePhase),
});
export type EditionPage = Static<typeof EditionPage>;

/** A session of the programme as the blueprint knows it; what is still free is the ticket module's to say. */
export const Session = Type.Object({
  id: KeySchema,
  discipline: KeySchema,
  venue: KeySchema,
  /** Local calendar day at the venue. */
  day: Type.String(),
  /** Null only for reserve days without a time. */
  startsAt: Type.Union([InstantSchema, Type.Null()]),
  endsAt: Type.Union([InstantSchema, Type.Null()]),
  doorsAt: Type.Union([InstantSchema, Type.Null()]),
  phase: PhaseSchema,
  medalEvents: Type.Integer(),
  ticketed: Type.Boolean(),
  items: Type.Array(Type.Object({ names: WordsSchema, medal: Type.Boolean() })),
  /** Per ticket category on offer, best first. */
  prices: Type.Array(Type.Object({ category: KeySchema, price: MoneySchema, basis: BasisSchema })),
  note: Type.Optional(Type.String()),
});
export type Session = Static<typeof Session>;

/** A block of seats or standing places at a venue; places are numbered over the whole venue from `firstPlace`. */
export const Block = Type.Object({
  id: KeySchema,
  zone: KeySchema,
  gate: KeySchema,
  kind: Type.Union([Type.Literal('seated'), Type.Literal('standing')]),
  rank: Type.Integer({ description: '1 is the best view' }),
  tier: Type.Integer(),
  bearingDegrees: Type.Number(),
  rows: Type.Integer(),
  seatsPerRow: Type.Integer(),
  firstPlace: Type.Integer(),
  wheelchairPlaces: Type.Array(Type.Integer()),
  companionPlaces: Type.Array(Type.Integer()),
});
export type Block = Static<typeof Block>;

export const listEditions = endpoint({
  method: 'GET',
  path: '/editions',
  who: 'anyone',
  summary: 'The editions of this deployment',
  answer: Type.Object({ editions: Type.Array(EditionCard) }),
});

export const getEdition = endpoint({
  method: 'GET',
  path: '/editions/:edition',
  who: 'anyone',
  summary: 'An edition with its days, disciplines, venues, categories and sale phases',
  params: EditionParams,
  answer: EditionPage,
  problems: ['noSuchEdition'],
});

export const getVenueBlocks = endpoint({
  method: 'GET',
  path: '/editions/:edition/venues/:venue/blocks',
  who: 'anyone',
  summary: 'The blocks of a venue, for drawing its seat map',
  params: VenueParams,
  answer: Type.Object({ blocks: Type.Array(Block) }),
  problems: ['noSuchEdition', 'noSuchVenue'],
});
