import { type Static, Type } from 'typebox';
import { endpoint, oneOf, strict } from '../../kernel/endpoint.ts';
import { IdSchema, KeySchema } from '../../kernel/ids.ts';
import { WordsSchema } from '../../kernel/language.ts';
import { EditionParams, InstantSchema, SessionParams } from '../editions/contract.ts';

const GateParams = strict({ edition: KeySchema, gate: KeySchema });
const Maybe = <T extends Parameters<typeof Type.Array>[0]>(schema: T) => Type.Union([schema, Type.Null()]);

/** Why this gate and this time, the weightiest first. */
export const slotReasons = ['gateClosed', 'stepFreeGate', 'nearestGate', 'shorterLine', 'chosen'] as const;

/** A quarter of an hour in which one may come. */
export const Window = Type.Object({
  fromAt: InstantSchema,
  untilAt: InstantSchema,
  /** How many were advised to come then, against what the gate takes with no line. */
  fill: oneOf(['calm', 'busy', 'full'] as const),
});

/** When and by which gate my party is advised to come. Advice: whoever comes otherwise is let in as well. */
export const Arrival = Type.Object({
  session: KeySchema,
  people: Type.Integer(),
  state: oneOf(['advised', 'chosen', 'declined'] as const),
  gate: KeySchema,
  gateName: Type.String(),
  isStepFree: Type.Boolean(),
  needsStepFree: Type.Boolean(),
  /** Null: we come when we like. */
  window: Maybe(Window),
  /** The nearest station, minutes on foot from it, and when to leave it to be there in the middle of the window. */
  station: Maybe(Type.Object({ names: WordsSchema, walkMinutes: Type.Integer(), leaveAt: Maybe(InstantSchema) })),
  /** Minutes on foot from this gate to the gate of the seats, on the venue's ground; 0 where it is the same. */
  toSeatsMinutes: Type.Integer(),
  why: Type.Array(oneOf(slotReasons)),
  /** What was told before staff closed that gate. */
  movedFrom: Maybe(Type.Object({ gateName: Type.String(), reason: Type.String() })),
  /** Other windows at this gate that are not over. */
  choices: Type.Array(Window),
});
export type Arrival = Static<typeof Arrival>;

export const listArrivals = endpoint({
  method: 'GET',
  path: '/editions/:edition/arrivals',
  who: 'visitor',
  summary: 'When and by which gate to come to each of my sessions, and why',
  params: EditionParams,
  answer: Type.Object({ arrivals: Type.Array(Arrival) }),
});

export const chooseSlot = endpoint({
  method: 'PUT',
  path: '/editions/:edition/arrivals/:session',
  who: 'visitor',
  summary: 'Come earlier, later, or when we like (null); at the gate we are let in all the same',
  params: SessionParams,
  body: strict({ fromAt: Maybe(InstantSchema) }),
  answer: Arrival,
  problems: ['noSuchSlot', 'noSuchWindow', 'windowFull'],
});

export const Closure = Type.Object({
  id: IdSchema,
  gate: KeySchema,
  reason: Type.String(),
  closedAt: InstantSchema,
});

/** What closing a gate does to the slots of the next 24 hours. */
export const ClosureEffect = Type.Object({
  parties: Type.Integer(),
  people: Type.Integer(),
  sessions: Type.Array(KeySchema),
  /** Where they are sent. */
  to: Type.Array(Type.Object({ gate: KeySchema, name: Type.String(), people: Type.Integer() })),
  /** Parties for whom no open gate fits; they keep their slot and staff should call them. */
  withoutGate: Type.Integer(),
});
export type ClosureEffect = Static<typeof ClosureEffect>;

export const getClosure = endpoint({
  method: 'GET',
  path: '/editions/:edition/gates/:gate/closure',
  who: { staff: 'gates' },
  summary: 'Whether a gate is closed, and what closing it now would change',
  params: GateParams,
  answer: Type.Object({ closure: Maybe(Closure), effect: ClosureEffect }),
  problems: ['noSuchVisitorGate'],
});

export const closeGate = endpoint({
  method: 'POST',
  path: '/editions/:edition/gates/:gate/closure',
  who: { staff: 'gates' },
  summary: 'Close a gate: its parties of the next 24 hours are told another gate, by mail and in the app',
  params: GateParams,
  body: strict({ id: IdSchema, reason: Type.String({ minLength: 1, maxLength: 200 }) }),
  answer: ClosureEffect,
  problems: ['noSuchVisitorGate', 'closedAlready'],
});

export const reopenGate = endpoint({
  method: 'POST',
  path: '/editions/:edition/gates/:gate/reopening',
  who: { staff: 'gates' },
  summary: 'Open a gate again: parties that it moved and whose time is an hour ahead or more go back, and are told',
  params: GateParams,
  body: strict({ closure: IdSchema }),
  answer: Type.Object({ parties: Type.Integer(), people: Type.Integer() }),
  problems: ['noSuchVisitorGate', 'notClosed'],
});

const Curve = Type.Object({
  /** Seconds from the start, rising; one more than shares. */
  edges: Type.Array(Type.Number()),
  shares: Type.Array(Type.Number()),
});

export const Forecast = Type.Object({
  session: KeySchema,
  venue: KeySchema,
  startsAt: InstantSchema,
  doorsAt: InstantSchema,
  /** People with a ticket, and places that could be sold. */
  people: Type.Integer(),
  capacity: Type.Integer(),
  gates: Type.Array(
    Type.Object({
      gate: KeySchema,
      name: Type.String(),
      lanes: Type.Integer(),
      isStepFree: Type.Boolean(),
      isClosed: Type.Boolean(),
      /** People whose seats are nearest to it. */
      people: Type.Integer(),
      /** Places whose gate it is. */
      capacity: Type.Integer(),
      /** People told to come by it, window by window. */
      told: Type.Array(Type.Integer()),
    }),
  ),
  windows: Type.Object({ firstAt: InstantSchema, count: Type.Integer(), minutes: Type.Integer() }),
  /** Seconds on foot from one gate to the next, on average. */
  walkSeconds: Type.Integer(),
  /** Parties by size, from 1; empty while nobody bought. */
  partySizes: Type.Array(Type.Integer()),
  stepFreeParties: Type.Integer(),
  familyParties: Type.Integer(),
  declinedParties: Type.Integer(),
  closures: Type.Array(Closure),
  /** From the journals of earlier sessions at the venue; null while there are none. */
  fitted: Maybe(
    Type.Object({
      sessions: Type.Integer(),
      people: Type.Integer(),
      curve: Curve,
      /** False: too few for a curve of their own; it leans on the assumed one. */
      isCurveEnough: Type.Boolean(),
      /** Seconds a person at a busy lane; null: lanes were never kept busy. */
      personSeconds: Maybe(Type.Number()),
      gaps: Type.Integer(),
      isServiceEnough: Type.Boolean(),
    }),
  ),
});
export type Forecast = Static<typeof Forecast>;

export const getForecast = endpoint({
  method: 'GET',
  path: '/editions/:edition/sessions/:session/forecast',
  who: { staff: 'gates' },
  summary:
    'Who will come to a session by which gate and when, from tickets, slots and the journals of earlier sessions',
  params: SessionParams,
  answer: Forecast,
  problems: ['noSuchSession', 'noArrivals'],
});
