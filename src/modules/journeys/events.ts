import { Type } from 'typebox';
import { eventKind } from '../../kernel/event.ts';
import { IdSchema } from '../../kernel/ids.ts';

/** A journey was paid: its parts belong to the buyer. */
export const JourneyBooked = eventKind('journeys.JourneyBooked', Type.Object({ hold: IdSchema, journey: IdSchema }));

/** Staff told something that changes days. */
export const DayDisrupted = eventKind('journeys.DayDisrupted', Type.Object({ disruption: IdSchema }));

/** A booked journey has a day that a disruption may change. */
export const DayTouched = eventKind(
  'journeys.DayTouched',
  Type.Object({ disruption: IdSchema, journey: IdSchema, day: Type.String() }),
);

/** The rest of somebody's day was planned anew and waits for their answer. */
export const DayReplanned = eventKind('journeys.DayReplanned', Type.Object({ proposal: IdSchema, journey: IdSchema }));

/** A campaign has its two sides; the mails go out one by one. */
export const CampaignSent = eventKind('journeys.CampaignSent', Type.Object({ campaign: IdSchema }));

/** Somebody is to get a campaign's mail; one event a person, so that each goes out on its own. */
export const RecipientDrawn = eventKind(
  'journeys.RecipientDrawn',
  Type.Object({ campaign: IdSchema, person: IdSchema }),
);
