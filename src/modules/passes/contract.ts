import { type Static, Type } from 'typebox';
import { AdmissionPolicySchema } from '../../engines/admission/policy.ts';
import { endpoint, oneOf, strict } from '../../kernel/endpoint.ts';
import { IdSchema, KeySchema } from '../../kernel/ids.ts';
import { WordsSchema } from '../../kernel/language.ts';
import { EditionParams, InstantSchema, SessionParams } from '../editions/contract.ts';
import { SeatSchema } from '../tickets/contract.ts';
import { AccreditedSchema, HeldAccreditation } from './accreditation/contract.ts';
import { Base64Url, Endings, OtherEntry, PassIdSchema, ReceiptNews, SignedHead } from './snapshot/contract.ts';

export {
  type AccreditationSaid,
  AccreditationView,
  type ImportFault,
  importAccreditations,
  importFaults,
  listAccreditations,
  removeAccreditation,
  saveAccreditation,
  saveCheckState,
} from './accreditation/contract.ts';

export {
  DirectoryHead,
  DirectoryRow,
  Endings,
  getGateDirectory,
  listReceipts,
  OtherEntry,
  ReceiptNews,
  SignedHead,
} from './snapshot/contract.ts';

/** One pass per person for the whole Games, as the phone keeps it. */
export const Pass = Type.Object({
  /** 13 characters of Crockford's base 32 for eight bytes of chance. */
  id: PassIdSchema,
  member: IdSchema,
  name: Type.String(),
  kind: oneOf(['adult', 'child', 'companion'] as const),
  /** Signed CWT (COSE_Sign1); the holder's own also lists the party, so that one code admits all. */
  token: Base64Url,
  /** True when the token is bound to the device key that was sent. */
  isBound: Type.Boolean(),
  /** Two letters and six digits that a steward can read aloud and type. */
  shortCode: Type.String(),
  tickets: Type.Array(
    Type.Object({
      ticket: IdSchema,
      session: KeySchema,
      seat: SeatSchema,
      startsAt: InstantSchema,
      doorsAt: InstantSchema,
    }),
  ),
  accreditation: Type.Optional(HeldAccreditation),
});
export type Pass = Static<typeof Pass>;

export const listPasses = endpoint({
  method: 'GET',
  path: '/editions/:edition/passes',
  who: 'visitor',
  summary: 'The passes of my party, mine first',
  params: EditionParams,
  answer: Type.Object({ passes: Type.Array(Pass), serverNow: InstantSchema }),
});

export const bindDevice = endpoint({
  method: 'PUT',
  path: '/editions/:edition/passes/device',
  who: 'visitor',
  summary: 'Bind my passes to the key of this phone (P-256, compressed, 33 bytes); a former phone stops working',
  params: EditionParams,
  body: strict({ publicKey: Type.String({ pattern: '^[A-Za-z0-9_-]{44}$' }) }),
  answer: Type.Object({ passes: Type.Array(Pass), serverNow: InstantSchema }),
  problems: ['badDeviceKey'],
});

export const getKeySet = endpoint({
  method: 'GET',
  path: '/editions/:edition/keys',
  who: 'anyone',
  summary: 'The public keys that passes are signed with, as JWK set (RFC 7517)',
  params: EditionParams,
  answer: Type.Object({
    keys: Type.Array(
      Type.Object({
        kty: Type.Literal('OKP'),
        crv: Type.Literal('Ed25519'),
        kid: Type.String(),
        x: Type.String(),
        use: Type.Literal('sig'),
      }),
    ),
  }),
});

/** What a gate says of itself when it syncs. */
const GateReport = strict({
  /** Number of the last entry the server has acknowledged, as the gate believes. */
  acknowledged: Type.Integer({ minimum: 0 }),
  /** Entries n+1, n+2, … each with its hash over the one before. */
  entries: Type.Array(
    strict({
      number: Type.Integer({ minimum: 1 }),
      /** The canonical entry as the engine's journal chain writes it, base64url. */
      bytes: Base64Url,
      hash: Type.String({ pattern: '^[0-9a-f]{64}$' }),
    }),
    { maxItems: 500 },
  ),
  /** Per other gate of the venue, the last number known here. */
  known: Type.Record(KeySchema, Type.Integer({ minimum: 0 })),
  snapshotVersion: Type.Union([Type.String({ maxLength: 80 }), Type.Null()]),
  /** Made at random when the process started: of two that use one secret, one is told. */
  run: Type.Optional(Type.String({ pattern: '^[A-Za-z0-9-]{8,40}$' })),
  /** The gate's own key, Ed25519, 32 bytes. */
  publicKey: Type.Optional(Type.String({ pattern: '^[A-Za-z0-9_-]{43}$' })),
  /** The gate's signature over its last entry (`engines/admission/head`), here or acknowledged before. */
  headSignature: Type.Optional(Type.String({ pattern: '^[A-Za-z0-9_-]{86}$' })),
  /** Where the venue's other gates reach it. */
  address: Type.Optional(Type.Union([Type.String({ pattern: '^https?://[^/ ]{1,200}$' }), Type.Null()])),
  /** What ended is known up to this version; absent: not asked for. */
  endingVersion: Type.Optional(Type.Integer({ minimum: 0 })),
  /** Receipts that were given since the last exchange, for the phones that showed the codes. */
  receipts: Type.Optional(Type.Array(ReceiptNews, { maxItems: 500 })),
  /** Gates that were heard over the local network a moment ago: what they wrote is not sent again. */
  heard: Type.Optional(Type.Array(KeySchema, { maxItems: 200 })),
});

export const syncGate = endpoint({
  method: 'POST',
  path: '/editions/:edition/gates/:gate/sync',
  who: 'gate',
  summary: 'A gate hands in its journal and takes what other gates of the venue wrote',
  params: strict({ edition: KeySchema, gate: KeySchema }),
  body: GateReport,
  answer: Type.Object({
    acknowledged: Type.Integer(),
    /** Hash of the acknowledged entry: a gate whose disk was replaced goes on from there. */
    headHash: Type.String(),
    /** Entries of the venue's other gates beyond what is known there; at most 1,000 at a time. */
    others: Type.Array(OtherEntry),
    /** Heads of those gates, so that the entries can be handed on. */
    heads: Type.Array(SignedHead),
    /** Version of the snapshot the gate should have; fetch it when it differs. */
    snapshotVersion: Type.String(),
    /** The same of the directory. */
    directoryVersion: Type.String(),
    /** Null where nothing ended since the version that was sent. */
    endings: Type.Union([Endings, Type.Null()]),
    serverNow: InstantSchema,
  }),
  problems: ['noSuchGate', 'journalGap', 'journalForked', 'gateInUse'],
  bodyLimit: 1_048_576,
});

/** All that a gate needs to decide alone; no names of people. Shipped as JSON text under the issuer's signature. */
export const GateSnapshot = Type.Object({
  format: Type.Literal(2),
  version: Type.String(),
  madeAt: InstantSchema,
  edition: KeySchema,
  editionNames: WordsSchema,
  timeZone: Type.String(),
  /** Whole key, `venue.gate`, and what its sign says. */
  gate: KeySchema,
  gateName: Type.String(),
  venue: KeySchema,
  venueNames: WordsSchema,
  policy: AdmissionPolicySchema,
  /** Keys that sign passes: key id as 8 hex digits, public key of 32 bytes. */
  issuers: Type.Array(Type.Object({ keyId: Type.String(), publicKey: Base64Url })),
  /** All sessions of the edition with a time; tokens carry the number. */
  sessions: Type.Array(
    Type.Object({
      number: Type.Integer(),
      id: KeySchema,
      venue: KeySchema,
      startsAt: InstantSchema,
      endsAt: InstantSchema,
      names: WordsSchema,
    }),
  ),
  /** Names of all venues and gates, for directions. */
  venues: Type.Array(Type.Object({ id: KeySchema, names: WordsSchema })),
  gates: Type.Array(Type.Object({ id: KeySchema, name: Type.String(), stepFree: Type.Boolean() })),
  /** The gates of this venue that were paired: their keys, and where they are in the local network. */
  peers: Type.Array(
    Type.Object({ gate: KeySchema, publicKey: Base64Url, address: Type.Union([Type.String(), Type.Null()]) }),
  ),
  /** AES-256: this venue's gates speak to each other under it. */
  peerKey: Base64Url,
  /** Status lists of this venue's sessions that end from now and open within a day (Token Status List, IETF OAuth). */
  statuses: Type.Array(
    Type.Object({
      session: Type.Integer(),
      /** One bit a ticket, least significant first, DEFLATE in zlib's form, base64url; 1: no longer valid. */
      list: Type.String(),
    }),
  ),
  /** Who may come to this venue by accreditation from yesterday to tomorrow, as it stands now. */
  accredited: Type.Array(AccreditedSchema),
  /** What ended later comes with each exchange. */
  endingVersion: Type.Integer(),
  /** Passes whose tokens made before an instant no longer count: another phone was bound. */
  revoked: Type.Array(Type.Object({ pass: PassIdSchema, before: InstantSchema })),
  /** The demo's clock less the machine's; 0 in production. */
  clockOffsetMs: Type.Integer(),
});
export type GateSnapshot = Static<typeof GateSnapshot>;

export const getGateSnapshot = endpoint({
  method: 'GET',
  path: '/editions/:edition/gates/:gate/snapshot',
  who: 'gate',
  summary: 'All that a gate needs to decide alone: policy, keys, sessions, status lists, revocations',
  params: strict({ edition: KeySchema, gate: KeySchema }),
  answer: Type.Object({
    version: Type.String(),
    snapshot: Type.String({ description: 'JSON text, signed below' }),
    signature: Type.String(),
    kid: Type.String(),
  }),
  problems: ['noSuchGate'],
});

export const pairGate = endpoint({
  method: 'POST',
  path: '/editions/:edition/gates/:gate/pairing',
  who: { staff: 'gates' },
  summary: 'Make a secret for one gate device; a former secret of that gate stops working',
  params: strict({ edition: KeySchema, gate: KeySchema }),
  body: strict({ id: IdSchema, name: Type.String({ minLength: 1, maxLength: 60 }) }),
  answer: Type.Object({ secret: Type.String() }),
  problems: ['noSuchGate'],
});

export const GateBoard = Type.Object({
  gate: KeySchema,
  venue: KeySchema,
  name: Type.String(),
  /** Null while it has never synced. */
  lastSeenAt: Type.Union([InstantSchema, Type.Null()]),
  isOnline: Type.Boolean(),
  entered: Type.Integer(),
  left: Type.Integer(),
  /** Sent to a steward and not let in since. */
  turnedToSteward: Type.Integer(),
});

/** A pass that came in twice with no exit between, seen when journals met. */
export const BoardFinding = Type.Object({
  pass: Type.String(),
  name: Type.Union([Type.String(), Type.Null()]),
  session: Type.Union([KeySchema, Type.Null()]),
  foundAt: InstantSchema,
  first: Type.Object({ gate: KeySchema, at: InstantSchema }),
  second: Type.Object({ gate: KeySchema, at: InstantSchema }),
});
export type BoardFinding = Static<typeof BoardFinding>;

export const Board = Type.Object({
  now: InstantSchema,
  /** Of the last day, newest first; at most 50. */
  findings: Type.Array(BoardFinding),
  gates: Type.Array(GateBoard),
  sessions: Type.Array(
    Type.Object({
      session: KeySchema,
      sold: Type.Integer(),
      inside: Type.Integer(),
      entered: Type.Integer(),
      expected: Type.Integer(),
    }),
  ),
});
export type Board = Static<typeof Board>;

export const getBoard = endpoint({
  method: 'GET',
  path: '/editions/:edition/board',
  who: { staff: 'gates' },
  summary: 'The live board of the gates; the same comes as server-sent events at …/board/live',
  params: EditionParams,
  answer: Board,
});

/** An admission or a refusal as staff see it, with everything it was decided from. */
export const Admission = Type.Object({
  gate: KeySchema,
  number: Type.Integer(),
  at: InstantSchema,
  pass: Type.Union([Type.String(), Type.Null()]),
  name: Type.Union([Type.String(), Type.Null()]),
  session: Type.Union([KeySchema, Type.Null()]),
  outcome: Type.String(),
  reason: Type.String(),
  /** Facts the decision named. */
  facts: Type.Record(Type.String(), Type.Unknown()),
  steward: Type.Union([Type.String(), Type.Null()]),
  /** Why the steward let them in against the answer, in their own words. */
  why: Type.Union([Type.String(), Type.Null()]),
  findings: Type.Array(Type.String()),
});
export type Admission = Static<typeof Admission>;

export const listAdmissions = endpoint({
  method: 'GET',
  path: '/editions/:edition/sessions/:session/admissions',
  who: { staff: 'gates' },
  summary: 'Who was admitted to a session, and why',
  params: SessionParams,
  query: strict({
    outcome: Type.Optional(Type.String({ maxLength: 20 })),
    limit: Type.Optional(Type.Integer({ minimum: 1, maximum: 500 })),
  }),
  answer: Type.Object({ admissions: Type.Array(Admission) }),
});
