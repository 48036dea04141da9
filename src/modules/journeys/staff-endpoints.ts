import { type Static, Type } from 'typebox';
import { endpoint, oneOf, strict } from '../../kernel/endpoint.ts';
import { IdSchema, KeySchema } from '../../kernel/ids.ts';
import { EditionParams, InstantSchema, MoneySchema } from '../editions/contract.ts';
import { DaySchema } from './shapes.ts';

const FaultSchema = Type.Object({
  file: Type.String(),
  line: Type.Integer(),
  column: Type.Integer(),
  problem: Type.String(),
  message: Type.String(),
  maybe: Type.Optional(Type.String()),
});

export const getSupply = endpoint({
  method: 'GET',
  path: '/editions/:edition/supply',
  who: { staff: 'planning' },
  summary: 'What there is to offer: rows of each table, and how much of each allotment is taken by day',
  params: EditionParams,
  answer: Type.Object({
    hash: Type.Union([Type.String(), Type.Null()]),
    loadedAt: Type.Union([InstantSchema, Type.Null()]),
    tables: Type.Array(
      Type.Object({
        name: Type.String(),
        file: Type.String(),
        title: Type.String(),
        rows: Type.Integer(),
        assumed: Type.Integer(),
      }),
    ),
    nights: Type.Array(Type.Object({ day: DaySchema, rooms: Type.Integer(), taken: Type.Integer() })),
    seats: Type.Array(Type.Object({ day: DaySchema, seats: Type.Integer(), taken: Type.Integer() })),
    tickets: Type.Object({ places: Type.Integer(), taken: Type.Integer() }),
    /** Connectors to outer suppliers, and whether they are set up. */
    connectors: Type.Array(Type.Object({ name: Type.String(), isSetUp: Type.Boolean() })),
  }),
});

export const getSupplyTemplate = endpoint({
  method: 'GET',
  path: '/editions/:edition/supply/templates/:table',
  who: { staff: 'planning' },
  summary: 'One table as CSV: its header alone, or with the rows that are loaded',
  params: strict({ edition: KeySchema, table: KeySchema }),
  query: strict({ rows: Type.Optional(oneOf(['yes', 'no'])) }),
  answer: Type.Object({ file: Type.String(), text: Type.String() }),
  problems: ['noSuchTable'],
});

const whole = (minimum: number, maximum: number) => Type.Integer({ minimum, maximum });

/** What a supplier would sell now; it becomes an allotment only by a contract and a row of a table. */
export const findOffers = endpoint({
  method: 'POST',
  path: '/editions/:edition/supply/offers',
  who: { staff: 'planning' },
  summary:
    'Ask a connected supplier what it has: rooms near a point for some nights, or seats between two airports on a day',
  params: EditionParams,
  body: strict({
    connector: KeySchema,
    query: Type.Union([
      strict({
        kind: oneOf(['rooms']),
        latitude: Type.Number({ minimum: -90, maximum: 90 }),
        longitude: Type.Number({ minimum: -180, maximum: 180 }),
        firstNight: DaySchema,
        nights: whole(1, 21),
        adults: whole(1, 9),
      }),
      strict({
        kind: oneOf(['seats']),
        from: Type.String({ pattern: '^[A-Z]{3}$' }),
        to: Type.String({ pattern: '^[A-Z]{3}$' }),
        day: DaySchema,
        adults: whole(1, 9),
      }),
    ]),
  }),
  answer: Type.Object({
    offers: Type.Array(
      Type.Object({
        kind: oneOf(['rooms', 'seats']),
        id: Type.String(),
        title: Type.String(),
        detail: Type.String(),
        price: MoneySchema,
        left: Type.Union([Type.Integer(), Type.Null()]),
      }),
    ),
  }),
  problems: [
    'supplierNotSetUp',
    'supplierHasNone',
    'supplierSilent',
    'supplierBusy',
    'supplierRefused',
    'supplierUnclear',
  ],
});

export const importSupply = endpoint({
  method: 'POST',
  path: '/editions/:edition/supply/imports',
  who: { staff: 'planning' },
  summary: 'Replace tables of the supply; preview first with commit false. With a fault nothing changes',
  params: EditionParams,
  body: strict({
    files: Type.Array(strict({ name: Type.String({ maxLength: 80 }), text: Type.String({ maxLength: 4_000_000 }) }), {
      minItems: 1,
      maxItems: 14,
    }),
    commit: Type.Boolean(),
  }),
  bodyLimit: 8_000_000,
  answer: Type.Object({
    faults: Type.Array(FaultSchema),
    changes: Type.Array(
      Type.Object({ file: Type.String(), added: Type.Integer(), changed: Type.Integer(), removed: Type.Integer() }),
    ),
    committed: Type.Boolean(),
  }),
  problems: ['unknownFile', 'allotmentBelowSold'],
});

export const goals = ['fill', 'sport', 'country'] as const;
/** Whom to ask: who suits a package, within a country or not. */
export const CampaignWishSchema = strict({
  id: IdSchema,
  package: KeySchema,
  goal: oneOf(goals),
  country: Type.Union([Type.String({ pattern: '^[A-Z]{3}$' }), Type.Null()]),
  /** Share of those it suits who get no mail, to see what would have happened anyway. */
  controlShare: Type.Number({ minimum: 0.05, maximum: 0.5 }),
  /** People matched for each free place: 1, and everybody who is asked could come; more, where only some are expected to. */
  perPlace: Type.Integer({ minimum: 1, maximum: 20 }),
});
export type CampaignWish = Static<typeof CampaignWishSchema>;

const count = Type.Union([Type.Integer(), Type.Null()], { description: 'null: fewer than ten, hidden' });
export const AudienceSchema = Type.Object({
  /** People who agreed to be asked. */
  agreed: count,
  suits: count,
  /** How many of them the matching gives this package, at what it and the others have room for. */
  matched: count,
  /** Places that they and their parties would take, if all came. */
  fills: count,
  places: Type.Integer(),
  left: Type.Integer(),
  /** Null: they told no country. Where one hidden group could be worked out from the rest, another one is hidden too. */
  byCountry: Type.Array(Type.Object({ country: Type.Union([Type.String(), Type.Null()]), people: count })),
  /** Persons there, with their parties, by the Monday of a week. */
  byWeek: Type.Array(Type.Object({ week: DaySchema, people: count })),
  reasons: Type.Array(
    Type.Object({ kind: Type.String(), what: Type.Union([Type.String(), Type.Null()]), people: count }),
  ),
  /** How far the matching may be from the best there is, in percent; proved, not estimated. */
  gapPercent: Type.Number(),
});

export type Audience = Static<typeof AudienceSchema>;

export const previewCampaign = endpoint({
  method: 'POST',
  path: '/editions/:edition/campaigns/preview',
  who: { staff: 'sales' },
  summary: 'Whom a package suits and why, what it would fill; counts below ten are hidden',
  params: EditionParams,
  body: CampaignWishSchema,
  answer: AudienceSchema,
  problems: ['noSuchPackage', 'noSupply'],
});

export const CampaignSchema = Type.Object({
  ...CampaignWishSchema.properties,
  state: oneOf(['draft', 'sent']),
  madeAt: InstantSchema,
  sentAt: Type.Union([InstantSchema, Type.Null()]),
  asked: count,
  control: count,
  unsubscribed: count,
  /** People of each side who bought a journey since. */
  boughtAsked: count,
  boughtControl: count,
  /** Difference of the shares in percentage points with its 95 % interval (Newcombe); null while a side is too small. */
  uplift: Type.Union([Type.Object({ points: Type.Number(), low: Type.Number(), high: Type.Number() }), Type.Null()]),
  revenue: Type.Union([MoneySchema, Type.Null()]),
});
export type Campaign = Static<typeof CampaignSchema>;

export const sendCampaign = endpoint({
  method: 'POST',
  path: '/editions/:edition/campaigns',
  who: { staff: 'sales' },
  summary: 'Mail those whom the matching gives the package, less a control group drawn by lot',
  params: EditionParams,
  body: CampaignWishSchema,
  answer: CampaignSchema,
  problems: ['noSuchPackage', 'noSupply', 'nobodyToAsk'],
});

export const listCampaigns = endpoint({
  method: 'GET',
  path: '/editions/:edition/campaigns',
  who: { staff: 'sales' },
  summary: 'Campaigns with what they did, against their control groups',
  params: EditionParams,
  answer: Type.Object({ campaigns: Type.Array(CampaignSchema) }),
});

export const unsubscribe = endpoint({
  method: 'POST',
  path: '/unsubscribe/:token',
  who: 'anyone',
  summary: 'No more suggestions by mail; one tap from any of them (RFC 8058)',
  params: strict({ token: Type.String({ pattern: '^[A-Za-z0-9_-]{22}$' }) }),
  answer: Type.Null(),
  problems: ['noSuchToken'],
});
