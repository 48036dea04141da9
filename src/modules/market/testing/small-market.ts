import { writeTable } from '../../../platform/tables/write-table.ts';
import type { BrandRow, MarketTables, ProductRow, VariantRow } from '../catalogue/catalogue-rows.ts';
import { brandTables, marketTables } from '../catalogue/catalogue-schema.ts';
import type { MarketFiles } from '../catalogue/load-market.ts';

const words = (text: string) => ({ en: text, ja: `${text}（日）`, zh: `${text}（中）`, fr: `${text} (fr)` });
const colours = { mainColour: '#1f3a68', accentColour: '#c22f22', groundColour: '#faf8f3' };

function brand(brandId: string, names: string): BrandRow {
  return {
    brandId,
    names: words(names),
    stories: words('An example.'),
    makers: words('Two people.'),
    towns: words('Kyoto'),
    latitude: 35,
    longitude: 135.7,
    picture: 'loom',
    ...colours,
    commissionBasisPoints: 1_000,
    basis: 'assumed',
  };
}

/** A product of a family with one tax class; `hsCode` decides its duty. */
export function product(productId: string, hsCode: string, changes: Partial<ProductRow> = {}): ProductRow {
  return {
    productId,
    craftId: null,
    family: 'everyday',
    names: words(productId),
    reading: null,
    texts: words('Made by hand.'),
    materials: words('Cotton'),
    cares: words('Wash cold.'),
    origin: 'JP',
    hsCode,
    taxClass: 'standard',
    picture: 'cloth',
    ...colours,
    tags: null,
    disciplineId: null,
    ...changes,
  };
}

export function variant(productId: string, priceAmount: number, onHand: number, weightGrams = 400): VariantRow {
  return {
    variantId: `${productId}-one`,
    productId,
    names: words('one size'),
    priceAmount,
    weightGrams,
    lengthMillimetres: 200,
    widthMillimetres: 200,
    heightMillimetres: 50,
    onHand,
  };
}

const own: MarketTables = {
  crafts: [],
  brands: [brand('iron', 'Iron (example)'), brand('cloth', 'Cloth (example)')],
  shippingZones: [
    { country: 'JP', zone: 'home' },
    { country: 'CN', zone: 'near' },
    { country: 'DE', zone: 'far' },
  ],
  shippingRates: ['home', 'near', 'far'].flatMap((zone, index) =>
    [1_000, 5_000].map((upToGrams) => ({
      zone,
      via: 'post' as const,
      upToGrams,
      priceAmount: 800 * (index + 1) + upToGrams / 10,
      fewestDays: 2,
      mostDays: 5 * (index + 1),
      basis: 'assumed' as const,
    })),
  ),
  lockers: [{ lockerId: 'hall-1', venueId: 'hall', names: words('Hall, gate A'), basis: 'assumed' }],
};

const goods: Readonly<Record<string, readonly [ProductRow, VariantRow][]>> = {
  iron: [[product('kettle', '732393'), variant('kettle', 12_000, 3, 2_000)]],
  cloth: [
    [product('wrap', '630790'), variant('wrap', 3_000, 50)],
    [product('towel', '630260'), variant('towel', 1_500, 5)],
  ],
};

/** Two brands with three products, as files: a kettle, a wrap, a towel; or with the products told for each of `iron` and `cloth`. */
export function smallMarket(
  goodsOf: (brand: string) => readonly (readonly [ProductRow, VariantRow])[] = (brand) => goods[brand]!,
): MarketFiles {
  const text = (schema: Parameters<typeof writeTable>[0], rows: readonly object[]) => writeTable(schema, rows, 'JPY');
  return {
    drawings: new Map([
      [
        'cloth',
        '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 800 800"><path fill="#010101" d="M0 0h800v800z"/></svg>',
      ],
    ]),
    own: new Map(marketTables.map((schema) => [schema.file, text(schema, own[schema.name])])),
    brands: new Map(
      Object.keys(goods).map((id) => {
        const pairs = goodsOf(id);
        const rows = { products: pairs.map(([one]) => one), variants: pairs.map(([, one]) => one) };
        return [id, new Map(brandTables.map((schema) => [schema.file, text(schema, rows[schema.name])]))];
      }),
    ),
  };
}
