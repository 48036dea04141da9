import { type Static, Type } from 'typebox';
import { screeningOutcomes, screeningReasons } from '../../engines/screening/decide-screening.ts';
import { officerActs } from '../../engines/screening/log.ts';
import { BagSchema, ThreatLevelSchema, threatClasses } from '../../engines/screening/signals.ts';
import { endpoint, oneOf, strict } from '../../kernel/endpoint.ts';
import { DeviceView } from '../devices/contract.ts';

/*
 * What the officer's panel says to its gate, and what it shows.
 */

const RequestId = Type.String({ minLength: 8, maxLength: 80, pattern: '^[A-Za-z0-9-]+$' });
export const LaneName = Type.String({ pattern: '^[A-Za-z0-9-]{1,20}$' });
const Nullable = <T extends Parameters<typeof Type.Union>[0][number]>(schema: T) => Type.Union([schema, Type.Null()]);
const ClassSchema = oneOf(threatClasses);

/** One person as the panel shows them. */
export const Screened = Type.Object({
  request: Type.String(),
  lane: Type.String(),
  at: Type.Integer(),
  name: Nullable(Type.String()),
  outcome: oneOf(screeningOutcomes),
  reasons: Type.Array(oneOf(screeningReasons)),
  /** What the detector thinks it saw. */
  threat: Nullable(ClassSchema),
  /** Chance that they carry something of each class, by the stated rates. */
  risk: Type.Record(Type.String(), Type.Number()),
  /** What a human did with it. */
  act: Nullable(oneOf(officerActs)),
  by: Nullable(Type.String()),
});
export type Screened = Static<typeof Screened>;

export const ScreeningView = Type.Object({
  policyVersion: Type.Integer(),
  /** False: built-in rules, the server was never heard. */
  isFromServer: Type.Boolean(),
  threat: ThreatLevelSchema,
  /** Newest first, the last few. */
  people: Type.Array(Screened),
  devices: Type.Array(DeviceView),
  /** The fire alarm is on: all ways are open. */
  isFreeFlow: Type.Boolean(),
  /** Messages of devices that were refused since the start. */
  refused: Type.Integer(),
  /** What an officer must know, with the device or lane it is about. */
  troubles: Type.Array(
    Type.Object({
      trouble: oneOf(['deviceOffline', 'portTaken', 'brokerAway', 'forced', 'turnstileSilent'] as const),
      about: Type.String(),
      at: Type.Integer(),
    }),
  ),
});
export type ScreeningView = Static<typeof ScreeningView>;

export const getScreeningView = endpoint({
  method: 'GET',
  path: '/screening',
  who: 'anyone',
  summary: 'What the lanes say now, and how the devices are',
  answer: ScreeningView,
});

export const screenAct = endpoint({
  method: 'POST',
  path: '/screening/people',
  who: 'anyone',
  summary: 'Everybody of an act who was let in goes through the lane: what it says of each',
  body: strict({
    act: RequestId,
    lane: LaneName,
    /** The code that was read, for how it is bound. */
    code: Type.Optional(Type.String({ pattern: '^[A-Za-z0-9_-]{2,4000}$' })),
    bag: BagSchema,
    asksForHelp: Type.Boolean(),
  }),
  answer: Type.Object({ people: Type.Array(Screened) }),
});

export const recordOutcome = endpoint({
  method: 'POST',
  path: '/screening/outcomes',
  who: 'anyone',
  summary: 'What an officer did: checked, let on, or, in their name and with a reason, not let on',
  body: strict({
    id: RequestId,
    request: Type.String({ minLength: 1, maxLength: 100 }),
    act: oneOf(officerActs),
    found: oneOf(['nothing', ...threatClasses] as const),
    steward: Type.String({ minLength: 1, maxLength: 60 }),
    why: Type.Optional(Type.String({ minLength: 1, maxLength: 120 })),
  }),
  answer: Screened,
  problems: ['whyNeeded'],
});

export const revealSeed = endpoint({
  method: 'POST',
  path: '/screening/seeds',
  who: 'anyone',
  summary: 'Tell the seed of today before the day is over, for an audit on the spot',
  body: strict({ id: RequestId, steward: Type.String({ minLength: 1, maxLength: 60 }) }),
  answer: Type.Object({ seed: Type.String() }),
});
