import { Type } from 'typebox';
import { eventKind } from '../../kernel/event.ts';
import { IdSchema, KeySchema } from '../../kernel/ids.ts';

/** A party was told another gate or time than before, because a gate closed or opened again. */
export const SlotMoved = eventKind('arrivals.SlotMoved', Type.Object({ session: KeySchema, person: IdSchema }));
