import { type Static, Type } from 'typebox';
import { officerActs } from '../../engines/screening/log.ts';
import { ScreeningPolicySchema } from '../../engines/screening/policy.ts';
import { replayFaults } from '../../engines/screening/replay.ts';
import { ThreatLevelSchema } from '../../engines/screening/signals.ts';
import { endpoint, oneOf, strict } from '../../kernel/endpoint.ts';
import { IdSchema, KeySchema } from '../../kernel/ids.ts';
import { EditionParams, InstantSchema } from '../editions/contract.ts';

const Count = Type.Integer({ minimum: 0 });
const Share = Type.Number({ minimum: 0, maximum: 1 });
const Nullable = <T extends Parameters<typeof Type.Union>[0][number]>(schema: T) => Type.Union([schema, Type.Null()]);
const DayParams = strict({ edition: KeySchema, day: Type.String({ pattern: '^\\d{4}-\\d{2}-\\d{2}$' }) });
const staffOnly = { staff: 'gates' } as const;

/** What one gate decides by, as the signed text holds it. */
export const GateRules = Type.Object({
  format: Type.Literal(1),
  edition: KeySchema,
  gate: KeySchema,
  /** Text of the policy, so that its hash is the same everywhere, with a signature of its own for the audit. */
  policy: Type.Object({ text: Type.String(), signature: Type.String(), kid: Type.String() }),
  threat: strict({ level: ThreatLevelSchema, number: Count }),
  /** Tickets of this venue's next sessions that changed hands: session number, place, how often. */
  transfers: Type.Array(Type.Tuple([Type.Integer(), Type.Integer(), Count])),
});
export type GateRules = Static<typeof GateRules>;

export const getGateRules = endpoint({
  method: 'GET',
  path: '/editions/:edition/gates/:gate/screening',
  who: 'gate',
  summary: 'The policy of screening and the threat level, signed; nothing where the gate knows them already',
  params: strict({ edition: KeySchema, gate: KeySchema }),
  query: strict({ known: Type.Optional(Type.String({ maxLength: 80 })) }),
  answer: Type.Object({
    version: Type.String(),
    rules: Nullable(Type.Object({ text: Type.String(), signature: Type.String(), kid: Type.String() })),
  }),
  problems: ['otherGate'],
});

const ThreatChange = Type.Object({
  level: ThreatLevelSchema,
  number: Count,
  why: Type.String(),
  by: Nullable(Type.String()),
  at: Nullable(InstantSchema),
});

const PolicyVersion = Type.Object({
  version: Type.Integer(),
  state: oneOf(['draft', 'published'] as const),
  hash: Type.String(),
  policy: ScreeningPolicySchema,
  madeAt: Nullable(InstantSchema),
  publishedBy: Nullable(Type.String()),
  publishedAt: Nullable(InstantSchema),
});

export const Screening = Type.Object({
  /** What gates decide by now. */
  current: PolicyVersion,
  draft: Nullable(PolicyVersion),
  /** Earlier ones, newest first. */
  versions: Type.Array(Type.Omit(PolicyVersion, ['policy'])),
  threat: ThreatChange,
  threatChanges: Type.Array(ThreatChange),
  devices: Type.Array(
    Type.Object({
      gate: KeySchema,
      device: Type.String(),
      name: Type.String(),
      kind: Type.String(),
      lane: Type.String(),
      state: oneOf(['paired', 'online', 'offline'] as const),
      since: InstantSchema,
    }),
  ),
});
export type Screening = Static<typeof Screening>;

export const getScreening = endpoint({
  method: 'GET',
  path: '/editions/:edition/screening',
  who: staffOnly,
  summary: 'The policy in force, the draft, the threat level, the devices at the gates',
  params: EditionParams,
  answer: Screening,
});

export const savePolicy = endpoint({
  method: 'PUT',
  path: '/editions/:edition/screening/draft',
  who: staffOnly,
  summary: 'Save the draft of the next policy; gates do not see it',
  params: EditionParams,
  body: strict({ policy: ScreeningPolicySchema }),
  answer: Screening,
  problems: ['faultyPolicy'],
});

const Outcomes = strict({
  walkThrough: Share,
  bagLane: Share,
  secondaryCheck: Share,
  assistance: Share,
  referToOfficer: Share,
});

export const getPreview = endpoint({
  method: 'GET',
  path: '/editions/:edition/screening/draft/preview',
  who: staffOnly,
  summary: 'What the draft would have done with the last people screened, against what was done',
  params: EditionParams,
  answer: Type.Object({
    people: Count,
    from: Nullable(InstantSchema),
    until: Nullable(InstantSchema),
    /** Expected shares over all draws. */
    current: Outcomes,
    draft: Outcomes,
  }),
  problems: ['noDraft'],
});
export type Outcomes = Static<typeof Outcomes>;

export const publishPolicy = endpoint({
  method: 'POST',
  path: '/editions/:edition/screening/draft/publication',
  who: staffOnly,
  summary: 'Put the draft in force; the hash names what was previewed',
  params: EditionParams,
  body: strict({ version: Type.Integer({ minimum: 1 }), hash: Type.String({ pattern: '^[0-9a-f]{64}$' }) }),
  answer: Screening,
  problems: ['noDraft', 'draftChanged'],
});

export const setThreat = endpoint({
  method: 'POST',
  path: '/editions/:edition/screening/threat',
  who: staffOnly,
  summary: 'Raise or lower the threat level, with a reason; gates know it within two seconds where they have a network',
  params: EditionParams,
  body: strict({ id: IdSchema, level: ThreatLevelSchema, why: Type.String({ minLength: 3, maxLength: 200 }) }),
  answer: Screening,
});

export const ScreeningDay = Type.Object({
  day: Type.String(),
  people: Count,
  outcomes: Type.Record(Type.String(), Count),
  reasons: Type.Record(Type.String(), Count),
  /** By quarter of an hour, only those with people. */
  quarters: Type.Array(Type.Object({ at: InstantSchema, counts: Type.Record(Type.String(), Count) })),
  officerActs: Type.Object(
    Object.fromEntries(officerActs.map((act) => [act, Count])) as Record<(typeof officerActs)[number], typeof Count>,
  ),
  overrides: Type.Array(
    Type.Object({
      at: InstantSchema,
      gate: KeySchema,
      outcome: Type.String(),
      act: oneOf(officerActs),
      by: Type.String(),
      why: Nullable(Type.String()),
    }),
  ),
  overrideCount: Count,
  alarms: Count,
  falseAlarms: Count,
});
export type ScreeningDay = Static<typeof ScreeningDay>;

export const getDay = endpoint({
  method: 'GET',
  path: '/editions/:edition/screening/days/:day',
  who: staffOnly,
  summary: 'What lanes said on one local day, and what humans did with it',
  params: DayParams,
  answer: ScreeningDay,
});

const IntervalSchema = Nullable(Type.Object({ low: Type.Number(), high: Type.Number() }));
const Comparison = Type.Object({
  verdict: oneOf(['even', 'watch', 'alarm', 'hidden'] as const),
  rate: Nullable(Type.Number()),
  rateInterval: IntervalSchema,
  ratio: Nullable(Type.Number()),
  ratioInterval: IntervalSchema,
});

export const getFairness = endpoint({
  method: 'GET',
  path: '/editions/:edition/screening/days/:day/fairness',
  who: staffOnly,
  summary:
    'Rates of checks and false alarms by what visitors told themselves, in aggregate; below ten nothing is shown',
  params: DayParams,
  answer: Type.Object({
    people: Count,
    /** People of whom nothing was told: no account, or erased. */
    unknown: Count,
    groups: Type.Array(
      Type.Object({
        division: Type.String(),
        group: Type.String(),
        people: Nullable(Count),
        checked: Comparison,
        falseAlarms: Comparison,
      }),
    ),
  }),
});
export type Fairness = Static<typeof getFairness.answer>;

export const SeedReplay = Type.Object({
  gate: KeySchema,
  seed: Type.String(),
  committedAt: Nullable(InstantSchema),
  revealedAt: Nullable(InstantSchema),
  decisions: Count,
  same: Count,
  faults: Type.Array(Type.Object({ fault: oneOf(replayFaults), number: Type.Integer() })),
});

export const getReplay = endpoint({
  method: 'GET',
  path: '/editions/:edition/screening/days/:day/replay',
  who: staffOnly,
  summary: 'Decides everything of a day again from the notes alone and says what came out otherwise',
  params: DayParams,
  answer: Type.Object({ seeds: Type.Array(SeedReplay) }),
});
export type Replay = Static<typeof getReplay.answer>;

export const exportNotes = endpoint({
  method: 'GET',
  path: '/editions/:edition/screening/days/:day/notes',
  who: staffOnly,
  summary: 'Every note of a day for an auditor, as gates wrote them; passes are left out, they decide nothing',
  params: DayParams,
  answer: Type.Object({
    notes: Type.Array(
      Type.Object({
        gate: KeySchema,
        number: Type.Integer(),
        note: Type.Object({ at: InstantSchema, topic: Type.String(), content: Type.Unknown() }),
      }),
    ),
  }),
});
