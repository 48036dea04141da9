import { type Static, Type } from 'typebox';
import { endpoint, oneOf, strict } from '../kernel/endpoint.ts';
import { WordsSchema } from '../kernel/language.ts';

/*
 * What a gate's screen says to its gate. The two stand on one machine or on one local network; no account, no internet.
 */

const RequestId = Type.String({ minLength: 8, maxLength: 80, pattern: '^[A-Za-z0-9-]+$' });
const PassId = Type.String({ pattern: '^[0-9A-HJKMNP-TV-Z]{13}$' });
const InstantSchema = Type.Integer();
const DirectionSchema = oneOf(['entry', 'exit'] as const);
const StewardName = Type.String({ minLength: 1, maxLength: 60 });

const OutcomeSchema = oneOf(['admit', 'exit', 'steward'] as const);
const FactsSchema = Type.Record(Type.String(), Type.Unknown());

/** One person of an act, with what the screen shows. */
export const ActMember = Type.Object({
  pass: Type.String(),
  /** Null where the snapshot does not know them, as with a ticket bought a minute ago. */
  name: Type.Union([Type.String(), Type.Null()]),
  kind: Type.Union([Type.String(), Type.Null()]),
  outcome: OutcomeSchema,
  reason: Type.String(),
  remedy: Type.String(),
  seat: Type.Union([
    Type.Object({ block: Type.String(), row: Type.Integer(), number: Type.Integer(), kind: Type.String() }),
    Type.Null(),
  ]),
  session: Type.Union([Type.Integer(), Type.Null()]),
  facts: FactsSchema,
});
export type ActMember = Static<typeof ActMember>;

/** What a gate answered, with the names of everything its facts speak of. */
export const Act = Type.Object({
  id: Type.String(),
  at: InstantSchema,
  direction: DirectionSchema,
  outcome: OutcomeSchema,
  reason: Type.String(),
  remedy: Type.String(),
  facts: FactsSchema,
  members: Type.Array(ActMember),
  /** Others of the same party, for a smaller or larger choice. */
  party: Type.Array(Type.Object({ pass: Type.String(), name: Type.String(), kind: Type.String() })),
  /** Others of the party whose doors open later today; `session` is among the mentioned ones. */
  later: Type.Array(
    Type.Object({ pass: Type.String(), name: Type.String(), session: Type.Integer(), opensAt: InstantSchema }),
  ),
  mentioned: Type.Object({
    gates: Type.Array(Type.Object({ id: Type.String(), name: Type.String() })),
    sessions: Type.Array(
      Type.Object({
        number: Type.Integer(),
        names: WordsSchema,
        venueNames: WordsSchema,
        startsAt: InstantSchema,
        /** As printed; the grace of the rules is said to nobody. */
        doorsAt: InstantSchema,
      }),
    ),
    people: Type.Array(Type.Object({ pass: Type.String(), name: Type.String() })),
  }),
  /** The human who let them in against the answer. */
  by: Type.Union([Type.String(), Type.Null()]),
  /** False while the disk refuses: the answer stands, the entry waits in memory. */
  isRecorded: Type.Boolean(),
});
export type Act = Static<typeof Act>;

/** What an operator must look at; the gate goes on deciding in each of these. */
export const gateTroubles = [
  'disk',
  'journalDamaged',
  'journalRejoined',
  'gateInUse',
  'snapshotRefused',
  'notPaired',
  'refused',
] as const;
export type GateTrouble = (typeof gateTroubles)[number];

const SightingSchema = Type.Object({ id: Type.String(), gateName: Type.String(), at: InstantSchema });

/** A pass that came in twice with no exit between; `name` and `seat` where the directory knows them. */
export const GateFinding = Type.Object({
  pass: Type.String(),
  name: Type.Union([Type.String(), Type.Null()]),
  seat: Type.Union([
    Type.Object({ block: Type.String(), row: Type.Integer(), number: Type.Integer(), kind: Type.String() }),
    Type.Null(),
  ]),
  first: SightingSchema,
  second: SightingSchema,
});
export type GateFinding = Static<typeof GateFinding>;

export const GateState = Type.Object({
  hasSnapshot: Type.Boolean(),
  edition: Type.String(),
  gate: Type.String(),
  gateName: Type.String(),
  venueNames: WordsSchema,
  timeZone: Type.String(),
  now: InstantSchema,
  clockOffsetMs: Type.Integer(),
  isOnline: Type.Boolean(),
  /** Since when it is as it is. */
  since: InstantSchema,
  /** Entries the server has not acknowledged. */
  pending: Type.Integer(),
  /** Entries the disk refused so far. */
  unwritten: Type.Integer(),
  snapshotMadeAt: Type.Union([InstantSchema, Type.Null()]),
  /** People inside the venue, as far as this gate knows. */
  inside: Type.Integer(),
  troubles: Type.Array(oneOf(gateTroubles)),
  /** Names and seats for the look-up: how many are here. Codes are decided without them. */
  directory: Type.Object({ state: oneOf(['none', 'loading', 'ready'] as const), people: Type.Integer() }),
  /** Other gates of the venue on the local network. */
  neighbours: Type.Object({ named: Type.Integer(), heard: Type.Integer() }),
  /** Passes in twice, newest first, that nobody has looked at yet. */
  findings: Type.Array(GateFinding),
  sessions: Type.Array(
    Type.Object({
      number: Type.Integer(),
      names: WordsSchema,
      startsAt: InstantSchema,
      doorsAt: InstantSchema,
      endsAt: InstantSchema,
    }),
  ),
});
export type GateState = Static<typeof GateState>;

export const admit = endpoint({
  method: 'POST',
  path: '/admit',
  who: 'anyone',
  summary: 'Somebody stands at the gate: a code read, or a person looked up by a steward',
  body: strict({
    id: RequestId,
    direction: DirectionSchema,
    /** Bytes of the code, base64url. */
    code: Type.Optional(Type.String({ pattern: '^[A-Za-z0-9_-]{2,4000}$' })),
    /** Instead of a code: an act of the last minutes whose code was good, with another choice of the party. */
    act: Type.Optional(RequestId),
    /** Instead of a code: the pass of a person whose document the steward saw. */
    pass: Type.Optional(PassId),
    choice: Type.Optional(Type.Array(PassId, { minItems: 1, maxItems: 16 })),
    /** Who compared the person with a document; with `act`, for paper and bands. */
    steward: Type.Optional(StewardName),
  }),
  answer: Act,
});

export const force = endpoint({
  method: 'POST',
  path: '/force',
  who: 'anyone',
  summary:
    'A human lets somebody pass against the answer, or people without a pass; written down with the name and why',
  body: strict({
    id: RequestId,
    direction: DirectionSchema,
    steward: StewardName,
    why: Type.String({ minLength: 1, maxLength: 120 }),
    /** The answer that is overruled. */
    act: Type.Optional(RequestId),
    /** Of that act, or of the look-up; absent: everybody of the act. */
    passes: Type.Optional(Type.Array(PassId, { minItems: 1, maxItems: 16 })),
    /** People whose passes nobody knows. */
    unnamed: Type.Optional(Type.Integer({ minimum: 1, maximum: 500 })),
  }),
  answer: Act,
});

export const annul = endpoint({
  method: 'POST',
  path: '/annul',
  who: 'anyone',
  summary: 'The barrier did not turn, or the people went away: the passage did not happen',
  body: strict({
    id: RequestId,
    passage: RequestId,
    passes: Type.Optional(Type.Array(PassId, { minItems: 1, maxItems: 16 })),
  }),
  answer: Type.Object({ isRecorded: Type.Boolean() }),
});

const FoundPerson = Type.Object({
  pass: Type.String(),
  name: Type.String(),
  kind: Type.String(),
  shortCode: Type.String(),
  seats: Type.Array(
    Type.Object({ session: Type.Integer(), block: Type.String(), row: Type.Integer(), number: Type.Integer() }),
  ),
  isInside: Type.Boolean(),
});

export const findPeople = endpoint({
  method: 'GET',
  path: '/people',
  who: 'anyone',
  summary: 'People of the snapshot by name in any script, short code, seat or pass, with their party',
  query: strict({ q: Type.String({ minLength: 2, maxLength: 60 }) }),
  answer: Type.Object({
    people: Type.Array(
      Type.Object({
        ...FoundPerson.properties,
        /** Pass of the person whose party it is; one act by it admits any of the party. */
        holder: Type.String(),
        party: Type.Array(FoundPerson),
      }),
    ),
  }),
});

export const getState = endpoint({
  method: 'GET',
  path: '/state',
  who: 'anyone',
  summary: 'What the screen shows all the time; the same comes as server-sent events at /api/events',
  answer: GateState,
});
