import type { Words } from '../../../kernel/language.ts';
import type { Db } from '../../../platform/database/db.ts';
import { at, sql } from '../../../platform/database/sql.ts';
import type { BrandRow, MarketTables, ProductRow, TaxClass, VariantRow } from './catalogue-rows.ts';

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
  /** Beside the row of the edition's file: a photo, and what the brand told when it applied. */
  readonly content: Omit<BrandRow, 'brandId' | 'commissionBasisPoints'> & {
    readonly photo?: string | null;
    readonly makes?: string;
  };
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

export interface ExampleVariant {
  readonly id: string;
  readonly product: string;
  readonly names: Words;
  readonly priceAmount: number;
  readonly currency: string;
  readonly grams: number;
  readonly hsCode: string;
  readonly origin: string;
  readonly taxClass: TaxClass;
}

/** Of every HS heading in the shop the cheapest and the dearest variant: a small picture of all of it. */
export function listExampleVariants(db: Db, edition: string, limit: number): Promise<ExampleVariant[]> {
  return db.many<ExampleVariant>(sql`SELECT id, product, names, price_amount, currency, grams, hs_code, origin, tax_class FROM (
      SELECT v.variant AS id, v.product, p.content->'names' AS names, v.price_amount, v.currency,
        (v.content->>'weightGrams')::integer AS grams, p.content->>'hsCode' AS hs_code, p.content->>'origin' AS origin,
        p.content->>'taxClass' AS tax_class,
        row_number() OVER (PARTITION BY left(p.content->>'hsCode', 4) ORDER BY v.price_amount, v.variant) AS cheap,
        row_number() OVER (PARTITION BY left(p.content->>'hsCode', 4) ORDER BY v.price_amount DESC, v.variant) AS dear
      FROM market.variant v JOIN market.product p ON p.edition = v.edition AND p.product = v.product
      WHERE v.edition = ${edition} AND p.state = 'listed') ranked
    WHERE cheap = 1 OR dear = 1 ORDER BY hs_code, price_amount LIMIT ${limit}`);
}

export async function setProductState(
  db: Db,
  edition: string,
  product: string,
  { state, because, now }: { state: ProductRecord['state']; because: string | null; now: number },
): Promise<void> {
  await db.run(sql`UPDATE market.product SET state = ${state}, blocked_because = ${because}, changed_at = ${at(now)}
    WHERE edition = ${edition} AND product = ${product}`);
}

export async function setBrandState(
  db: Db,
  edition: string,
  brand: string,
  { state, because, now }: { state: BrandRecord['state']; because: string; now: number },
): Promise<void> {
  await db.run(sql`UPDATE market.brand SET state = ${state}, decided_because = ${because}, decided_at = ${at(now)}
    WHERE edition = ${edition} AND brand = ${brand}`);
}

/** Everything a brand has, listed or not. */
export function listProductsOfBrand(
  db: Db,
  edition: string,
  brand: string,
): Promise<(ProductRecord & { listedAt: number | null })[]> {
  return db.many(sql`SELECT ${productColumns}, p.listed_at FROM market.product p
    WHERE p.edition = ${edition} AND p.brand = ${brand} ORDER BY p.product`);
}

/** Which of some ids belong to products and variants of other brands. */
export async function listTakenIds(
  db: Db,
  edition: string,
  brand: string,
  ids: { readonly products: readonly string[]; readonly variants: readonly string[] },
): Promise<{ products: string[]; variants: string[] }> {
  const row = await db.one<{ products: string[] | null; variants: string[] | null }>(sql`SELECT
    (SELECT array_agg(product) FROM market.product WHERE edition = ${edition} AND product = ANY(${ids.products}) AND brand <> ${brand})
      AS products,
    (SELECT array_agg(variant) FROM market.variant WHERE edition = ${edition} AND variant = ANY(${ids.variants}) AND brand <> ${brand})
      AS variants`);
  return { products: row.products ?? [], variants: row.variants ?? [] };
}
