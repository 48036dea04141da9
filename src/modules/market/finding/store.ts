import type { Instant } from '../../../kernel/time.ts';
import type { Db } from '../../../platform/database/db.ts';
import { at, type Sql, sql } from '../../../platform/database/sql.ts';
import type { Wish } from './wish.ts';

export interface ProductRecord {
  readonly product: string;
  readonly brand: string;
  readonly family: string;
  readonly craft: string | null;
  readonly prefecture: string | null;
  readonly discipline: string | null;
  readonly priceFrom: number;
  readonly inStock: boolean;
  readonly isListed: boolean;
  readonly newestAt: Instant;
  readonly tokens: string;
}

/** Writes any number of products in one statement; the order of ids keeps writers from waiting for each other in a circle. */
export async function upsertProducts(db: Db, edition: string, records: readonly ProductRecord[]): Promise<void> {
  const of = <Key extends keyof ProductRecord>(key: Key) => records.map((record) => record[key]);
  await db.run(sql`INSERT INTO market.product_text AS old (edition, product, brand, family, craft, prefecture, discipline, price_from,
      in_stock, is_listed, newest_at, tokens)
    SELECT ${edition}, product, brand, family, craft, prefecture, discipline, price_from, in_stock, is_listed, newest_at, tokens::tsvector
    FROM unnest(${of('product')}::text[], ${of('brand')}::text[], ${of('family')}::text[], ${of('craft')}::text[],
      ${of('prefecture')}::text[], ${of('discipline')}::text[], ${of('priceFrom')}::bigint[], ${of('inStock')}::boolean[],
      ${of('isListed')}::boolean[], ${of('newestAt').map(at)}::timestamptz[], ${of('tokens')}::text[])
      AS new (product, brand, family, craft, prefecture, discipline, price_from, in_stock, is_listed, newest_at, tokens)
    ORDER BY product
    ON CONFLICT (edition, product) DO UPDATE SET brand = excluded.brand, family = excluded.family, craft = excluded.craft,
      prefecture = excluded.prefecture, discipline = excluded.discipline, price_from = excluded.price_from,
      in_stock = excluded.in_stock, is_listed = excluded.is_listed, newest_at = excluded.newest_at, tokens = excluded.tokens`);
}

export async function insertWords(
  db: Db,
  edition: string,
  words: readonly { readonly word: string; readonly shown: string; readonly deletions: readonly string[] }[],
): Promise<void> {
  // An array of arrays must be rectangular for PostgreSQL; words hold no blanks, so text stands in for each.
  await db.run(sql`INSERT INTO market.product_word (edition, word, shown, deletions)
    SELECT ${edition}, word, shown, string_to_array(deletions, ' ')
    FROM unnest(${words.map((one) => one.word)}::text[], ${words.map((one) => one.shown)}::text[],
      ${words.map((one) => one.deletions.join(' '))}::text[]) AS new (word, shown, deletions)
    ORDER BY word COLLATE "C" ON CONFLICT (edition, word) DO NOTHING`);
}

export async function listKnownWords(db: Db, edition: string, words: readonly string[]): Promise<string[]> {
  const rows = await db.many<{ word: string }>(
    sql`SELECT word FROM market.product_word WHERE edition = ${edition} AND word = ANY(${words}::text[])`,
  );
  return rows.map(({ word }) => word);
}

export function listNearWords(
  db: Db,
  edition: string,
  deletions: readonly string[],
): Promise<{ word: string; shown: string }[]> {
  return db.many(sql`SELECT word, shown FROM market.product_word
    WHERE edition = ${edition} AND deletions && ${deletions}::text[] LIMIT 500`);
}

/** Words that begin so, short ones first. */
export function listWordsFrom(db: Db, edition: string, start: string, limit: number): Promise<{ shown: string }[]> {
  return db.many(sql`SELECT shown FROM market.product_word
    WHERE edition = ${edition} AND word >= ${start} AND word < ${`${start}\u{10ffff}`} AND starts_with(word, ${start})
    ORDER BY length(word), word LIMIT ${limit}`);
}

export async function updatePriceAndStock(
  db: Db,
  edition: string,
  changes: readonly { readonly product: string; readonly priceFrom: number; readonly inStock: boolean }[],
): Promise<void> {
  await db.run(sql`UPDATE market.product_text old SET price_from = new.price_from, in_stock = new.in_stock
    FROM unnest(${changes.map((one) => one.product)}::text[], ${changes.map((one) => one.priceFrom)}::bigint[],
      ${changes.map((one) => one.inStock)}::boolean[]) AS new (product, price_from, in_stock)
    WHERE old.edition = ${edition} AND old.product = new.product
      AND (old.price_from, old.in_stock) IS DISTINCT FROM (new.price_from, new.in_stock)`);
}

export async function deleteProducts(db: Db, edition: string, products: readonly string[]): Promise<void> {
  await db.run(sql`DELETE FROM market.product_text WHERE edition = ${edition} AND product = ANY(${products}::text[])`);
}

export interface FoundRecord {
  readonly total: number;
  readonly products: readonly string[];
  readonly families: readonly Counted[];
  readonly brands: readonly Counted[];
  readonly bands: readonly { readonly key: number; readonly count: number }[];
}
export interface Counted {
  readonly key: string;
  readonly count: number;
}

/** Texts of tsquery: what must be met, the same by name and not in a description, and what orders. */
export interface SearchText {
  readonly query: string;
  readonly named: string;
  readonly order: string;
}

const always = sql`true`;

/** One search: the page in order, and counts by family, brand and price band, each without the filter of its own. */
export function searchProducts(
  db: Db,
  edition: string,
  wish: Wish,
  text: SearchText | undefined,
  bands: readonly number[],
): Promise<FoundRecord> {
  const { family, craft, brand, prefecture, discipline, minPrice, maxPrice } = wish;
  // First what is asked by name, material, place: then what only speaks of it.
  const fit =
    text === undefined
      ? sql`0::real`
      : sql`ts_rank('{0,0.2,0.5,1}', tokens, ${text.order}::tsquery)
          + CASE WHEN tokens @@ ${text.named}::tsquery THEN 100 ELSE 0 END`;
  return db.one<FoundRecord>(sql`WITH found AS MATERIALIZED (
      SELECT product, family, brand, price_from, newest_at, in_stock, ${fit} AS fit,
        width_bucket(price_from, ${bands}::bigint[]) AS band,
        ${family === undefined ? always : sql`family = ${family}`} AS of_family,
        ${brand === undefined ? always : sql`brand = ${brand}`} AS of_brand,
        ${minPrice === undefined ? always : sql`price_from >= ${minPrice}`}
          AND ${maxPrice === undefined ? always : sql`price_from <= ${maxPrice}`} AS of_price
      FROM market.product_text
      WHERE edition = ${edition} AND is_listed
        AND ${text === undefined ? always : sql`tokens @@ ${text.query}::tsquery`}
        AND ${craft === undefined ? always : sql`craft = ${craft}`}
        AND ${prefecture === undefined ? always : sql`prefecture = ${prefecture}`}
        AND ${discipline === undefined ? always : sql`discipline = ${discipline}`}
        AND ${wish.inStock ? sql`in_stock` : always}),
    page AS (SELECT product, row_number() OVER () AS place FROM (
      SELECT product FROM found WHERE of_family AND of_brand AND of_price
      ORDER BY ${orderOf(wish)} LIMIT ${wish.limit} OFFSET ${wish.offset}) ordered)
    SELECT (SELECT count(*) FROM found WHERE of_family AND of_brand AND of_price) AS total,
      (SELECT coalesce(array_agg(product ORDER BY place), '{}') FROM page) AS products,
      ${countsBy(sql`family`, sql`of_brand AND of_price`, 50)} AS families,
      ${countsBy(sql`brand`, sql`of_family AND of_price`, 50)} AS brands,
      ${countsBy(sql`band`, sql`of_family AND of_brand`, 50)} AS bands`);
}

function countsBy(key: Sql, condition: Sql, most: number): Sql {
  return sql`(SELECT coalesce(jsonb_agg(jsonb_build_object('key', key, 'count', count) ORDER BY count DESC, key), '[]') FROM (
    SELECT ${key} AS key, count(*) AS count FROM found WHERE ${condition} GROUP BY 1 ORDER BY 2 DESC, 1 LIMIT ${most}) counted)`;
}

function orderOf({ sort }: Wish): Sql {
  switch (sort) {
    case 'price':
      return sql`price_from, fit DESC, product`;
    case 'priceDown':
      return sql`price_from DESC, fit DESC, product`;
    case 'newest':
      return sql`newest_at DESC, fit DESC, product`;
    default:
      return sql`fit DESC, in_stock DESC, newest_at DESC, product`;
  }
}

/** Facts for a personal order, in the order of the ids. */
export function listFacts(
  db: Db,
  edition: string,
  products: readonly string[],
): Promise<{ product: string; family: string; brand: string; discipline: string | null }[]> {
  return db.many(sql`SELECT product, family, brand, discipline
    FROM unnest(${products}::text[]) WITH ORDINALITY AS asked (product, place) JOIN market.product_text USING (product)
    WHERE edition = ${edition} ORDER BY place`);
}

/** Things of the same name, first those with more of its names, of the same craft, and at a price near by. */
export function listNamesakes(db: Db, edition: string, product: string, limit: number): Promise<{ product: string }[]> {
  return db.many(sql`WITH one AS MATERIALIZED (
      SELECT craft, price_from, (SELECT string_agg(quote_literal(lexeme) || ':AB', ' | ') FROM unnest(tokens)
        WHERE lexeme LIKE '=%' AND 'A' = ANY(weights))::tsquery AS query
      FROM market.product_text WHERE edition = ${edition} AND product = ${product})
    SELECT other.product FROM one, market.product_text other
    WHERE other.edition = ${edition} AND other.product <> ${product} AND other.is_listed AND other.tokens @@ one.query
    ORDER BY (ts_rank('{0,0,0.3,1}', other.tokens, one.query) * 2 + ${nearness}) DESC, other.product
    LIMIT ${limit}`);
}

/** Things of the same family, in the same way. */
export function listRelatives(db: Db, edition: string, product: string, limit: number): Promise<{ product: string }[]> {
  return db.many(sql`SELECT other.product FROM market.product_text one
      JOIN market.product_text other USING (edition, family)
    WHERE one.edition = ${edition} AND one.product = ${product} AND other.product <> ${product} AND other.is_listed
    ORDER BY ${nearness} DESC, other.product
    LIMIT ${limit}`);
}

/** The same craft, a price within a few times, something to be had. */
const nearness = sql`(coalesce(other.craft = one.craft, false)::int * 0.3 + other.in_stock::int * 0.1
  - least(1, abs(ln((other.price_from + 100.0) / (one.price_from + 100.0))) / 2) * 0.3)`;

/** Which of the queries find something. */
export async function listFruitful(db: Db, edition: string, queries: readonly string[]): Promise<number[]> {
  const rows = await db.many<{ place: number }>(sql`SELECT place
    FROM unnest(${queries}::text[]) WITH ORDINALITY AS asked (query, place)
    WHERE EXISTS (SELECT FROM market.product_text
      WHERE edition = ${edition} AND is_listed AND tokens @@ query::tsquery) ORDER BY place`);
  return rows.map(({ place }) => place - 1);
}

/** One more of a search; another day counts as such when the last one lies on an earlier day (UTC). */
export async function upsertMissed(
  db: Db,
  edition: string,
  query: string,
  language: string,
  now: Instant,
): Promise<void> {
  await db.run(sql`INSERT INTO market.missed_search AS old (edition, query, language, count, days, last_at)
    VALUES (${edition}, ${query}, ${language}, 1, 1, ${at(now)})
    ON CONFLICT (edition, query, language) DO UPDATE SET count = old.count + 1, last_at = excluded.last_at,
      days = old.days + ((old.last_at AT TIME ZONE 'UTC')::date < (excluded.last_at AT TIME ZONE 'UTC')::date)::int`);
}

export function listMissed(
  db: Db,
  edition: string,
  least: { readonly days: number; readonly count: number },
): Promise<{ query: string; language: string; count: number; lastAt: Instant }[]> {
  return db.many(sql`SELECT query, language, count, last_at FROM market.missed_search
    WHERE edition = ${edition} AND (days >= ${least.days} OR count >= ${least.count})
    ORDER BY count DESC, query, language LIMIT 200`);
}

export function updateStockFlags(db: Db, edition: string): Promise<number> {
  return db.run(sql`UPDATE market.product_text t SET in_stock = s.has FROM (
      SELECT product, bool_or(on_hand > held) AS has FROM market.variant WHERE edition = ${edition} GROUP BY product) s
    WHERE t.edition = ${edition} AND t.product = s.product AND t.in_stock <> s.has`);
}
