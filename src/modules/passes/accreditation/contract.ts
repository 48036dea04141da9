import { type Static, Type } from 'typebox';
import { checkStates } from '../../../engines/admission/accreditation.ts';
import { endpoint, oneOf, strict } from '../../../kernel/endpoint.ts';
import { IdSchema, KeySchema } from '../../../kernel/ids.ts';
import { EditionParams, InstantSchema } from '../../editions/contract.ts';

const DaySchema = Type.String({ pattern: '^[0-9]{4}-[0-9]{2}-[0-9]{2}$' });
const Text = Type.String({ minLength: 1, maxLength: 120, pattern: '\\S' });
const CheckSchema = oneOf(checkStates);

/** What an accreditation says: of whom, from where, for which zone groups, venues (none: all) and local days. */
const said = {
  email: Type.String({ format: 'email', maxLength: 254 }),
  name: Text,
  organisation: Text,
  duty: Text,
  groups: Type.Array(KeySchema, { maxItems: 31, uniqueItems: true }),
  venues: Type.Array(KeySchema, { maxItems: 16, uniqueItems: true }),
  days: Type.Array(DaySchema, { minItems: 1, maxItems: 64, uniqueItems: true }),
};
const SaidSchema = strict(said);
export type AccreditationSaid = Static<typeof SaidSchema>;

/** Somebody whom the gates of a venue may meet by accreditation; numbers as tokens carry them. */
export const AccreditedSchema = Type.Object({
  pass: Type.String(),
  name: Type.String(),
  shortCode: Type.String(),
  check: oneOf([...checkStates, 'ended'] as const),
  groups: Type.Array(Type.Integer()),
  venues: Type.Array(Type.Integer()),
  days: Type.Array(Type.Integer()),
});

/** What its holder is told: kinds of zone it opens, venues (none: all), local days, and how the check stands. */
export const HeldAccreditation = Type.Object({
  check: CheckSchema,
  zoneKinds: Type.Array(KeySchema),
  venues: Type.Array(KeySchema),
  days: Type.Array(DaySchema),
});
export type HeldAccreditation = Static<typeof HeldAccreditation>;

/** One accreditation as staff see it. */
export const AccreditationView = Type.Object({
  ...said,
  person: IdSchema,
  pass: Type.Union([Type.String(), Type.Null()]),
  check: CheckSchema,
  checkedBy: Type.Union([Type.String(), Type.Null()]),
  checkedAt: Type.Union([InstantSchema, Type.Null()]),
  endedAt: Type.Union([InstantSchema, Type.Null()]),
  endedBy: Type.Union([Type.String(), Type.Null()]),
});
export type AccreditationView = Static<typeof AccreditationView>;

export const listAccreditations = endpoint({
  method: 'GET',
  path: '/editions/:edition/accreditations',
  who: { staff: 'people' },
  summary: 'Who works or competes, by name, organisation or state of the check; at most 200 at a time',
  params: EditionParams,
  query: strict({
    q: Type.Optional(Type.String({ maxLength: 60 })),
    check: Type.Optional(oneOf([...checkStates, 'ended'] as const)),
  }),
  answer: Type.Object({
    accreditations: Type.Array(AccreditationView),
    /** Of the whole edition, whatever was asked for. */
    counts: Type.Object({
      pending: Type.Integer(),
      cleared: Type.Integer(),
      refused: Type.Integer(),
      expired: Type.Integer(),
      ended: Type.Integer(),
    }),
    /** Zone groups of the rules of admission. */
    groups: Type.Array(KeySchema),
  }),
});

export const saveAccreditation = endpoint({
  method: 'PUT',
  path: '/editions/:edition/accreditations',
  who: { staff: 'people' },
  summary: 'Accredit a person, or change what their accreditation says; the state of the check stays',
  params: EditionParams,
  body: SaidSchema,
  answer: AccreditationView,
  problems: ['unknownZoneGroup', 'unknownVenue', 'daysTooFar'],
});

/** What can be wrong with a cell of an imported list. */
export const importFaults = [
  'notCsv',
  'missingColumn',
  'unknownColumn',
  'emptyCell',
  'tooLong',
  'badEmail',
  'doubleEmail',
  'unknownZoneGroup',
  'unknownVenue',
  'badDay',
  'daysTooFar',
  'badCheck',
  'tooManyRows',
] as const;
export type ImportFault = (typeof importFaults)[number];

export const importAccreditations = endpoint({
  method: 'POST',
  path: '/editions/:edition/accreditations/import',
  who: { staff: 'people' },
  summary: 'Read a list of people (CSV) and say what would change; taken only without a fault, and if it is no trial',
  params: EditionParams,
  body: strict({ csv: Type.String({ minLength: 1, maxLength: 2_000_000 }), isTrial: Type.Boolean() }),
  answer: Type.Object({
    fresh: Type.Integer(),
    changed: Type.Integer(),
    same: Type.Integer(),
    /** False for a trial, and where there is a fault: then nothing was changed. */
    isTaken: Type.Boolean(),
    /** The first 200. */
    faults: Type.Array(
      Type.Object({
        line: Type.Integer(),
        column: Type.String(),
        fault: oneOf(importFaults),
        value: Type.String(),
      }),
    ),
    faultCount: Type.Integer(),
  }),
  bodyLimit: 4_194_304,
});

const PersonParams = strict({ edition: KeySchema, person: IdSchema });

export const saveCheckState = endpoint({
  method: 'PUT',
  path: '/editions/:edition/accreditations/:person/check',
  who: { staff: 'people' },
  summary: 'Say how far the check of a person has come; written down with the name of who says so',
  params: PersonParams,
  body: strict({ check: CheckSchema }),
  answer: AccreditationView,
  problems: ['noSuchAccreditation'],
});

export const removeAccreditation = endpoint({
  method: 'DELETE',
  path: '/editions/:edition/accreditations/:person',
  who: { staff: 'people' },
  summary: 'Take an accreditation back; gates know it with their next snapshot. Saving it anew gives it back',
  params: PersonParams,
  answer: AccreditationView,
  problems: ['noSuchAccreditation'],
});
