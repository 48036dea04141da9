import { Type } from 'typebox';
import { eventKind } from '../../kernel/event.ts';

export const EditionLoaded = eventKind('editions.EditionLoaded', Type.Object({ hash: Type.String() }));
