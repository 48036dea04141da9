import { type Static, Type } from 'typebox';
import { endpoint, oneOf, strict } from '../../kernel/endpoint.ts';
import { IdSchema, KeySchema } from '../../kernel/ids.ts';
import { languages } from '../../kernel/language.ts';
import { EditionParams, InstantSchema } from '../editions/contract.ts';
import { SeatSchema } from '../tickets/contract.ts';

const PassIdSchema = Type.String({ pattern: '^[0-9A-HJKMNP-TV-Z]{13}$' });
const UidText = Type.String({ minLength: 4, maxLength: 64 });
const BandNumber = Type.String({ minLength: 1, maxLength: 40, pattern: '^[A-Za-z0-9][A-Za-z0-9 ._/-]*$' });

/** Why a band ends. */
export const endings = ['lost', 'returned', 'replaced', 'damaged'] as const;

/** A band or card in somebody's hands; the chip's number is shown to nobody. */
export const Card = Type.Object({
  id: IdSchema,
  pass: PassIdSchema,
  /** Printed on it; null where there is none. */
  number: Type.Union([Type.String(), Type.Null()]),
  linkedAt: InstantSchema,
});
export type Card = Static<typeof Card>;

export const linkCard = endpoint({
  method: 'POST',
  path: '/editions/:edition/cards',
  who: { staff: 'gates' },
  summary: 'Give a band or card to somebody, by the number of its chip or the one printed on it',
  params: EditionParams,
  body: strict({
    id: IdSchema,
    pass: PassIdSchema,
    /** As a reader tells it: hexadecimal or decimal. */
    uid: Type.Optional(UidText),
    /** Of a band out of a box, in place of `uid`. */
    number: Type.Optional(BandNumber),
    /** The lost one, which ends in the same act. */
    replaces: Type.Optional(IdSchema),
  }),
  answer: Card,
  problems: ['badUid', 'cardTaken', 'noSuchPass', 'noSuchCard'],
});

export const endCard = endpoint({
  method: 'POST',
  path: '/editions/:edition/cards/:card/end',
  who: { staff: 'gates' },
  summary: 'A band opens nothing from now on: lost, handed back, damaged',
  params: strict({ edition: KeySchema, card: IdSchema }),
  body: strict({ why: oneOf(endings) }),
  answer: Type.Null(),
  problems: ['noSuchCard'],
});

export const saveBox = endpoint({
  method: 'POST',
  path: '/editions/:edition/cards/boxes',
  who: { staff: 'gates' },
  summary: 'A box of pre-printed bands as CSV with the columns number and uid',
  params: EditionParams,
  body: strict({ id: IdSchema, csv: Type.String({ minLength: 8, maxLength: 1_500_000 }) }),
  answer: Type.Object({
    added: Type.Integer(),
    /** In a box before, with the same number. */
    known: Type.Integer(),
    /** Lines left out, and why; at most 50 are told. */
    faults: Type.Array(
      Type.Object({ line: Type.Integer(), fault: oneOf(['uid', 'changing', 'number', 'twice', 'taken'] as const) }),
    ),
  }),
  problems: ['badBox'],
  bodyLimit: 2_000_000,
});

/** One of a party as the help desk sees them. */
export const DeskMember = Type.Object({
  pass: PassIdSchema,
  name: Type.String(),
  kind: oneOf(['adult', 'child', 'companion'] as const),
  shortCode: Type.String(),
  isInside: Type.Boolean(),
  tickets: Type.Array(
    Type.Object({
      session: KeySchema,
      seat: SeatSchema,
      /** Whole key of the gate that serves the seat. */
      gate: KeySchema,
      startsAt: InstantSchema,
      doorsAt: InstantSchema,
    }),
  ),
  cards: Type.Array(Card),
});
export type DeskMember = Static<typeof DeskMember>;

export const DeskParty = Type.Object({
  /** Pass of the person whose party it is. */
  holder: PassIdSchema,
  language: oneOf(languages),
  /** `m•••@example.org`: enough to ask "is it this one?", too little to copy. */
  email: Type.String(),
  members: Type.Array(DeskMember),
});
export type DeskParty = Static<typeof DeskParty>;

export const findParties = endpoint({
  method: 'GET',
  path: '/editions/:edition/desk/parties',
  who: { staff: 'gates' },
  summary: 'Help desk: parties with tickets to come, by name in any script, short code, seat, or a band',
  params: EditionParams,
  query: strict({ q: Type.String({ minLength: 2, maxLength: 80 }), session: Type.Optional(KeySchema) }),
  answer: Type.Object({ parties: Type.Array(DeskParty) }),
});

export const sendSignIn = endpoint({
  method: 'POST',
  path: '/editions/:edition/desk/sign-ins',
  who: { staff: 'gates' },
  summary: 'Help desk: mail the way to the pass again to the address of a person’s account',
  params: EditionParams,
  body: strict({ id: IdSchema, pass: PassIdSchema }),
  answer: Type.Null(),
  problems: ['noSuchPass'],
});

/** The ways in that somebody has beside the phone, and those offered here. */
export const listCarriers = endpoint({
  method: 'GET',
  path: '/editions/:edition/carriers',
  who: 'visitor',
  summary: 'Bands and wallets of my party, and which wallets are offered here',
  params: EditionParams,
  answer: Type.Object({
    members: Type.Array(Type.Object({ pass: PassIdSchema, name: Type.String(), kind: Type.String() })),
    cards: Type.Array(Card),
    wallets: Type.Array(
      Type.Object({ pass: PassIdSchema, kind: oneOf(['apple', 'google'] as const), madeAt: InstantSchema }),
    ),
    /** `test`: signed with a certificate of this demo, which no phone trusts. */
    apple: oneOf(['no', 'test', 'yes'] as const),
    google: oneOf(['no', 'yes'] as const),
  }),
});

export const endOwnCard = endpoint({
  method: 'POST',
  path: '/editions/:edition/carriers/cards/:card/end',
  who: 'visitor',
  summary: 'My band is lost: it opens nothing from now on',
  params: strict({ edition: KeySchema, card: IdSchema }),
  answer: Type.Null(),
  problems: ['noSuchCard'],
});

export const endWallets = endpoint({
  method: 'POST',
  path: '/editions/:edition/carriers/wallets/end',
  who: 'visitor',
  summary: 'Codes in the wallets of my party open nothing from now on, as when a phone is lost',
  params: EditionParams,
  answer: Type.Null(),
});

export const makeGoogleLink = endpoint({
  method: 'POST',
  path: '/editions/:edition/passes/:pass/wallet/google',
  who: 'visitor',
  summary: 'A link that saves a pass of my party in Google Wallet',
  params: strict({ edition: KeySchema, pass: PassIdSchema }),
  answer: Type.Object({ url: Type.String() }),
  problems: ['noSuchPass', 'walletNotOffered'],
});

/** What a gate keeps of bands and wallets; see `src/gate/carriers`. */
export const CarrierFeed = Type.Object({
  /** Number of the last change in this answer; ask for those after it. */
  cursor: Type.Integer(),
  isMore: Type.Boolean(),
  /** All there is, in place of what is known: the first answer, or one after the server was restored. */
  isWhole: Type.Boolean(),
  /** Key for hashing chip numbers, base64url. */
  uidKey: Type.String(),
  /** Hash base64url to pass; null: opens nothing any more. */
  cards: Type.Array(Type.Tuple([Type.String(), Type.Union([PassIdSchema, Type.Null()])])),
  /** Pass to the key of its wallet codes, base64url; null: none any more. */
  wallets: Type.Array(Type.Tuple([PassIdSchema, Type.Union([Type.String(), Type.Null()])])),
});
export type CarrierFeed = Static<typeof CarrierFeed>;

export const getCarrierFeed = endpoint({
  method: 'GET',
  path: '/editions/:edition/gates/:gate/carriers',
  who: 'gate',
  summary: 'Bands and wallet keys of this venue’s people that changed after a number',
  params: strict({ edition: KeySchema, gate: KeySchema }),
  query: strict({ after: Type.Integer({ minimum: 0 }) }),
  answer: CarrierFeed,
  problems: ['noSuchGate'],
});
