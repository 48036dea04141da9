import { type Static, Type } from 'typebox';
import { oneOf, strict } from '../../kernel/endpoint.ts';
import { screeningOutcomes, screeningReasons } from './decide-screening.ts';
import { SignalsSchema, ThreatLevelSchema } from './signals.ts';

/*
 * What a gate notes about screening, one schema a topic. All of it together can be replayed by anybody.
 */

export const topics = {
  /** The gate begins to decide by a policy. */
  policy: 'screening.policy',
  commit: 'screening.commit',
  decision: 'screening.decision',
  /** What a human did with a decision. */
  outcome: 'screening.outcome',
  reveal: 'screening.reveal',
  device: 'screening.device',
} as const;

const Hex32 = Type.String({ pattern: '^[0-9a-f]{64}$' });
const Gate = Type.String({ maxLength: 130 });
/** Local day of the gate, and which seed of that day: `2021-07-24.1`. */
export const SeedName = Type.String({ pattern: '^\\d{4}-\\d{2}-\\d{2}\\.\\d{1,3}$' });
const RequestId = Type.String({ minLength: 1, maxLength: 100 });
const Person = Type.String({ minLength: 1, maxLength: 60 });

export const PolicyNote = strict({
  gate: Gate,
  /** SHA-256 of the text. */
  hash: Hex32,
  version: Type.Integer({ minimum: 1 }),
  /** The policy as signed, JSON. */
  text: Type.String({ maxLength: 20_000 }),
  signature: Type.Union([Type.String({ maxLength: 200 }), Type.Null()]),
  kid: Type.Union([Type.String({ maxLength: 20 }), Type.Null()]),
});
export const CommitNote = strict({ gate: Gate, seed: SeedName, commitment: Hex32 });
export const RevealNote = strict({ gate: Gate, seed: SeedName, value: Hex32, draws: Type.Integer({ minimum: 0 }) });
export const DecisionNote = strict({
  gate: Gate,
  lane: Type.String({ maxLength: 40 }),
  request: RequestId,
  /** The passage it belongs to, and the pass; null where nobody knows it. */
  passage: Type.Union([RequestId, Type.Null()]),
  pass: Type.Union([Type.String({ maxLength: 20 }), Type.Null()]),
  policyHash: Hex32,
  seed: SeedName,
  counter: Type.Integer({ minimum: 1 }),
  draw: Type.Number({ minimum: 0, exclusiveMaximum: 1 }),
  signals: SignalsSchema,
  outcome: oneOf(screeningOutcomes),
  reasons: Type.Array(oneOf(screeningReasons), { minItems: 1 }),
  share: Type.Number({ minimum: 0, maximum: 1 }),
});
export type DecisionNote = Static<typeof DecisionNote>;

/** `cleared`: looked, and let on. `handedOver`: let on without a thing. `leftAlone`: let on unchecked. `wentAway`, `refused`, `police`: not let on. */
export const officerActs = ['cleared', 'handedOver', 'leftAlone', 'wentAway', 'refused', 'police'] as const;
export const OutcomeNote = strict({
  gate: Gate,
  request: RequestId,
  act: oneOf(officerActs),
  /** What was found, by class; `nothing`: an alarm without cause. */
  found: oneOf(['nothing', 'firearm', 'blade', 'explosive', 'other'] as const),
  by: Person,
  /** Needed wherever the human does something else than the lane said. */
  why: Type.Union([Type.String({ minLength: 1, maxLength: 120 }), Type.Null()]),
  isOverride: Type.Boolean(),
});
export type OutcomeNote = Static<typeof OutcomeNote>;

export const DeviceNote = strict({
  gate: Gate,
  device: Type.String({ maxLength: 40 }),
  name: Type.String({ maxLength: 60 }),
  kind: Type.String({ maxLength: 20 }),
  lane: Type.String({ maxLength: 40 }),
  state: oneOf(['paired', 'online', 'offline', 'removed'] as const),
  by: Type.Union([Person, Type.Null()]),
});
export type DeviceNote = Static<typeof DeviceNote>;

/** Level of the threat and who set it, as gates are told. */
export const ThreatSchema = strict({ level: ThreatLevelSchema, at: Type.Integer() });
export type Threat = Static<typeof ThreatSchema>;
