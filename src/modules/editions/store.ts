import type { Db } from '../../platform/database/db.ts';
import { at, sql } from '../../platform/database/sql.ts';

export interface ObjectRow {
  readonly kind: string;
  readonly id: string;
  readonly position: number;
  readonly fields: unknown;
}

export type NumberKind = 'session' | 'sector';

export function listEditionHashes(db: Db): Promise<{ edition: string; hash: string }[]> {
  return db.many(sql`SELECT edition, hash FROM editions.edition ORDER BY edition`);
}

export function findHash(db: Db, edition: string): Promise<{ hash: string } | undefined> {
  return db.find(sql`SELECT hash FROM editions.edition WHERE edition = ${edition}`);
}

/** Takes the edition for this transaction alone; two loads at once come one after the other. */
export async function lockEdition(db: Db, edition: string): Promise<void> {
  await db.run(
    sql`INSERT INTO editions.edition (edition, hash, loaded_at) VALUES (${edition}, '', now()) ON CONFLICT DO NOTHING`,
  );
  await db.run(sql`SELECT 1 FROM editions.edition WHERE edition = ${edition} FOR UPDATE`);
}

export async function setHash(db: Db, edition: string, hash: string, now: number): Promise<void> {
  await db.run(sql`UPDATE editions.edition SET hash = ${hash}, loaded_at = ${at(now)} WHERE edition = ${edition}`);
}

/** Replaces all objects of an edition. */
export async function replaceObjects(db: Db, edition: string, objects: readonly ObjectRow[]): Promise<void> {
  await db.run(sql`DELETE FROM editions.object WHERE edition = ${edition}`);
  await db.run(sql`INSERT INTO editions.object (edition, kind, id, position, fields)
    SELECT ${edition}, kind, id, position, fields
    FROM jsonb_to_recordset(${JSON.stringify(objects)}::jsonb) AS o(kind text, id text, position integer, fields jsonb)`);
}

export function listObjects(db: Db, edition: string): Promise<ObjectRow[]> {
  return db.many<ObjectRow>(sql`SELECT kind, id, position, fields FROM editions.object
    WHERE edition = ${edition} ORDER BY kind, position`);
}

export function listNumbers(db: Db, edition: string): Promise<{ kind: NumberKind; key: string; number: number }[]> {
  return db.many(sql`SELECT kind, key, number FROM editions.number WHERE edition = ${edition}`);
}

export async function insertNumbers(
  db: Db,
  edition: string,
  numbers: readonly { kind: NumberKind; key: string; number: number }[],
): Promise<void> {
  await db.run(sql`INSERT INTO editions.number (edition, kind, key, number)
    SELECT ${edition}, kind, key, number
    FROM jsonb_to_recordset(${JSON.stringify(numbers)}::jsonb) AS n(kind text, key text, number integer)`);
}
