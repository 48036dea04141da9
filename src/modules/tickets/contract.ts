import { type Static, Type } from 'typebox';
import { endpoint, oneOf, strict } from '../../kernel/endpoint.ts';
import { IdSchema, KeySchema } from '../../kernel/ids.ts';
import {
  BasisSchema,
  EditionParams,
  InstantSchema,
  MoneySchema,
  Session,
  SessionParams,
} from '../editions/contract.ts';

/** A session as the programme lists it, with what it costs and what is free. */
export const SessionCard = Type.Object({
  ...Session.properties,
  /** Free places over all categories; 0 is sold out. */
  free: Type.Integer(),
  capacity: Type.Integer(),
});
export type SessionCard = Static<typeof SessionCard>;

export const listSessions = endpoint({
  method: 'GET',
  path: '/editions/:edition/sessions',
  who: 'anyone',
  summary: 'Search the programme: by words in any language, discipline, day, venue, medals, price, free places',
  params: EditionParams,
  query: strict({
    q: Type.Optional(Type.String({ maxLength: 100 })),
    discipline: Type.Optional(Type.Array(KeySchema, { maxItems: 60 })),
    day: Type.Optional(Type.String({ pattern: '^\\d{4}-\\d{2}-\\d{2}$' })),
    venue: Type.Optional(KeySchema),
    medal: Type.Optional(Type.Boolean()),
    /** Highest price of the cheapest ticket, in minor units. */
    maxPrice: Type.Optional(Type.Integer({ minimum: 0 })),
    /** At least so many free places. */
    seats: Type.Optional(Type.Integer({ minimum: 1, maximum: 20 })),
    sort: Type.Optional(Type.Union([Type.Literal('time'), Type.Literal('price')])),
    offset: Type.Optional(Type.Integer({ minimum: 0, maximum: 10_000 })),
    limit: Type.Optional(Type.Integer({ minimum: 1, maximum: 1_000 })),
  }),
  answer: Type.Object({ total: Type.Integer(), sessions: Type.Array(SessionCard) }),
  problems: ['noSuchEdition'],
});

export const CategoryOffer = Type.Object({
  category: KeySchema,
  price: MoneySchema,
  basis: BasisSchema,
  capacity: Type.Integer(),
  free: Type.Integer(),
  /** Free wheelchair spaces; each has a companion seat beside it. */
  wheelchairFree: Type.Integer(),
});
export type CategoryOffer = Static<typeof CategoryOffer>;

export const SaleState = Type.Object({
  isOpen: Type.Boolean(),
  phase: Type.Union([KeySchema, Type.Null()]),
  nextOpensAt: Type.Union([InstantSchema, Type.Null()]),
  closesAt: Type.Union([InstantSchema, Type.Null()]),
  perSessionLimit: Type.Integer(),
  perPersonLimit: Type.Integer(),
});

export const getSession = endpoint({
  method: 'GET',
  path: '/editions/:edition/sessions/:session',
  who: 'anyone',
  summary: 'A session with its offers and the state of its sale',
  params: SessionParams,
  answer: Type.Object({ session: SessionCard, offers: Type.Array(CategoryOffer), sale: SaleState }),
  problems: ['noSuchEdition', 'noSuchSession'],
});

export const getSeatMap = endpoint({
  method: 'GET',
  path: '/editions/:edition/sessions/:session/seats',
  who: 'anyone',
  summary: 'Which blocks belong to which category, and which places are taken',
  params: SessionParams,
  answer: Type.Object({
    /** Per block: its category and its taken places as base64 bits, least significant bit first, in place order. */
    blocks: Type.Array(Type.Object({ block: KeySchema, category: KeySchema, takenBits: Type.String() })),
  }),
  problems: ['noSuchEdition', 'noSuchSession'],
});

export const SeatSchema = Type.Object({
  place: Type.Integer(),
  block: KeySchema,
  row: Type.Integer(),
  number: Type.Integer(),
  gate: KeySchema,
  kind: oneOf(['seat', 'wheelchair', 'companion', 'standing'] as const),
});
export type Seat = Static<typeof SeatSchema>;

export const Hold = Type.Object({
  id: IdSchema,
  session: KeySchema,
  category: KeySchema,
  seats: Type.Array(SeatSchema),
  /** One price per seat. */
  price: MoneySchema,
  together: Type.Union([Type.Literal('row'), Type.Literal('rows'), Type.Literal('split'), Type.Literal('chosen')]),
  expiresAt: InstantSchema,
});
export type Hold = Static<typeof Hold>;

const SeatChoice = Type.Union([
  strict({
    kind: Type.Literal('best'),
    category: KeySchema,
    /** Seats in all, wheelchair spaces and companions included. */
    count: Type.Integer({ minimum: 1, maximum: 12 }),
    wheelchairs: Type.Optional(Type.Integer({ minimum: 0, maximum: 4 })),
  }),
  strict({
    kind: Type.Literal('chosen'),
    category: KeySchema,
    places: Type.Array(Type.Integer({ minimum: 0 }), { minItems: 1, maxItems: 12, uniqueItems: true }),
  }),
]);
export type SeatChoice = Static<typeof SeatChoice>;

export const holdSeats = endpoint({
  method: 'POST',
  path: '/editions/:edition/holds',
  who: 'visitor',
  summary: 'Hold seats for some minutes, the best together or chosen on the map',
  params: EditionParams,
  body: strict({ id: IdSchema, session: KeySchema, choice: SeatChoice }),
  answer: Hold,
  problems: [
    'noSuchEdition',
    'noSuchSession',
    'noSuchCategory',
    'saleClosed',
    'soldOut',
    'noWheelchairSpace',
    'placeTaken',
    'noSuchPlace',
    'leavesSingleSeat',
    'sessionLimitReached',
    'personLimitReached',
  ],
});

export const HoldParams = strict({ edition: KeySchema, hold: IdSchema });

export const listHolds = endpoint({
  method: 'GET',
  path: '/editions/:edition/holds',
  who: 'visitor',
  summary: 'My seats on hold, soonest to expire first',
  params: EditionParams,
  answer: Type.Object({ holds: Type.Array(Hold) }),
});

export const releaseHold = endpoint({
  method: 'DELETE',
  path: '/editions/:edition/holds/:hold',
  who: 'visitor',
  summary: 'Give held seats back',
  params: HoldParams,
  answer: Type.Null(),
  problems: ['noSuchHold', 'holdInOrder'],
});

export const Ticket = Type.Object({
  id: IdSchema,
  session: KeySchema,
  category: KeySchema,
  seat: SeatSchema,
  price: MoneySchema,
  order: IdSchema,
  /** The party member who will sit there; null until chosen. */
  member: Type.Union([IdSchema, Type.Null()]),
  memberName: Type.Union([Type.String(), Type.Null()]),
  state: Type.Union([Type.Literal('valid'), Type.Literal('cancelled'), Type.Literal('transferred')]),
  /** Set while an offer to another person is open. */
  offeredTo: Type.Union([Type.String(), Type.Null()]),
});
export type Ticket = Static<typeof Ticket>;

export const listTickets = endpoint({
  method: 'GET',
  path: '/editions/:edition/tickets',
  who: 'visitor',
  summary: 'My tickets, by session',
  params: EditionParams,
  answer: Type.Object({ tickets: Type.Array(Ticket) }),
});

const TicketParams = strict({ edition: KeySchema, ticket: IdSchema });

export const assignTicket = endpoint({
  method: 'PUT',
  path: '/editions/:edition/tickets/:ticket/member',
  who: 'visitor',
  summary: 'Say who of my party sits there',
  params: TicketParams,
  body: strict({ member: IdSchema }),
  answer: Ticket,
  problems: ['noSuchTicket', 'ticketNotValid', 'memberHasTicket', 'noSuchMember'],
});

export const offerTicket = endpoint({
  method: 'PUT',
  path: '/editions/:edition/tickets/:ticket/offer',
  who: 'visitor',
  summary: 'Offer a ticket to another person by e-mail address; null takes the offer back',
  params: TicketParams,
  body: strict({ email: Type.Union([Type.String({ format: 'email', maxLength: 254 }), Type.Null()]) }),
  answer: Ticket,
  problems: ['noSuchTicket', 'ticketNotValid', 'ownAddress'],
});

export const listOffers = endpoint({
  method: 'GET',
  path: '/editions/:edition/offers',
  who: 'visitor',
  summary: 'Tickets that others offer me',
  params: EditionParams,
  answer: Type.Object({
    offers: Type.Array(Type.Object({ ticket: IdSchema, session: KeySchema, seat: SeatSchema, from: Type.String() })),
  }),
});

export const acceptOffer = endpoint({
  method: 'POST',
  path: '/editions/:edition/offers/:ticket',
  who: 'visitor',
  summary: 'Take a ticket that was offered to me; the former code stops working',
  params: TicketParams,
  body: strict({ id: IdSchema }),
  answer: Ticket,
  problems: ['noSuchOffer', 'ticketNotValid'],
});
