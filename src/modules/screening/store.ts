import type { ThreatLevel } from '../../engines/screening/signals.ts';
import type { Db } from '../../platform/database/db.ts';
import { at, sql } from '../../platform/database/sql.ts';

export interface PolicyRecord {
  readonly version: number;
  readonly content: string;
  readonly hash: string;
  readonly state: 'draft' | 'published';
  readonly madeAt: number;
  readonly publishedBy: string | null;
  readonly publishedAt: number | null;
}

/** One change of the rules of an edition at a time. */
export async function lockRules(db: Db, edition: string): Promise<void> {
  await db.run(sql`SELECT pg_advisory_xact_lock(hashtext('screening.rules'), hashtext(${edition}))`);
}

/** Newest first. */
export function listPolicies(db: Db, edition: string): Promise<PolicyRecord[]> {
  return db.many<PolicyRecord>(sql`SELECT version, content, hash, state, made_at, published_by, published_at
    FROM screening.policy WHERE edition = ${edition} ORDER BY version DESC LIMIT 200`);
}

/** The policy in force. */
export function findPublished(db: Db, edition: string): Promise<PolicyRecord | undefined> {
  return db.find<PolicyRecord>(sql`SELECT version, content, hash, state, made_at, published_by, published_at
    FROM screening.policy WHERE edition = ${edition} AND state = 'published' ORDER BY version DESC LIMIT 1`);
}

export async function upsertDraft(
  db: Db,
  edition: string,
  draft: { version: number; content: string; hash: string; madeBy: string | null },
  now: number,
): Promise<void> {
  await db.run(sql`DELETE FROM screening.policy WHERE edition = ${edition} AND state = 'draft'`);
  await db.run(sql`INSERT INTO screening.policy (edition, version, content, hash, state, made_by, made_at)
    VALUES (${edition}, ${draft.version}, ${draft.content}, ${draft.hash}, 'draft', ${draft.madeBy}, ${at(now)})`);
}

export async function setPublished(
  db: Db,
  edition: string,
  version: number,
  person: string | null,
  now: number,
): Promise<void> {
  await db.run(sql`UPDATE screening.policy SET state = 'published', published_by = ${person}, published_at = ${at(now)}
    WHERE edition = ${edition} AND version = ${version}`);
}

export interface ThreatRecord {
  readonly number: number;
  readonly id: string;
  readonly level: ThreatLevel;
  readonly why: string;
  readonly setByName: string;
  readonly setAt: number;
}

/** Newest first, the last fifty. */
export function listThreats(db: Db, edition: string): Promise<ThreatRecord[]> {
  return db.many<ThreatRecord>(sql`SELECT number, id, level, why, set_by_name, set_at FROM screening.threat
    WHERE edition = ${edition} ORDER BY number DESC LIMIT 50`);
}

export function findThreat(db: Db, edition: string): Promise<{ number: number; level: ThreatLevel } | undefined> {
  return db.find(
    sql`SELECT number, level FROM screening.threat WHERE edition = ${edition} ORDER BY number DESC LIMIT 1`,
  );
}

export function findThreatById(db: Db, edition: string, id: string): Promise<ThreatRecord | undefined> {
  return db.find<ThreatRecord>(sql`SELECT number, id, level, why, set_by_name, set_at FROM screening.threat
    WHERE edition = ${edition} AND id = ${id}`);
}

export async function insertThreat(
  db: Db,
  edition: string,
  threat: ThreatRecord & { setBy: string | null },
): Promise<void> {
  const { number, id, level, why, setBy, setByName, setAt } = threat;
  await db.run(sql`INSERT INTO screening.threat (edition, number, id, level, why, set_by, set_by_name, set_at)
    VALUES (${edition}, ${number}, ${id}, ${level}, ${why}, ${setBy}, ${setByName}, ${at(setAt)})`);
}

/** Who leaves is no longer named: neither on levels they set, nor on policies they made. */
export async function forgetPerson(db: Db, person: string): Promise<void> {
  await db.run(sql`UPDATE screening.threat SET set_by = NULL, set_by_name = '' WHERE set_by = ${person}`);
  await db.run(sql`UPDATE screening.policy SET made_by = NULL WHERE made_by = ${person}`);
  await db.run(sql`UPDATE screening.policy SET published_by = NULL WHERE published_by = ${person}`);
}

export function listActsOf(db: Db, person: string): Promise<{ edition: string; level: string; setAt: number }[]> {
  return db.many(sql`SELECT edition, level, set_at FROM screening.threat WHERE set_by = ${person} ORDER BY set_at`);
}
