import { type Static, Type } from 'typebox';
import { endpoint, oneOf, strict } from '../../kernel/endpoint.ts';
import { IdSchema, KeySchema } from '../../kernel/ids.ts';
import { WordsSchema } from '../../kernel/language.ts';
import { day } from '../../kernel/time.ts';
import { EditionParams, InstantSchema, MoneySchema } from '../editions/contract.ts';
import { taxClasses } from './catalogue/catalogue-rows.ts';
import { FamilySchema, Picture } from './shapes.ts';

/* What brands do: they apply, keep their catalogue, look after stock. Every path with `:brand` goes through `enterBrand`. */

export const BrandParams = strict({ edition: KeySchema, brand: KeySchema });
const ProductParams = strict({ edition: KeySchema, brand: KeySchema, product: KeySchema });

/** Plain text without control characters but line breaks; shown as text, whatever stands in it. */
const text = (maxLength: number, minLength = 0) =>
  Type.String({ minLength, maxLength, pattern: '^[^\\u0000-\\u0009\\u000b-\\u001f\\u007f]*$' });
const allWords = (maxLength: number) =>
  strict({
    en: text(maxLength, 1),
    ja: Type.Optional(text(maxLength)),
    zh: Type.Optional(text(maxLength)),
    fr: Type.Optional(text(maxLength)),
  });
const ColourSchema = Type.String({ pattern: '^#[0-9a-fA-F]{6}$' });
const EmailSchema = Type.String({ maxLength: 200, pattern: '^[^\\s@<>"]+@[^\\s@<>"]+\\.[^\\s@<>"]+$' });

export const brandStates = ['applied', 'open', 'refused', 'suspended', 'closed'] as const;

/** A brand as its members and staff see it. */
export const OwnBrand = Type.Object({
  id: KeySchema,
  state: oneOf(brandStates),
  names: WordsSchema,
  stories: WordsSchema,
  makers: WordsSchema,
  towns: WordsSchema,
  latitude: Type.Number(),
  longitude: Type.Number(),
  picture: Picture,
  /** What it makes, as it told when it applied. */
  makes: Type.Union([Type.String(), Type.Null()]),
  contact: Type.Union([Type.String(), Type.Null()]),
  commissionBasisPoints: Type.Integer(),
  appliedAt: InstantSchema,
  decidedAt: Type.Union([InstantSchema, Type.Null()]),
  decidedBecause: Type.Union([Type.String(), Type.Null()]),
});
export type OwnBrand = Static<typeof OwnBrand>;

/** What a brand tells of itself. */
const BrandTale = {
  names: allWords(120),
  stories: allWords(2_000),
  makers: allWords(400),
  towns: allWords(120),
  latitude: Type.Number({ minimum: -90, maximum: 90 }),
  longitude: Type.Number({ minimum: -180, maximum: 180 }),
  contact: EmailSchema,
};

export const listMyBrands = endpoint({
  method: 'GET',
  path: '/editions/:edition/market/my-brands',
  who: 'visitor',
  summary: 'The brands I act for, also those whose application waits; all of them for staff of the market',
  params: EditionParams,
  answer: Type.Object({ brands: Type.Array(OwnBrand) }),
});

export const applyForBrand = endpoint({
  method: 'POST',
  path: '/editions/:edition/market/brands',
  who: 'visitor',
  summary: 'Apply for a store of one’s own; staff answer',
  params: EditionParams,
  body: strict({ id: KeySchema, ...BrandTale, makes: text(1_000, 1), agreed: Type.Literal(true) }),
  answer: OwnBrand,
  problems: ['brandTaken', 'tooManyApplications'],
});

export const listApplications = endpoint({
  method: 'GET',
  path: '/editions/:edition/market/applications',
  who: { staff: 'market' },
  summary: 'All brands with their state; those that wait for an answer first',
  params: EditionParams,
  answer: Type.Object({ brands: Type.Array(OwnBrand) }),
});

export const decideApplication = endpoint({
  method: 'POST',
  path: '/editions/:edition/market/brands/:brand/decision',
  who: { staff: 'market' },
  summary: 'Let a brand into the market, or refuse it with a reason it is told',
  params: BrandParams,
  body: strict({
    decision: oneOf(['approve', 'refuse']),
    because: text(1_000, 1),
    commissionBasisPoints: Type.Optional(Type.Integer({ minimum: 0, maximum: 5_000 })),
  }),
  answer: OwnBrand,
  problems: ['noSuchBrand', 'alreadyDecided'],
});

export const saveBrand = endpoint({
  method: 'PUT',
  path: '/editions/:edition/market/brands/:brand',
  who: 'brand',
  summary: 'Change what a brand tells of itself',
  params: BrandParams,
  body: strict({ ...BrandTale, photo: Type.Optional(Type.Union([IdSchema, Type.Null()])) }),
  answer: OwnBrand,
  problems: ['noSuchPicture'],
});

// Catalogue

export const productStates = ['draft', 'listed', 'hidden', 'blocked'] as const;

/** Why a product cannot be sent to some countries. */
export const ShippingFault = Type.Object({
  countries: Type.Array(Type.String()),
  reason: Type.String(),
  words: WordsSchema,
});
export type ShippingFault = Static<typeof ShippingFault>;

export const StockLine = Type.Object({
  id: KeySchema,
  names: WordsSchema,
  price: MoneySchema,
  onHand: Type.Integer(),
  /** In carts and unpaid orders. */
  held: Type.Integer(),
  sold: Type.Integer(),
});
export type StockLine = Static<typeof StockLine>;

export const OwnProduct = Type.Object({
  id: KeySchema,
  names: WordsSchema,
  family: FamilySchema,
  picture: Picture,
  state: oneOf(productStates),
  blockedBecause: Type.Union([Type.String(), Type.Null()]),
  hsCode: Type.String(),
  /** Languages in which it has a name and a text. */
  languages: Type.Array(Type.String()),
  variants: Type.Array(StockLine),
  faults: Type.Array(ShippingFault),
});
export type OwnProduct = Static<typeof OwnProduct>;

/** A parcel leaves within so long. */
export const sendWithin = 2 * day;

/** Fewer than this left to sell is called low. */
export const lowStock = 5;

export const getBrandDesk = endpoint({
  method: 'GET',
  path: '/editions/:edition/market/brands/:brand/desk',
  who: 'brand',
  summary:
    'What there is to do now: to send, low stock, products that cannot be sent somewhere, searches without result',
  params: BrandParams,
  answer: Type.Object({
    brand: OwnBrand,
    products: Type.Object({ listed: Type.Integer(), hidden: Type.Integer(), blocked: Type.Integer() }),
    toSend: Type.Integer(),
    /** Of those to send, longer than two days ago ordered. */
    late: Type.Integer(),
    /** Returns to answer or to confirm, disputes to say a word to. */
    toAnswer: Type.Integer(),
    low: Type.Array(
      Type.Object({
        product: KeySchema,
        variant: KeySchema,
        names: WordsSchema,
        detail: WordsSchema,
        left: Type.Integer(),
      }),
    ),
  }),
});

export const listOwnProducts = endpoint({
  method: 'GET',
  path: '/editions/:edition/market/brands/:brand/products',
  who: 'brand',
  summary: 'A brand’s products with state, stock, and what keeps them from being sent somewhere',
  params: BrandParams,
  answer: Type.Object({ products: Type.Array(OwnProduct) }),
});

export const listMissed = endpoint({
  method: 'GET',
  path: '/editions/:edition/market/brands/:brand/missed',
  who: 'brand',
  summary: 'What visitors looked for and did not find, counted without anybody’s name; only what several had in common',
  params: BrandParams,
  answer: Type.Object({
    searches: Type.Array(
      Type.Object({ query: Type.String(), language: Type.String(), count: Type.Integer(), lastAt: InstantSchema }),
    ),
  }),
});

export const listMotifs = endpoint({
  method: 'GET',
  path: '/editions/:edition/market/brands/:brand/motifs',
  who: 'brand',
  summary: 'Drawings that a product can have until it has a photo',
  params: BrandParams,
  answer: Type.Object({ motifs: Type.Array(Type.String()) }),
});

const ProductForm = strict({
  craftId: Type.Union([KeySchema, Type.Null()]),
  family: FamilySchema,
  names: allWords(200),
  reading: Type.Union([text(200), Type.Null()]),
  texts: allWords(4_000),
  materials: allWords(400),
  cares: allWords(1_000),
  origin: text(2),
  hsCode: text(12),
  taxClass: oneOf(taxClasses),
  picture: KeySchema,
  mainColour: ColourSchema,
  accentColour: ColourSchema,
  groundColour: ColourSchema,
  photo: Type.Union([IdSchema, Type.Null()]),
  tags: Type.Union([text(1_000), Type.Null()]),
  disciplineId: Type.Union([KeySchema, Type.Null()]),
});
export type ProductForm = Static<typeof ProductForm>;

const size = Type.Integer({ minimum: 1, maximum: 3_000 });
const VariantForm = strict({
  variantId: KeySchema,
  names: allWords(120),
  /** Without consumption tax, in the minor unit of the edition's currency. */
  priceAmount: Type.Integer({ minimum: 1, maximum: 100_000_000 }),
  weightGrams: Type.Integer({ minimum: 1, maximum: 30_000 }),
  lengthMillimetres: size,
  widthMillimetres: size,
  heightMillimetres: size,
  onHand: Type.Integer({ minimum: 0, maximum: 1_000_000 }),
});
export type VariantForm = Static<typeof VariantForm>;

export const getOwnProduct = endpoint({
  method: 'GET',
  path: '/editions/:edition/market/brands/:brand/products/:product',
  who: 'brand',
  summary: 'A product as its form shows it',
  params: ProductParams,
  answer: Type.Object({
    id: KeySchema,
    state: oneOf(productStates),
    product: Type.Unsafe<ProductForm>(Type.Object({})),
    variants: Type.Array(
      Type.Object({ form: Type.Unsafe<VariantForm>(Type.Object({})), held: Type.Integer(), sold: Type.Integer() }),
    ),
    faults: Type.Array(ShippingFault),
  }),
  problems: ['noSuchProduct'],
});

/** A fault of a field of the form, or of a cell of a file. */
const faultOf = {
  /** A key that is stable, as in `emptyValue`. */
  problem: Type.String(),
  message: Type.String(),
  /** What was probably meant. */
  maybe: Type.Optional(Type.String()),
};

export const FormFault = Type.Object({
  /** Null: of the product; else of the variant with this place in the list. */
  variant: Type.Union([Type.Integer(), Type.Null()]),
  field: Type.String(),
  language: Type.Union([Type.String(), Type.Null()]),
  ...faultOf,
});
export type FormFault = Static<typeof FormFault>;

export const saveProduct = endpoint({
  method: 'PUT',
  path: '/editions/:edition/market/brands/:brand/products/:product',
  who: 'brand',
  summary: 'Make a product or change it, with all of its variants; the checks are those of the files',
  params: ProductParams,
  body: strict({
    product: ProductForm,
    variants: Type.Array(VariantForm, { minItems: 1, maxItems: 60 }),
    state: Type.Optional(oneOf(['listed', 'hidden', 'draft'])),
  }),
  answer: Type.Object({ saved: Type.Boolean(), faults: Type.Array(FormFault) }),
  problems: ['idTaken', 'stockBelowHeld', 'variantHeld', 'productBlocked', 'noSuchPicture'],
});

export const setProductState = endpoint({
  method: 'POST',
  path: '/editions/:edition/market/brands/:brand/products/:product/state',
  who: 'brand',
  summary: 'Put a product on the shelf or take it off; what is in carts stays theirs',
  params: ProductParams,
  body: strict({ state: oneOf(['listed', 'hidden']) }),
  answer: Type.Null(),
  problems: ['noSuchProduct', 'productBlocked'],
});

export const setStock = endpoint({
  method: 'PUT',
  path: '/editions/:edition/market/brands/:brand/variants/:variant/stock',
  who: 'brand',
  summary: 'Say how many there are of a variant',
  params: strict({ edition: KeySchema, brand: KeySchema, variant: KeySchema }),
  body: strict({ onHand: Type.Integer({ minimum: 0, maximum: 1_000_000 }) }),
  answer: StockLine,
  problems: ['noSuchVariant', 'stockBelowHeld'],
});

export const importCatalogue = endpoint({
  method: 'POST',
  path: '/editions/:edition/market/brands/:brand/import',
  who: 'brand',
  summary:
    'Read products.csv and variants.csv; without `stamp` only what they would change, with it all of it or nothing',
  params: BrandParams,
  body: strict({
    files: Type.Array(
      strict({
        name: oneOf(['products.csv', 'variants.csv']),
        /** Base64 of the bytes as they are, so that their encoding can be told. */
        bytes: Type.String({ maxLength: 12_000_000, pattern: '^[A-Za-z0-9+/]*={0,2}$' }),
      }),
      { minItems: 1, maxItems: 2 },
    ),
    /** Whether the files are the whole catalogue: what is not in them leaves the shop. */
    whole: Type.Boolean(),
    /** Of the preview that is to be taken. */
    stamp: Type.Optional(Type.String({ pattern: '^[0-9a-f]{64}$' })),
  }),
  bodyLimit: 25_000_000,
  answer: Type.Object({
    committed: Type.Boolean(),
    /** Null while there are faults. */
    stamp: Type.Union([Type.String(), Type.Null()]),
    faults: Type.Array(Type.Object({ file: Type.String(), line: Type.Integer(), column: Type.Integer(), ...faultOf })),
    changes: Type.Array(
      Type.Object({
        file: Type.String(),
        added: Type.Integer(),
        changed: Type.Integer(),
        removed: Type.Integer(),
        /** Of the removed: stay, hidden or sold out, since orders or carts have them. */
        kept: Type.Integer(),
      }),
    ),
    /** Variants that get another stock or another price, with what they have now; the first fifty. */
    stock: Type.Array(Type.Object({ variant: KeySchema, from: Type.Integer(), to: Type.Integer() })),
    prices: Type.Array(Type.Object({ variant: KeySchema, from: MoneySchema, to: MoneySchema, held: Type.Integer() })),
  }),
  problems: ['importChanged'],
});

export const exportCatalogue = endpoint({
  method: 'GET',
  path: '/editions/:edition/market/brands/:brand/export',
  who: 'brand',
  summary: 'The catalogue as files that import reads back; or templates with one example',
  params: BrandParams,
  query: strict({ template: Type.Optional(Type.Boolean()) }),
  answer: Type.Object({ files: Type.Array(Type.Object({ name: Type.String(), text: Type.String() })) }),
});

export const addPicture = endpoint({
  method: 'POST',
  path: '/editions/:edition/market/brands/:brand/pictures',
  who: 'brand',
  summary: 'Bring a photo: JPEG, PNG, WebP or AVIF, at most 8 MB. What the camera wrote beside the picture is dropped',
  params: BrandParams,
  body: strict({
    id: IdSchema,
    bytes: Type.String({ minLength: 4, maxLength: 11_200_000, pattern: '^[A-Za-z0-9+/]+={0,2}$' }),
  }),
  bodyLimit: 11_300_000,
  answer: Type.Object({ picture: Picture, width: Type.Integer(), height: Type.Integer() }),
  problems: ['notAPicture', 'pictureMoves', 'pictureKind', 'pictureTooSmall', 'pictureTooLarge', 'tooManyPictures'],
});
