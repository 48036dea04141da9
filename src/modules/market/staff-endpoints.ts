import { Type } from 'typebox';
import { endpoint, oneOf, strict } from '../../kernel/endpoint.ts';
import { IdSchema, KeySchema } from '../../kernel/ids.ts';
import { WordsSchema } from '../../kernel/language.ts';
import { EditionParams, InstantSchema, MoneySchema } from '../editions/contract.ts';
import { DaySchema, WaySchema } from './shapes.ts';

const staff = { staff: 'market' } as const;
const text = (maxLength: number) => Type.String({ maxLength, pattern: '^[^<>\\u0000]*$' });
const WordsInput = strict({
  en: Type.String({ minLength: 1, maxLength: 200, pattern: '^[^<>\\u0000]*$' }),
  ja: Type.Optional(text(200)),
  zh: Type.Optional(text(200)),
  fr: Type.Optional(text(200)),
});

/** What stands in the shop's front, for whom and when. Empty lists and null days mean always and everybody. */
const windowFields = {
  names: WordsInput,
  texts: WordsInput,
  products: Type.Array(KeySchema, { minItems: 1, maxItems: 12, uniqueItems: true }),
  firstDay: Type.Union([DaySchema, Type.Null()]),
  lastDay: Type.Union([DaySchema, Type.Null()]),
  /** For people who follow one of these sports. */
  disciplines: Type.Array(KeySchema, { maxItems: 20, uniqueItems: true }),
  /** For people who cheer for one of these countries, by IOC code. */
  countries: Type.Array(Type.String({ pattern: '^[A-Z]{3}$' }), { maxItems: 60, uniqueItems: true }),
};
export const WindowSchema = Type.Object({ id: IdSchema, ...windowFields });

export const listWindows = endpoint({
  method: 'GET',
  path: '/editions/:edition/market/windows',
  who: staff,
  summary: 'Windows of the shop in their order',
  params: EditionParams,
  answer: Type.Object({ windows: Type.Array(WindowSchema) }),
});

export const saveWindow = endpoint({
  method: 'PUT',
  path: '/editions/:edition/market/windows/:window',
  who: staff,
  summary: 'Make or change a window',
  params: strict({ edition: KeySchema, window: IdSchema }),
  body: strict({ ...windowFields, position: Type.Integer({ minimum: 0, maximum: 100 }) }),
  answer: Type.Object({ window: WindowSchema }),
  problems: ['noSuchProduct', 'endsBeforeStart'],
});

export const removeWindow = endpoint({
  method: 'DELETE',
  path: '/editions/:edition/market/windows/:window',
  who: staff,
  summary: 'Take a window away',
  params: strict({ edition: KeySchema, window: IdSchema }),
  answer: Type.Null(),
  problems: ['noSuchWindow'],
});

const Pack = Type.Object({
  id: Type.String(),
  names: WordsSchema,
  countries: Type.Array(Type.String()),
  currency: Type.String(),
  version: DaySchema,
  lastChecked: DaySchema,
  goodUntil: DaySchema,
  /** Whether the day of the law is past `goodUntil`: then nothing is quoted by it. */
  isOver: Type.Boolean(),
  sources: Type.Array(
    Type.Object({ title: Type.String(), publisher: Type.String(), url: Type.String(), asOf: DaySchema }),
  ),
  rules: Type.Array(
    Type.Object({ id: Type.String(), kind: Type.String(), words: WordsSchema, confidence: Type.String() }),
  ),
  /** Put there by staff; else it came with the software. */
  isSaved: Type.Boolean(),
});

export const listPacks = endpoint({
  method: 'GET',
  path: '/editions/:edition/market/rule-packs',
  who: staff,
  summary: 'Rule packs in use: what they say, where from, how long they hold',
  params: EditionParams,
  answer: Type.Object({ packs: Type.Array(Pack), day: DaySchema, rates: Type.Union([DaySchema, Type.Null()]) }),
});

export const savePack = endpoint({
  method: 'POST',
  path: '/editions/:edition/market/rule-packs',
  who: staff,
  summary: 'Put a rule pack in place; without commit only say what is wrong with it and what it would change',
  params: EditionParams,
  body: strict({ text: Type.String({ minLength: 1, maxLength: 400_000 }), commit: Type.Boolean() }),
  answer: Type.Object({
    faults: Type.Array(Type.Object({ path: Type.String(), message: Type.String() })),
    pack: Type.Union([Pack, Type.Null()]),
    /** What a parcel of the shop costs by the pack in use and by this one. */
    examples: Type.Array(
      Type.Object({
        product: KeySchema,
        names: WordsSchema,
        country: Type.String(),
        before: Type.Union([MoneySchema, Type.Null()]),
        after: Type.Union([MoneySchema, Type.Null()]),
      }),
    ),
    committed: Type.Boolean(),
  }),
  bodyLimit: 600_000,
  problems: ['versionTaken'],
});

export const decideProduct = endpoint({
  method: 'POST',
  path: '/editions/:edition/market/products/:product/decision',
  who: staff,
  summary: 'Block a product with a reason that its brand is told, or let it back',
  params: strict({ edition: KeySchema, product: KeySchema }),
  body: strict({ isBlocked: Type.Boolean(), because: text(500) }),
  answer: Type.Object({ state: Type.String() }),
  problems: ['noSuchProduct', 'reasonNeeded'],
});

export const listBlocked = endpoint({
  method: 'GET',
  path: '/editions/:edition/market/blocked-products',
  who: staff,
  summary: 'Products that were blocked, and why',
  params: EditionParams,
  answer: Type.Object({
    products: Type.Array(Type.Object({ id: KeySchema, names: WordsSchema, brand: KeySchema, because: Type.String() })),
  }),
});

export const suspendBrand = endpoint({
  method: 'POST',
  path: '/editions/:edition/market/brands/:brand/suspension',
  who: staff,
  summary: 'Stop a brand selling, let it sell again, or close it for good once everything is delivered',
  params: strict({ edition: KeySchema, brand: KeySchema }),
  body: strict({ state: oneOf(['open', 'suspended', 'closed']), because: text(500) }),
  answer: Type.Object({ state: Type.String(), openConsignments: Type.Integer() }),
  problems: ['noSuchBrand', 'reasonNeeded', 'openConsignments'],
});

export const getFlows = endpoint({
  method: 'GET',
  path: '/editions/:edition/market/flows',
  who: staff,
  summary: 'What goes where: from each brand by each way to each country, and what waits',
  params: EditionParams,
  answer: Type.Object({
    flows: Type.Array(
      Type.Object({
        brand: KeySchema,
        names: WordsSchema,
        way: WaySchema,
        country: Type.String(),
        consignments: Type.Integer(),
        pieces: Type.Integer(),
        amount: MoneySchema,
      }),
    ),
    states: Type.Array(Type.Object({ state: Type.String(), consignments: Type.Integer() })),
    /** Held now in carts and unpaid orders. */
    held: Type.Integer(),
    soldOut: Type.Array(Type.Object({ variant: KeySchema, names: WordsSchema, brand: KeySchema })),
    lastAt: Type.Union([InstantSchema, Type.Null()]),
  }),
});
