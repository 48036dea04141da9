import type { Db } from '../../../platform/database/db.ts';
import { at, sql } from '../../../platform/database/sql.ts';
import type { ReviewRecord, Stars } from './review.ts';

const columns = sql`edition, id, product, brand, person, stars, text, language, answer, hidden_because, written_at`;

/** Answers whether it was written; a person has one review of a product. */
export async function insertReview(db: Db, one: ReviewRecord): Promise<boolean> {
  const written =
    await db.run(sql`INSERT INTO market.review (edition, id, product, brand, person, stars, text, language, written_at)
    VALUES (${one.edition}, ${one.id}, ${one.product}, ${one.brand}, ${one.person}, ${one.stars}, ${one.text}, ${one.language},
      ${at(one.writtenAt)}) ON CONFLICT (edition, product, person) DO NOTHING`);
  return written === 1;
}

export function lockReview(db: Db, edition: string, id: string): Promise<ReviewRecord | undefined> {
  return db.find<ReviewRecord>(
    sql`SELECT ${columns} FROM market.review WHERE edition = ${edition} AND id = ${id} FOR UPDATE`,
  );
}

export function listReviewsOf(db: Db, edition: string, product: string): Promise<ReviewRecord[]> {
  return db.many<ReviewRecord>(sql`SELECT ${columns} FROM market.review
    WHERE edition = ${edition} AND product = ${product} AND hidden_because IS NULL ORDER BY written_at DESC, id LIMIT 100`);
}

/** Of one brand or of all, unanswered ones first; hidden ones too. */
export function listReviewsOfBrand(db: Db, edition: string, brand: string | null): Promise<ReviewRecord[]> {
  return db.many<ReviewRecord>(sql`SELECT ${columns} FROM market.review WHERE edition = ${edition}
    AND (${brand}::text IS NULL OR brand = ${brand})
    ORDER BY CASE WHEN answer IS NULL THEN 0 ELSE 1 END, written_at DESC, id LIMIT 200`);
}

export async function updateReview(db: Db, { edition, id, answer, hiddenBecause }: ReviewRecord): Promise<void> {
  await db.run(sql`UPDATE market.review SET answer = ${answer}, hidden_because = ${hiddenBecause}
    WHERE edition = ${edition} AND id = ${id}`);
}

export async function mapStars(db: Db, edition: string, products: readonly string[]): Promise<Map<string, Stars>> {
  const rows = await db.many<
    Stars & { product: string }
  >(sql`SELECT product, round(avg(stars), 1) AS mean, count(*)::integer AS count
    FROM market.review WHERE edition = ${edition} AND product = ANY(${products}) AND hidden_because IS NULL GROUP BY product`);
  return new Map(rows.map(({ product, mean, count }) => [product, { mean, count }]));
}

/** Whose goods came: the brand of a product that a person bought and got; undefined where none did. */
export function findGoodsThatCame(
  db: Db,
  edition: string,
  product: string,
  person: string,
): Promise<{ brand: string } | undefined> {
  return db.find(sql`SELECT i.brand FROM market.consignment c
    JOIN market.consignment_item i ON i.edition = c.edition AND i.consignment = c.id AND i.product = ${product}
    JOIN market.parcel p ON p.edition = c.edition AND p.consignment = c.id AND p.state = 'delivered'
      AND p.items @> jsonb_build_array(jsonb_build_object('hold', i.hold::text))
    WHERE c.edition = ${edition} AND c.person = ${person} LIMIT 1`);
}
