import type { Db } from '../../../platform/database/db.ts';
import { at, sql } from '../../../platform/database/sql.ts';
import type { BrandRow, MarketTables, ProductRow, VariantRow } from './catalogue-rows.ts';

/** Tables of the edition that are read whole. */
export type Setting = Omit<MarketTables, 'brands'>;

export function findSettingSource(db: Db, edition: string): Promise<{ source: string } | undefined> {
  return db.find(sql`SELECT source FROM market.setting WHERE edition = ${edition}`);
}

export function findSettingTables(db: Db, edition: string): Promise<{ tables: Setting } | undefined> {
  return db.find(sql`SELECT tables FROM market.setting WHERE edition = ${edition}`);
}

export async function replaceSetting(
  db: Db,
  edition: string,
  { tables, source, now }: { tables: Setting; source: string; now: number },
): Promise<void> {
  await db.run(sql`INSERT INTO market.setting (edition, tables, source, loaded_at)
    VALUES (${edition}, ${JSON.stringify(tables)}::jsonb, ${source}, ${at(now)})
    ON CONFLICT (edition) DO UPDATE SET tables = excluded.tables, source = excluded.source, loaded_at = excluded.loaded_at`);
}

export interface BrandRecord {
  readonly edition: string;
  readonly id: string;
  readonly state: 'applied' | 'open' | 'refused' | 'suspended' | 'closed';
  readonly content: Omit<BrandRow, 'brandId' | 'commissionBasisPoints'>;
  readonly commissionBasisPoints: number;
  readonly contact: string | null;
}

const brandColumns = sql`edition, brand AS id, state, content, commission_basis_points, contact`;

/** Brands of the edition's files, as far as they are not there: what a brand wrote of itself stays. */
export async function insertBrands(db: Db, edition: string, brands: readonly BrandRow[], now: number): Promise<void> {
  const rows = brands.map(({ brandId, commissionBasisPoints, ...content }) => ({
    brand: brandId,
    commission: commissionBasisPoints,
    content,
  }));
  await db.run(sql`INSERT INTO market.brand (edition, brand, state, content, commission_basis_points, applied_at, decided_at)
    SELECT ${edition}, brand, 'open', content, commission, ${at(now)}, ${at(now)}
    FROM jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) AS r(brand text, content jsonb, commission integer)
    ON CONFLICT (edition, brand) DO NOTHING`);
}

export function listBrands(db: Db, edition: string): Promise<(BrandRecord & { products: number })[]> {
  return db.many(sql`SELECT ${brandColumns}, (SELECT count(*)::integer FROM market.product p
      WHERE p.edition = b.edition AND p.brand = b.brand AND p.state = 'listed') AS products
    FROM market.brand b WHERE edition = ${edition} AND state = 'open' ORDER BY brand`);
}

export function findBrand(db: Db, edition: string, brand: string): Promise<BrandRecord | undefined> {
  return db.find(sql`SELECT ${brandColumns} FROM market.brand WHERE edition = ${edition} AND brand = ${brand}`);
}

export interface ProductRecord {
  readonly id: string;
  readonly brand: string;
  readonly state: 'draft' | 'listed' | 'hidden' | 'blocked';
  readonly content: Omit<ProductRow, 'productId'>;
}

export interface VariantRecord {
  readonly id: string;
  readonly product: string;
  readonly brand: string;
  readonly content: Pick<
    VariantRow,
    'names' | 'weightGrams' | 'lengthMillimetres' | 'widthMillimetres' | 'heightMillimetres'
  >;
  readonly priceAmount: number;
  readonly currency: string;
  readonly onHand: number;
  readonly held: number;
}

/**
 * Writes products and variants of a brand: new ones are added, known ones replaced; stock of a known variant is set to what is on hand.
 * Where a known variant keeps more than its new stock the database refuses (CHECK held <= on_hand); callers look before.
 */
export async function upsertProducts(
  db: Db,
  { edition, brand, currency, now }: { edition: string; brand: string; currency: string; now: number },
  products: readonly ProductRow[],
  variants: readonly VariantRow[],
): Promise<void> {
  const rows = products.map(({ productId, ...content }) => ({ product: productId, content }));
  await db.run(sql`INSERT INTO market.product AS p (edition, product, brand, state, content, listed_at, changed_at)
    SELECT ${edition}, product, ${brand}, 'listed', content, ${at(now)}, ${at(now)}
    FROM jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) AS r(product text, content jsonb) ORDER BY product
    ON CONFLICT (edition, product) DO UPDATE SET content = excluded.content, changed_at = excluded.changed_at
      WHERE p.brand = excluded.brand`);
  const positions = new Map<string, number>();
  const parts = variants.map(({ variantId, productId, priceAmount, onHand, ...content }) => {
    const position = positions.get(productId) ?? 0;
    positions.set(productId, position + 1);
    return { variant: variantId, product: productId, position, content, price_amount: priceAmount, on_hand: onHand };
  });
  await db.run(sql`INSERT INTO market.variant AS v (edition, variant, product, brand, position, content, price_amount, currency, on_hand)
    SELECT ${edition}, variant, product, ${brand}, position, content, price_amount, ${currency}, on_hand
    FROM jsonb_to_recordset(${JSON.stringify(parts)}::jsonb)
      AS r(variant text, product text, position integer, content jsonb, price_amount bigint, on_hand integer) ORDER BY variant
    ON CONFLICT (edition, variant) DO UPDATE SET product = excluded.product, position = excluded.position, content = excluded.content,
      price_amount = excluded.price_amount, currency = excluded.currency, on_hand = excluded.on_hand WHERE v.brand = excluded.brand`);
}

const productColumns = sql`p.product AS id, p.brand, p.state, p.content`;
const variantColumns = sql`v.variant AS id, v.product, v.brand, v.content, v.price_amount, v.currency, v.on_hand, v.held`;

/** Products that are on sale, of brands that are open; in no order. */
export function listListedProducts(db: Db, edition: string, ids: readonly string[]): Promise<ProductRecord[]> {
  return db.many<ProductRecord>(sql`SELECT ${productColumns} FROM market.product p
    JOIN market.brand b ON b.edition = p.edition AND b.brand = p.brand AND b.state = 'open'
    WHERE p.edition = ${edition} AND p.product = ANY(${ids}) AND p.state = 'listed'`);
}

export function listProductIds(db: Db, edition: string): Promise<{ id: string }[]> {
  return db.many(
    sql`SELECT product AS id FROM market.product WHERE edition = ${edition} AND state = 'listed' ORDER BY product`,
  );
}

export function listVariantsOf(db: Db, edition: string, products: readonly string[]): Promise<VariantRecord[]> {
  return db.many<VariantRecord>(sql`SELECT ${variantColumns} FROM market.variant v
    WHERE v.edition = ${edition} AND v.product = ANY(${products}) ORDER BY v.product, v.position`);
}

export function listVariants(db: Db, edition: string, ids: readonly string[]): Promise<VariantRecord[]> {
  return db.many<VariantRecord>(sql`SELECT ${variantColumns} FROM market.variant v
    JOIN market.product p ON p.edition = v.edition AND p.product = v.product AND p.state = 'listed'
    JOIN market.brand b ON b.edition = v.edition AND b.brand = v.brand AND b.state = 'open'
    WHERE v.edition = ${edition} AND v.variant = ANY(${ids})`);
}

/** Whatever became of it since: for what is in a cart. */
export function listAnyProducts(db: Db, edition: string, ids: readonly string[]): Promise<ProductRecord[]> {
  return db.many<ProductRecord>(
    sql`SELECT ${productColumns} FROM market.product p WHERE p.edition = ${edition} AND p.product = ANY(${ids})`,
  );
}

export function listAnyVariants(db: Db, edition: string, ids: readonly string[]): Promise<VariantRecord[]> {
  return db.many<VariantRecord>(
    sql`SELECT ${variantColumns} FROM market.variant v WHERE v.edition = ${edition} AND v.variant = ANY(${ids})`,
  );
}

export function listBrandsByIds(db: Db, edition: string, ids: readonly string[]): Promise<BrandRecord[]> {
  return db.many(sql`SELECT ${brandColumns} FROM market.brand WHERE edition = ${edition} AND brand = ANY(${ids})`);
}

/** How many products each family has, and one of them to draw it by. */
export function countFamilies(
  db: Db,
  edition: string,
): Promise<{ family: string; products: number; content: ProductRecord['content'] }[]> {
  return db.many(sql`SELECT content->>'family' AS family, count(*)::integer AS products,
      (array_agg(content ORDER BY md5(product)))[1] AS content
    FROM market.product WHERE edition = ${edition} AND state = 'listed' GROUP BY 1 ORDER BY 2 DESC, 1`);
}
