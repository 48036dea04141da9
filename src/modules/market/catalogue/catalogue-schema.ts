import { column, refer, type TableSchema, tablesOf, words } from '../../../platform/tables/table-schema.ts';
import { type BrandTables, families, type MarketTables, taxClasses } from './catalogue-rows.ts';

/* Every table of the market, declared once: reading, checking, templates and exports are made from these values. */

type MarketTable = TableSchema & { readonly name: keyof MarketTables };
type BrandTable = TableSchema & { readonly name: keyof BrandTables };

const marketTable = tablesOf<MarketTables>();
const brandTable = tablesOf<BrandTables>();
const latitude = column('latitude', 'number', { minimum: -90, maximum: 90, unit: 'degrees' });
const longitude = column('longitude', 'number', { minimum: -180, maximum: 180, unit: 'degrees' });
const family = column('family', 'choice', { choices: families });
const millimetres = { minimum: 1, maximum: 3_000, unit: 'millimetres' } as const;
const picture = [
  column('picture', 'key'),
  column('mainColour', 'text'),
  column('accentColour', 'text'),
  column('groundColour', 'text'),
] as const;

export const marketTables: readonly MarketTable[] = [
  marketTable(
    'crafts',
    'Crafts of the host country, with where they are at home',
    [
      column('craftId', 'key'),
      words('names', 'name'),
      family,
      words('prefectures', 'prefecture'),
      words('towns', 'town'),
      words('abouts', 'about'),
      latitude,
      longitude,
      column('designatedYear', 'integer', { minimum: 1_950, maximum: 2_100, required: false }),
      column('basis', 'basis'),
    ],
    ['craftId'],
  ),
  marketTable(
    'brands',
    'Brands with a store of their own',
    [
      column('brandId', 'key'),
      words('names', 'name'),
      words('stories', 'story'),
      words('makers', 'makers'),
      words('towns', 'town'),
      latitude,
      longitude,
      ...picture,
      column('commissionBasisPoints', 'integer', { minimum: 0, maximum: 5_000, unit: 'hundredths of a percent' }),
      column('basis', 'basis'),
    ],
    ['brandId'],
  ),
  marketTable(
    'shippingZones',
    'Zone of the table of shipping rates, by country',
    [column('country', 'text'), column('zone', 'key')],
    ['country'],
    [],
    'shipping-zones.csv',
  ),
  marketTable(
    'shippingRates',
    'What a parcel costs by zone, way and weight',
    [
      column('zone', 'key'),
      column('via', 'choice', { choices: ['post', 'courier'] }),
      column('upToGrams', 'integer', { minimum: 1, maximum: 30_000, unit: 'grams' }),
      column('priceAmount', 'amount', { name: 'price_{currency}', minimum: 0, maximum: 10_000_000 }),
      column('fewestDays', 'integer', { minimum: 0, maximum: 120, unit: 'days' }),
      column('mostDays', 'integer', { minimum: 0, maximum: 120, unit: 'days' }),
      column('basis', 'basis'),
    ],
    ['zone', 'via', 'upToGrams'],
    [],
    'shipping-rates.csv',
  ),
  marketTable(
    'lockers',
    'Where goods wait at a venue',
    [column('lockerId', 'key'), column('venueId', 'key'), words('names', 'name'), column('basis', 'basis')],
    ['lockerId'],
  ),
];

export const brandTables: readonly BrandTable[] = [
  brandTable(
    'products',
    'What a brand makes',
    [
      column('productId', 'key'),
      column('craftId', 'key', { required: false }),
      family,
      words('names', 'name'),
      column('reading', 'text', { required: false, name: 'reading_ja' }),
      words('texts', 'text'),
      words('materials', 'material'),
      words('cares', 'care'),
      column('origin', 'text'),
      column('hsCode', 'text'),
      column('taxClass', 'choice', { choices: taxClasses }),
      ...picture,
      column('photo', 'key', { required: false, mayBeAbsent: true }),
      column('tags', 'text', { required: false }),
      column('disciplineId', 'key', { required: false }),
    ],
    ['productId'],
  ),
  brandTable(
    'variants',
    'Each product as it is sold: colour, size, price, weight, how many there are',
    [
      column('variantId', 'key'),
      column('productId', 'key'),
      words('names', 'name'),
      column('priceAmount', 'amount', { name: 'price_{currency}', minimum: 1, maximum: 100_000_000 }),
      column('weightGrams', 'integer', { minimum: 1, maximum: 30_000, unit: 'grams' }),
      column('lengthMillimetres', 'integer', millimetres),
      column('widthMillimetres', 'integer', millimetres),
      column('heightMillimetres', 'integer', millimetres),
      column('onHand', 'integer', { minimum: 0, maximum: 1_000_000 }),
    ],
    ['variantId'],
    [refer('products', 'productId')],
  ),
];
