import { type Static, Type } from 'typebox';
import { endpoint, oneOf, strict } from '../../kernel/endpoint.ts';
import { IdSchema, KeySchema } from '../../kernel/ids.ts';
import { EditionParams, InstantSchema } from '../editions/contract.ts';
import { JourneyDaySchema, JourneySchema, ObstacleSchema, RefSchema } from './shapes.ts';

export const disruptionKinds = ['sessionDelayed', 'rain', 'lineClosed', 'sightClosed'] as const;

/** Something of today that plans did not know. */
export const DisruptionSchema = strict({
  id: IdSchema,
  kind: oneOf(disruptionKinds),
  /** The session or sight it is about; an area whose lines stand still; null for rain over the city. */
  what: Type.Union([KeySchema, Type.Null()]),
  fromAt: InstantSchema,
  untilAt: InstantSchema,
  /** How much later the session starts, or the ways take. */
  minutes: Type.Integer({ minimum: 0, maximum: 1_440 }),
});
export type Disruption = Static<typeof DisruptionSchema>;

export const recordDisruption = endpoint({
  method: 'POST',
  path: '/editions/:edition/disruptions',
  who: { staff: 'planning' },
  summary: 'Tell everybody whose day it changes; each gets the rest of their day planned anew, as an offer',
  params: EditionParams,
  body: DisruptionSchema,
  answer: Type.Object({ disruption: DisruptionSchema, journeys: Type.Integer() }),
  problems: ['unknownWish', 'badDays'],
});

export const listDisruptions = endpoint({
  method: 'GET',
  path: '/editions/:edition/disruptions',
  who: 'anyone',
  summary: 'What is different today',
  params: EditionParams,
  answer: Type.Object({ disruptions: Type.Array(DisruptionSchema) }),
});

export const endDisruption = endpoint({
  method: 'DELETE',
  path: '/editions/:edition/disruptions/:disruption',
  who: { staff: 'planning' },
  summary: 'It is over',
  params: strict({ edition: KeySchema, disruption: IdSchema }),
  answer: Type.Null(),
  problems: ['noSuchDisruption'],
});

export const ProposalSchema = Type.Object({
  id: IdSchema,
  journey: IdSchema,
  /** What made it: a disruption, or what the person said of themselves. */
  because: oneOf([...disruptionKinds, 'tired', 'runningLate']),
  what: Type.Union([KeySchema, Type.Null()]),
  before: JourneyDaySchema,
  after: JourneyDaySchema,
  dropped: Type.Array(RefSchema),
  added: Type.Array(RefSchema),
  obstacles: Type.Array(ObstacleSchema),
  state: oneOf(['offered', 'accepted', 'declined']),
  madeAt: InstantSchema,
});
export type Proposal = Static<typeof ProposalSchema>;

const OwnParams = strict({ edition: KeySchema, journey: IdSchema });

export const listProposals = endpoint({
  method: 'GET',
  path: '/editions/:edition/me/journeys/:journey/proposals',
  who: 'visitor',
  summary: 'Offers for the rest of my day, newest first',
  params: OwnParams,
  answer: Type.Object({ proposals: Type.Array(ProposalSchema) }),
  problems: ['noSuchJourney'],
});

export const replanToday = endpoint({
  method: 'POST',
  path: '/editions/:edition/me/journeys/:journey/proposals',
  who: 'visitor',
  summary: 'Plan the rest of my day anew: somebody is tired, or we are late; what is booked stays booked',
  params: OwnParams,
  body: strict({ id: IdSchema, because: oneOf(['tired', 'runningLate']) }),
  answer: ProposalSchema,
  problems: ['noSuchJourney', 'notToday'],
});

export const answerProposal = endpoint({
  method: 'PUT',
  path: '/editions/:edition/me/journeys/:journey/proposals/:proposal',
  who: 'visitor',
  summary: 'Take an offer, or keep the day as it was',
  params: strict({ ...OwnParams.properties, proposal: IdSchema }),
  body: strict({ accept: Type.Boolean() }),
  answer: JourneySchema,
  problems: ['noSuchJourney', 'noSuchProposal', 'proposalAnswered'],
});
