import { Type } from 'typebox';
import { eventKind } from '../../kernel/event.ts';
import { IdSchema } from '../../kernel/ids.ts';

/** A name, a kind or a need changed: passes that carry it are made anew, and slots follow the needs. */
export const PartyChanged = eventKind('people.PartyChanged', Type.Object({ person: IdSchema }));
