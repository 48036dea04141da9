import { Type } from 'typebox';
import { eventKind } from '../../kernel/event.ts';
import { IdSchema, KeySchema } from '../../kernel/ids.ts';

/** Tickets of a person were issued, assigned, cancelled or moved: passes that name them are made anew. */
export const TicketsChanged = eventKind(
  'tickets.TicketsChanged',
  Type.Object({ people: Type.Array(IdSchema), sessions: Type.Array(KeySchema) }),
);

export const TicketOffered = eventKind(
  'tickets.TicketOffered',
  Type.Object({ ticket: IdSchema, to: Type.String(), from: IdSchema }),
);
