import { Type } from 'typebox';
import { eventKind } from '../../kernel/event.ts';
import { IdSchema } from '../../kernel/ids.ts';

/** A name or kind changed, so passes that carry it are made anew. */
export const PartyChanged = eventKind('people.PartyChanged', Type.Object({ person: IdSchema }));
