import { type Static, Type } from 'typebox';
import { endpoint, oneOf, strict } from '../../../kernel/endpoint.ts';
import { KeySchema } from '../../../kernel/ids.ts';
import { EditionParams, InstantSchema } from '../../editions/contract.ts';

export const Base64Url = Type.String({ pattern: '^[A-Za-z0-9_-]+$', maxLength: 8_000 });

export const PassIdSchema = Type.String({ pattern: '^[0-9A-HJKMNP-TV-Z]{13}$' });

/** What ended after a version: numbers of status lists, and passes whose tokens made before an instant no longer count. */
export const Endings = Type.Object({
  version: Type.Integer(),
  ended: Type.Array(Type.Object({ session: Type.Integer(), statuses: Type.Array(Type.Integer()) })),
  revoked: Type.Array(Type.Object({ pass: PassIdSchema, before: InstantSchema })),
});
export type Endings = Static<typeof Endings>;

/** The last entry of a gate's journal under that gate's signature. */
export const SignedHead = Type.Object({
  gate: KeySchema,
  number: Type.Integer(),
  hash: Type.String(),
  signature: Type.String(),
});
export type SignedHead = Static<typeof SignedHead>;

/** An entry of another gate, as it was written there. */
export const OtherEntry = Type.Object({
  gate: KeySchema,
  number: Type.Integer(),
  bytes: Type.String(),
  hash: Type.String(),
});
export type OtherEntry = Static<typeof OtherEntry>;

/** One person of a directory: pass, name, kind, short code, pass of the party's holder, tickets. */
export const DirectoryRow = Type.Tuple([
  PassIdSchema,
  Type.String(),
  oneOf(['adult', 'child', 'companion'] as const),
  Type.String(),
  PassIdSchema,
  /** Session, sector, place, status. */
  Type.Array(Type.Tuple([Type.Integer(), Type.Integer(), Type.Integer(), Type.Integer()])),
]);
export type DirectoryRow = Static<typeof DirectoryRow>;

/**
 * First line of a directory. The document is lines of JSON: this, then one {@link DirectoryRow} a line. `since`: only
 * the parties that changed after that version; all rows of the holders in `gone` and of the rows that follow are replaced.
 */
export const DirectoryHead = Type.Object({
  format: Type.Literal(2),
  edition: KeySchema,
  venue: KeySchema,
  version: Type.String(),
  since: Type.Union([Type.String(), Type.Null()]),
  madeAt: InstantSchema,
  people: Type.Integer(),
  gone: Type.Array(PassIdSchema),
  /** To name a seat by its place; wheelchair and companion places stand in `special`. */
  blocks: Type.Array(
    Type.Object({
      id: Type.String(),
      firstPlace: Type.Integer(),
      rows: Type.Integer(),
      seatsPerRow: Type.Integer(),
      kind: Type.String(),
      wheelchairPlaces: Type.Array(Type.Integer()),
      companionPlaces: Type.Array(Type.Integer()),
    }),
  ),
});
export type DirectoryHead = Static<typeof DirectoryHead>;

export const getGateDirectory = endpoint({
  method: 'GET',
  path: '/editions/:edition/gates/:gate/directory',
  who: 'gate',
  summary: 'Names, seats and short codes of the people a gate may meet, for look-up and screen; whole, or what changed',
  params: strict({ edition: KeySchema, gate: KeySchema }),
  query: strict({ since: Type.Optional(Type.String({ maxLength: 80 })) }),
  answer: Type.Object({
    directory: Type.String({ description: 'lines of JSON, signed below' }),
    signature: Type.String(),
    kid: Type.String(),
  }),
  problems: ['noSuchGate'],
});

/** A receipt that a gate gave for the code of a pass (`engines/admission/receipt.ts`), 109 bytes. */
export const ReceiptNews = strict({ pass: PassIdSchema, receipt: Type.String({ pattern: '^[A-Za-z0-9_-]{146}$' }) });
export type ReceiptNews = Static<typeof ReceiptNews>;

export const listReceipts = endpoint({
  method: 'GET',
  path: '/editions/:edition/passes/receipts',
  who: 'visitor',
  summary:
    'What gates told of my passes, newest first: shown with the code, it tells a gate that is alone who came in elsewhere',
  params: EditionParams,
  answer: Type.Object({
    passes: Type.Array(Type.Object({ pass: PassIdSchema, receipts: Type.Array(Base64Url, { maxItems: 2 }) })),
  }),
});
