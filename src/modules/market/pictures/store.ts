import type { Db } from '../../../platform/database/db.ts';
import { at, sql } from '../../../platform/database/sql.ts';

export async function replaceDrawings(db: Db, edition: string, drawings: ReadonlyMap<string, string>): Promise<void> {
  const rows = [...drawings].map(([motif, svg]) => ({ motif, svg }));
  await db.run(sql`INSERT INTO market.drawing (edition, motif, svg)
    SELECT ${edition}, motif, svg FROM jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) AS r(motif text, svg text)
    ON CONFLICT (edition, motif) DO UPDATE SET svg = excluded.svg`);
  await deleteDrawnSizes(db, edition);
}

export function findDrawing(db: Db, edition: string, motif: string): Promise<{ svg: string } | undefined> {
  return db.find(sql`SELECT svg FROM market.drawing WHERE edition = ${edition} AND motif = ${motif}`);
}

export interface PictureRecord {
  readonly id: string;
  readonly brand: string;
  readonly sha256: string;
  readonly width: number;
  readonly height: number;
}

export function findPicture(db: Db, edition: string, picture: string): Promise<PictureRecord | undefined> {
  return db.find<PictureRecord>(sql`SELECT picture::text AS id, brand, sha256, width, height FROM market.picture
    WHERE edition = ${edition} AND picture = ${picture}`);
}

export async function insertPicture(db: Db, edition: string, record: PictureRecord, now: number): Promise<void> {
  await db.run(sql`INSERT INTO market.picture (edition, picture, brand, sha256, width, height, uploaded_at)
    VALUES (${edition}, ${record.id}, ${record.brand}, ${record.sha256}, ${record.width}, ${record.height}, ${at(now)})`);
}

export async function countPictures(db: Db, edition: string, brand: string): Promise<number> {
  const { count } = await db.one<{
    count: number;
  }>(sql`SELECT count(*)::integer AS count FROM market.picture WHERE edition = ${edition} AND brand = ${brand}`);
  return count;
}

export interface SizeKey {
  readonly edition: string;
  /** Of a photo, or of a drawing with its colours. */
  readonly picture: string;
  readonly width: number;
  readonly format: 'avif' | 'webp';
}

export async function findSize(db: Db, key: SizeKey): Promise<Buffer | undefined> {
  const row = await db.find<{ bytes: Buffer }>(sql`SELECT bytes FROM market.picture_size WHERE edition = ${key.edition}
    AND picture = ${key.picture} AND width = ${key.width} AND format = ${key.format}`);
  return row?.bytes;
}

/** The first of several makers wins; all of them made the same. */
export async function insertSize(db: Db, key: SizeKey, bytes: Buffer, now: number): Promise<void> {
  await db.run(sql`INSERT INTO market.picture_size (edition, picture, width, format, bytes, made_at)
    VALUES (${key.edition}, ${key.picture}, ${key.width}, ${key.format}, ${bytes}, ${at(now)})
    ON CONFLICT (edition, picture, width, format) DO NOTHING`);
}

/** Sizes of drawings are made anew when the drawings change. */
export async function deleteDrawnSizes(db: Db, edition: string): Promise<void> {
  await db.run(sql`DELETE FROM market.picture_size WHERE edition = ${edition} AND picture LIKE '%.%.%.%'`);
}

/** Whether a product or a brand is drawn with this motif in these colours. */
export async function isDrawn(db: Db, edition: string, motif: string, colours: readonly string[]): Promise<boolean> {
  const [main, accent, ground] = colours.map((colour) => `#${colour}`);
  const row = await db.find(sql`SELECT 1 WHERE EXISTS (SELECT FROM market.product WHERE edition = ${edition}
      AND content->>'picture' = ${motif} AND lower(content->>'mainColour') = ${main}
      AND lower(content->>'accentColour') = ${accent} AND lower(content->>'groundColour') = ${ground})
    OR EXISTS (SELECT FROM market.brand WHERE edition = ${edition}
      AND content->>'picture' = ${motif} AND lower(content->>'mainColour') = ${main}
      AND lower(content->>'accentColour') = ${accent} AND lower(content->>'groundColour') = ${ground})`);
  return row !== undefined;
}

export async function listMotifs(db: Db, edition: string): Promise<string[]> {
  const rows = await db.many<{ motif: string }>(
    sql`SELECT motif FROM market.drawing WHERE edition = ${edition} ORDER BY motif`,
  );
  return rows.map((row) => row.motif);
}
