import { type Static, type TSchema, Type } from 'typebox';
import { Compile } from 'typebox/compile';
import { oneOf } from '../../kernel/endpoint.ts';
import { checkPack } from './check-pack.ts';

/*
 * A rule pack: the law of one country about parcels from abroad, as data that a lawyer can read and change.
 * Amounts are in major units (135 is 135 pounds), days are `YYYY-MM-DD` and both ends of a period belong to it.
 */

const strict = { additionalProperties: false } as const;
const Day = Type.String({ pattern: '^\\d{4}-\\d\\d-\\d\\d$' });
const Currency = Type.String({ pattern: '^[A-Z]{3}$' });
const Country = Type.String({ pattern: '^[A-Z]{2}$' });
const Id = Type.String({ pattern: '^[a-z][a-zA-Z0-9-]*$' });
const Text = Type.String({ minLength: 1 });
const AllWords = Type.Object({ en: Text, ja: Text, zh: Text, fr: Text }, strict);
const Amount = Type.Object({ amount: Type.Number({ minimum: 0 }), currency: Currency }, strict);
const Limit = Type.Object(
  { amount: Type.Number({ minimum: 0 }), currency: Currency, of: oneOf(['goods', 'goodsAndShipping'] as const) },
  strict,
);
const Period = { validFrom: Day, validTo: Type.Optional(Day) };

/** How sure a figure is: read in the law or an authority's table; put together from several accounts of it; or general knowledge. */
const Confidence = oneOf(['official', 'derived', 'assumed'] as const);

const SourceSchema = Type.Object({ id: Id, title: Text, publisher: Text, url: Text, asOf: Day }, strict);

const LineSchema = Type.Object(
  {
    /** `unknown` takes goods out of a wider line: they are refused. */
    percent: Type.Union([Type.Number({ minimum: 0, maximum: 1_000 }), Type.Literal('unknown')]),
    hs: Type.Union([Type.Literal('all'), Type.Array(Type.String({ pattern: '^(\\d\\d){1,5}$' }), { minItems: 1 })]),
    /** Only in these countries of the pack, or in these of its regions. */
    in: Type.Optional(Type.Array(Text, { minItems: 1 })),
    /** Only for goods of at least, or of less than, this value per packed gram, in the pack's currency. */
    perGramFrom: Type.Optional(Type.Number({ minimum: 0 })),
    perGramBelow: Type.Optional(Type.Number({ minimum: 0 })),
    confidence: Type.Optional(Confidence),
  },
  strict,
);

const TableSchema = Type.Object(
  { id: Id, confidence: Confidence, sources: Type.Array(Id, { minItems: 1 }), lines: Type.Array(LineSchema) },
  strict,
);

const TakeSchema = Type.Union([
  Type.Object({ percent: Type.Number({ minimum: 0, maximum: 1_000 }) }, strict),
  Type.Object({ table: Id }, strict),
  Type.Object({ flat: Amount, per: oneOf(['consignment', 'hs6', 'piece'] as const) }, strict),
]);

const RuleSchema = Type.Object(
  {
    id: Id,
    kind: oneOf(['duty', 'tax', 'excise', 'fee'] as const),
    ...Period,
    take: TakeSchema,
    /** Percent of the charge that is collected; later charges still stand on the whole of it. */
    sharePercent: Type.Optional(Type.Number({ exclusiveMinimum: 0, maximum: 100 })),
    /** The charge is part of its own base, as Brazil's ICMS is. */
    isInside: Type.Optional(Type.Boolean()),
    less: Type.Optional(Amount),
    base: Type.Object(
      {
        of: oneOf(['goods', 'goodsAndShipping'] as const),
        plus: Type.Optional(Type.Array(oneOf(['duty', 'tax', 'excise', 'fee'] as const))),
      },
      strict,
    ),
    rounding: Type.Object(
      { how: oneOf(['half', 'down', 'up'] as const), toMinorUnits: Type.Optional(Type.Integer({ minimum: 1 })) },
      strict,
    ),
    confidence: Confidence,
    sources: Type.Array(Id, { minItems: 1 }),
    words: AllWords,
  },
  strict,
);

const WhenSchema = Type.Object(
  {
    via: Type.Optional(oneOf(['post', 'courier'] as const)),
    from: Type.Optional(Type.Array(Country, { minItems: 1 })),
    notFrom: Type.Optional(Type.Array(Country, { minItems: 1 })),
    origins: Type.Optional(Type.Array(Country, { minItems: 1 })),
    /** All goods, or none of them, are on this list. */
    listed: Type.Optional(Id),
    notListed: Type.Optional(Id),
    valueAtMost: Type.Optional(Limit),
    eachAtMost: Type.Optional(Amount),
    isOnePiece: Type.Optional(Type.Literal(true)),
    yearAtMost: Type.Optional(Limit),
  },
  strict,
);

const refusable = ['outOfDate', 'notInForce', 'noRuleForGoods', 'notAllowed', 'overLimit'] as const;

const ChannelSchema = Type.Object(
  {
    id: Id,
    ...Period,
    names: AllWords,
    when: Type.Optional(WhenSchema),
    needs: Type.Optional(Type.Array(Type.Literal('realName'))),
    charges: Type.Optional(Type.Array(Id)),
    refuse: Type.Optional(Type.Object({ reason: oneOf(refusable), words: AllWords }, strict)),
    notes: Type.Optional(Type.Array(AllWords)),
    sources: Type.Array(Id, { minItems: 1 }),
  },
  strict,
);

const ListSchema = Type.Object(
  {
    id: Id,
    confidence: Confidence,
    sources: Type.Array(Id, { minItems: 1 }),
    hs: Type.Array(Type.String({ pattern: '^(\\d\\d){1,5}$' }), { minItems: 1 }),
  },
  strict,
);

/** Tax on a sale that stays in the country, by class of the goods. */
const DomesticSchema = Type.Object(
  {
    ...Period,
    standardPercent: Type.Number({ minimum: 0, maximum: 100 }),
    reducedPercent: Type.Number({ minimum: 0, maximum: 100 }),
    rounding: oneOf(['half', 'down', 'up'] as const),
    sources: Type.Array(Id, { minItems: 1 }),
    words: AllWords,
  },
  strict,
);

/** What a visitor gets back of the tax on goods that leave the country in their luggage. */
const TouristRefundSchema = Type.Object(
  {
    ...Period,
    /** Without tax, in one shop on one day. */
    leastNet: Amount,
    days: Type.Integer({ minimum: 1 }),
    confidence: Confidence,
    sources: Type.Array(Id, { minItems: 1 }),
    words: AllWords,
  },
  strict,
);

/** What a traveller may bring home without paying. */
const TravellerSchema = Type.Object(
  { allowance: Amount, confidence: Confidence, sources: Type.Array(Id, { minItems: 1 }), words: AllWords },
  strict,
);

export const RulePackSchema = Type.Object(
  {
    id: Id,
    countries: Type.Array(Country, { minItems: 1 }),
    names: AllWords,
    currency: Currency,
    version: Day,
    lastChecked: Day,
    goodUntil: Day,
    /** Codes of states or provinces, where the charges differ between them. */
    regions: Type.Optional(Type.Record(Type.String(), Text)),
    sources: Type.Array(SourceSchema, { minItems: 1 }),
    lists: Type.Optional(Type.Array(ListSchema)),
    tables: Type.Optional(Type.Array(TableSchema)),
    rules: Type.Array(RuleSchema),
    channels: Type.Array(ChannelSchema, { minItems: 1 }),
    domestic: Type.Optional(DomesticSchema),
    touristRefund: Type.Optional(TouristRefundSchema),
    traveller: Type.Optional(TravellerSchema),
  },
  strict,
);

export type RulePack = Static<typeof RulePackSchema>;
export type Rule = Static<typeof RuleSchema>;
export type Channel = Static<typeof ChannelSchema>;
export type RateLine = Static<typeof LineSchema>;
export type When = Static<typeof WhenSchema>;
export type AllWords = Static<typeof AllWords>;
export type PackAmount = Static<typeof Amount>;
export type Confidence = Static<typeof Confidence>;

/** A place in a pack, as `/channels/0/when`, and what is wrong there. */
export interface PackFault {
  readonly path: string;
  readonly message: string;
}

type Compiled = Pick<ReturnType<typeof Compile<TSchema>>, 'Check' | 'Errors'>;
/** Made when the first pack is read: whoever only computes with packs never needs it. */
let compiled: Compiled | undefined;

/** Reads a pack from plain values, as YAML gives them; either the pack or everything that is wrong with it. */
export function readPack(value: unknown): { pack: RulePack } | { faults: readonly PackFault[] } {
  compiled ??= Compile(RulePackSchema) as Compiled;
  if (!compiled.Check(value)) {
    const faults = new Map<string, PackFault>();
    for (const error of compiled.Errors(value ?? null)) {
      if (error.keyword === 'additionalProperties') continue;
      const message = error.keyword === 'boolean' ? 'is not a known field' : error.message;
      if (!faults.has(error.instancePath)) faults.set(error.instancePath, { path: error.instancePath, message });
    }
    return { faults: [...faults.values()] };
  }
  const pack = value as RulePack;
  const faults = checkPack(pack);
  return faults.length > 0 ? { faults } : { pack };
}

/** Whether a day lies in a period; both ends belong to it. */
export function isInForce(period: { readonly validFrom: string; readonly validTo?: string }, day: string): boolean {
  return period.validFrom <= day && (period.validTo === undefined || day <= period.validTo);
}

/** Among several versions the pack of a country that is newest; undefined where there is none. */
export function choosePack(packs: readonly RulePack[], country: string): RulePack | undefined {
  return packs
    .filter((pack) => pack.countries.includes(country))
    .reduce<RulePack | undefined>((best, pack) => (best && best.version >= pack.version ? best : pack), undefined);
}

/** The pack that a rule's id, `cn@2026-11-30#vat`, was taken from, to compute an order again. */
export function packOfRule(packs: readonly RulePack[], rule: string): RulePack | undefined {
  return packs.find((pack) => rule.startsWith(`${versionOf(pack)}#`));
}

export function versionOf(pack: RulePack): string {
  return `${pack.id}@${pack.version}`;
}
