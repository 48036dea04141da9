import { Type } from 'typebox';
import { eventKind } from '../../kernel/event.ts';
import { IdSchema } from '../../kernel/ids.ts';

/** Somebody at a help desk asked for the way to their pass. */
export const SignInAsked = eventKind('carriers.SignInAsked', Type.Object({ person: IdSchema }));

/** What passes in wallets show is another; phones that asked for it are told. */
export const WalletsChanged = eventKind('carriers.WalletsChanged', Type.Object({ serials: Type.Array(IdSchema) }));
