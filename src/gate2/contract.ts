import { type Static, Type } from 'typebox';
import { endpoint, oneOf, strict } from '../kernel/endpoint.ts';

/*
 * What a gate's screen says to its gate. The two stand on one machine or on one local network; no account, no internet.
 */

const RequestId = Type.String({ minLength: 8, maxLength: 80, pattern: '^[A-Za-z0-9-]+$' });
const PassId = Type.String({ pattern: '^[0-9A-HJKMNP-TV-Z]{13}$' });
const DirectionSchema = oneOf(['entry', 'exit'] as const);
const StewardName = Type.String({ minLength: 1, maxLength: 60 });

/** One person of an act, with what the screen shows. */
export const ActMember = Type.Object({
  pass: Type.String(),
  name: Type.Union([Type.String(), Type.Null()]),
  kind: Type.Union([Type.String(), Type.Null()]),
  outcome: oneOf(['admit', 'exit', 'steward'] as const),
  reason: Type.String(),
  remedy: Type.String(),
  seat: Type.Union([
    Type.Object({ block: Type.String(), row: Type.Integer(), number: Type.Integer(), kind: Type.String() }),
    Type.Null(),
  ]),
  session: Type.Union([Type.Integer(), Type.Null()]),
  facts: Type.Record(Type.String(), Type.Unknown()),
});

export const Act = Type.Object({
  id: Type.String(),
  at: Type.Integer(),
  direction: DirectionSchema,
  outcome: oneOf(['admit', 'exit', 'steward'] as const),
  reason: Type.String(),
  remedy: Type.String(),
  facts: Type.Record(Type.String(), Type.Unknown()),
  members: Type.Array(ActMember),
  /** False while the disk refuses: the answer stands, the entry waits in memory. */
  isRecorded: Type.Boolean(),
});
export type Act = Static<typeof Act>;

export const GateState = Type.Object({
  hasSnapshot: Type.Boolean(),
  edition: Type.String(),
  gate: Type.String(),
  gateName: Type.String(),
  venueNames: Type.Record(Type.String(), Type.String()),
  timeZone: Type.String(),
  now: Type.Integer(),
  isOnline: Type.Boolean(),
  /** Since when it is as it is. */
  since: Type.Integer(),
  /** Entries the server has not acknowledged. */
  pending: Type.Integer(),
  /** Entries the disk refused so far. */
  unwritten: Type.Integer(),
  snapshotMadeAt: Type.Union([Type.Integer(), Type.Null()]),
  inside: Type.Integer(),
  trouble: Type.Union([Type.String(), Type.Null()]),
  sessions: Type.Array(
    Type.Object({
      number: Type.Integer(),
      names: Type.Record(Type.String(), Type.String()),
      startsAt: Type.Integer(),
      doorsAt: Type.Integer(),
      endsAt: Type.Integer(),
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
    /** Instead of a code: the pass of a person whose document the steward saw. */
    pass: Type.Optional(PassId),
    choice: Type.Optional(Type.Array(PassId, { minItems: 1, maxItems: 16 })),
    steward: Type.Optional(StewardName),
  }),
  answer: Act,
});

export const force = endpoint({
  method: 'POST',
  path: '/force',
  who: 'anyone',
  summary: 'A human lets somebody pass against the answer; written down with the name and why',
  body: strict({
    id: RequestId,
    act: RequestId,
    direction: DirectionSchema,
    steward: StewardName,
    passes: Type.Optional(Type.Array(PassId, { maxItems: 16 })),
  }),
  answer: Act,
});

export const annul = endpoint({
  method: 'POST',
  path: '/annul',
  who: 'anyone',
  summary: 'The barrier did not turn, or the people went away: the passage did not happen',
  body: strict({ id: RequestId, passage: RequestId, passes: Type.Optional(Type.Array(PassId, { maxItems: 16 })) }),
  answer: Type.Object({ isRecorded: Type.Boolean() }),
});

export const findPeople = endpoint({
  method: 'GET',
  path: '/people',
  who: 'anyone',
  summary: 'People of the snapshot by name, short code or pass',
  query: strict({ q: Type.String({ minLength: 2, maxLength: 60 }) }),
  answer: Type.Object({
    people: Type.Array(
      Type.Object({
        pass: Type.String(),
        name: Type.String(),
        kind: Type.String(),
        shortCode: Type.String(),
        seats: Type.Array(Type.String()),
        isInside: Type.Boolean(),
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
