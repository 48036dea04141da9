import { Type } from 'typebox';
import { endpoint, oneOf, strict } from '../../kernel/endpoint.ts';
import { Act } from '../contract.ts';

const RequestId = Type.String({ minLength: 8, maxLength: 80, pattern: '^[A-Za-z0-9-]+$' });
const PassId = Type.String({ pattern: '^[0-9A-HJKMNP-TV-Z]{13}$' });

export const readCard = endpoint({
  method: 'POST',
  path: '/cards/read',
  who: 'anyone',
  summary: 'A reader saw a band or card: the number of its chip, as hexadecimal or decimal text',
  body: strict({
    id: RequestId,
    direction: oneOf(['entry', 'exit'] as const),
    uid: Type.String({ minLength: 4, maxLength: 64 }),
    /** Who of the party goes; absent: everybody who may. */
    choice: Type.Optional(Type.Array(PassId, { minItems: 1, maxItems: 16 })),
  }),
  answer: Act,
});
