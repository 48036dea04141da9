import { type Static, Type } from 'typebox';
import { endpoint, oneOf, staffTasks, strict } from '../../kernel/endpoint.ts';
import { IdSchema, KeySchema } from '../../kernel/ids.ts';
import { LanguageSchema } from '../../kernel/language.ts';
import { EditionParams, InstantSchema } from '../editions/contract.ts';

/** Needs that are told once and honoured everywhere. */
export const NeedsSchema = strict({
  stepFree: Type.Boolean(),
  wheelchair: Type.Boolean(),
  companion: Type.Boolean(),
  hearing: Type.Boolean(),
  sight: Type.Boolean(),
});
export type Needs = Static<typeof NeedsSchema>;

export const ProfileSchema = strict({
  name: Type.String({ minLength: 1, maxLength: 100 }),
  language: LanguageSchema,
  /** ISO 4217; prices are also shown in it. */
  currency: Type.Union([Type.String({ pattern: '^[A-Z]{3}$' }), Type.Null()]),
  favouriteDisciplines: Type.Array(KeySchema, { maxItems: 60, uniqueItems: true }),
  /** IOC code of the country whose athletes I cheer for; suggestions and plans put them first. */
  country: Type.Optional(Type.Union([Type.String({ pattern: '^[A-Z]{3}$' }), Type.Null()])),
  needs: NeedsSchema,
});
export type Profile = Static<typeof ProfileSchema>;

/** Somebody I come with: needs no account and no phone. I am the first member of my own party. */
export const MemberSchema = Type.Object({
  id: IdSchema,
  name: Type.String(),
  kind: Type.Union([Type.Literal('self'), Type.Literal('adult'), Type.Literal('child'), Type.Literal('companion')]),
});
export type Member = Static<typeof MemberSchema>;

export const consentPurposes = ['news', 'recommendations', 'research'] as const;
export const ConsentSchema = Type.Object({
  purpose: oneOf(consentPurposes),
  granted: Type.Boolean(),
  /** Version of the text that was shown. */
  textVersion: Type.String(),
  decidedAt: InstantSchema,
});

export const Me = Type.Object({
  id: IdSchema,
  email: Type.String(),
  profile: ProfileSchema,
  party: Type.Array(MemberSchema),
  consents: Type.Array(ConsentSchema),
  grants: Type.Array(Type.Object({ edition: KeySchema, task: oneOf(staffTasks) })),
});
export type Me = Static<typeof Me>;

export const getMe = endpoint({
  method: 'GET',
  path: '/me',
  who: 'visitor',
  summary: 'My profile, party, consents and tasks',
  answer: Me,
});

export const saveProfile = endpoint({
  method: 'PUT',
  path: '/me/profile',
  who: 'visitor',
  summary: 'Save my profile',
  body: ProfileSchema,
  answer: Me,
  problems: ['noSuchCurrency'],
});

const MemberParams = strict({ member: IdSchema });

export const saveMember = endpoint({
  method: 'PUT',
  path: '/me/party/:member',
  who: 'visitor',
  summary: 'Add or change somebody of my party',
  params: MemberParams,
  body: strict({
    name: Type.String({ minLength: 1, maxLength: 100 }),
    kind: Type.Union([Type.Literal('adult'), Type.Literal('child'), Type.Literal('companion')]),
  }),
  answer: Me,
  problems: ['noSuchMember', 'partyFull'],
});

export const removeMember = endpoint({
  method: 'DELETE',
  path: '/me/party/:member',
  who: 'visitor',
  summary: 'Take somebody out of my party; their tickets stay mine',
  params: MemberParams,
  answer: Me,
  problems: ['noSuchMember'],
});

export const saveConsent = endpoint({
  method: 'PUT',
  path: '/me/consents/:purpose',
  who: 'visitor',
  summary: 'Give or take back a consent',
  params: strict({ purpose: oneOf(consentPurposes) }),
  body: strict({ granted: Type.Boolean(), textVersion: Type.String({ maxLength: 40 }) }),
  answer: Me,
});

export const exportMe = endpoint({
  method: 'GET',
  path: '/me/export',
  who: 'visitor',
  summary: 'Everything that is kept about me, as JSON',
  answer: Type.Object({ exportedAt: InstantSchema, areas: Type.Record(Type.String(), Type.Unknown()) }),
});

export const eraseMe = endpoint({
  method: 'POST',
  path: '/me/erasure',
  who: 'visitor',
  summary: 'Erase my account and what is kept about me; ledger entries stay without my name',
  body: strict({ email: Type.String({ maxLength: 254, description: 'typed again, to be sure' }) }),
  answer: Type.Null(),
  problems: ['otherAddress', 'ticketsAhead'],
});

/** What the pages need to know before anybody signs in. */
export const getSetting = endpoint({
  method: 'GET',
  path: '/setting',
  who: 'anyone',
  summary: 'The clock, whether this is a demo, and which ways to pay there are',
  answer: Type.Object({
    now: InstantSchema,
    demo: Type.Boolean(),
    edition: KeySchema,
    paymentProviders: Type.Array(Type.String()),
  }),
});

export const listDemoMail = endpoint({
  method: 'GET',
  path: '/demo/mail',
  who: 'anyone',
  summary: 'The mailbox of the demo; absent in production',
  query: strict({ to: Type.Optional(Type.String({ maxLength: 254 })) }),
  answer: Type.Object({
    mails: Type.Array(
      Type.Object({
        id: IdSchema,
        to: Type.String(),
        subject: Type.String(),
        text: Type.String(),
        sentAt: InstantSchema,
      }),
    ),
  }),
});

export const moveClock = endpoint({
  method: 'PUT',
  path: '/editions/:edition/demo/clock',
  who: { staff: 'planning' },
  summary: 'Travel in time, in a demo only',
  params: EditionParams,
  body: strict({ now: InstantSchema }),
  answer: Type.Object({ now: InstantSchema }),
  problems: ['notADemo'],
});

export const listAudit = endpoint({
  method: 'GET',
  path: '/editions/:edition/audit',
  who: { staff: 'people' },
  summary: 'What staff did, newest first',
  params: EditionParams,
  answer: Type.Object({
    entries: Type.Array(
      Type.Object({
        id: IdSchema,
        at: InstantSchema,
        person: Type.Union([Type.String(), Type.Null()]),
        action: Type.String(),
        facts: Type.Record(Type.String(), Type.Unknown()),
      }),
    ),
  }),
});

export const saveGrant = endpoint({
  method: 'PUT',
  path: '/editions/:edition/grants',
  who: { staff: 'people' },
  summary: 'Give or take a task of an edition',
  params: EditionParams,
  body: strict({
    email: Type.String({ format: 'email', maxLength: 254 }),
    task: oneOf(staffTasks),
    granted: Type.Boolean(),
  }),
  answer: Type.Null(),
  problems: ['noSuchPerson'],
});
