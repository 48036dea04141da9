import type { Db } from '../../platform/database/db.ts';
import { at, sql } from '../../platform/database/sql.ts';
import type { FaceMode } from './contract.ts';

export interface SettingRow {
  /** `*`: the whole edition. */
  readonly venue: string;
  readonly mode: FaceMode;
  readonly changedAt: number;
}

export function listSettings(db: Db, edition: string): Promise<SettingRow[]> {
  return db.many<SettingRow>(
    sql`SELECT venue, mode, changed_at FROM faces.setting WHERE edition = ${edition} ORDER BY venue`,
  );
}

export async function upsertSetting(
  db: Db,
  edition: string,
  { venue, mode, changedAt }: SettingRow,
  by: string | null,
): Promise<void> {
  await db.run(sql`INSERT INTO faces.setting (edition, venue, mode, changed_at, changed_by)
    VALUES (${edition}, ${venue}, ${mode}, ${at(changedAt)}, ${by})
    ON CONFLICT (edition, venue) DO UPDATE SET mode = excluded.mode, changed_at = excluded.changed_at, changed_by = excluded.changed_by`);
}

export interface AssessmentRow {
  readonly id: string;
  readonly reference: string;
  readonly responsible: string;
  /** `2021-07-01`. */
  readonly assessedOn: string;
  readonly recordedAt: number;
}

export function listAssessments(db: Db, edition: string): Promise<AssessmentRow[]> {
  return db.many<AssessmentRow>(sql`SELECT id, reference, responsible, assessed_on::text AS assessed_on, recorded_at
    FROM faces.assessment WHERE edition = ${edition} ORDER BY recorded_at DESC, id`);
}

export async function insertAssessment(
  db: Db,
  edition: string,
  row: AssessmentRow,
  by: string | null,
): Promise<boolean> {
  const added =
    await db.run(sql`INSERT INTO faces.assessment (edition, id, reference, responsible, assessed_on, recorded_by, recorded_at)
    VALUES (${edition}, ${row.id}, ${row.reference}, ${row.responsible}, ${row.assessedOn}, ${by}, ${at(row.recordedAt)})
    ON CONFLICT DO NOTHING`);
  return added > 0;
}

export interface EnrolmentRow {
  readonly id: string;
  readonly person: string;
  readonly pass: string;
  readonly encoder: string;
  readonly sealed: Buffer;
  readonly enrolledAt: number;
  readonly expiresAt: number;
}

const enrolmentColumns = sql`id, person, pass, encoder, sealed, enrolled_at, expires_at`;

export function findEnrolment(db: Db, edition: string, person: string): Promise<EnrolmentRow | undefined> {
  return db.find<EnrolmentRow>(
    sql`SELECT ${enrolmentColumns} FROM faces.enrolment WHERE edition = ${edition} AND person = ${person}`,
  );
}

export async function upsertEnrolment(db: Db, edition: string, row: EnrolmentRow): Promise<void> {
  await db.run(sql`INSERT INTO faces.enrolment (edition, person, id, pass, encoder, sealed, enrolled_at, expires_at)
    VALUES (${edition}, ${row.person}, ${row.id}, ${row.pass}, ${row.encoder}, ${row.sealed}, ${at(row.enrolledAt)}, ${at(row.expiresAt)})
    ON CONFLICT (edition, person) DO UPDATE SET id = excluded.id, pass = excluded.pass, encoder = excluded.encoder,
      sealed = excluded.sealed, enrolled_at = excluded.enrolled_at, expires_at = excluded.expires_at`);
}

/** Deletes the ciphertext of one person, of those whose time is over, or of everybody. Answers whose. */
export function deleteEnrolments(
  db: Db,
  edition: string,
  which: { readonly person?: string; readonly before?: number },
): Promise<{ person: string }[]> {
  const { person = null, before } = which;
  return db.many(sql`DELETE FROM faces.enrolment WHERE edition = ${edition} AND (${person}::uuid IS NULL OR person = ${person})
    AND (${before === undefined} OR expires_at <= ${at(before ?? 0)}) RETURNING person`);
}

export async function insertConsent(
  db: Db,
  edition: string,
  person: string,
  textVersion: string,
  now: number,
): Promise<void> {
  await db.run(sql`INSERT INTO faces.consent (edition, person, given_at, text_version)
    VALUES (${edition}, ${person}, ${at(now)}, ${textVersion}) ON CONFLICT DO NOTHING`);
}

export async function endConsents(db: Db, edition: string, person: string, now: number): Promise<void> {
  await db.run(sql`UPDATE faces.consent SET withdrawn_at = ${at(now)}
    WHERE edition = ${edition} AND person = ${person} AND withdrawn_at IS NULL`);
}

export interface ArmingRow {
  readonly id: string;
  readonly session: string;
  readonly person: string;
  readonly armedAt: number;
  readonly endsAt: number;
  readonly usedAt: number | null;
}

export function listArmingsOf(db: Db, edition: string, person: string): Promise<ArmingRow[]> {
  return db.many<ArmingRow>(sql`SELECT id, session, person, armed_at, ends_at, used_at FROM faces.arming
    WHERE edition = ${edition} AND person = ${person} ORDER BY ends_at, session`);
}

export async function insertArming(db: Db, edition: string, row: ArmingRow): Promise<boolean> {
  const added = await db.run(sql`INSERT INTO faces.arming (edition, session, person, id, armed_at, ends_at)
    VALUES (${edition}, ${row.session}, ${row.person}, ${row.id}, ${at(row.armedAt)}, ${at(row.endsAt)}) ON CONFLICT DO NOTHING`);
  return added > 0;
}

export async function upsertWraps(
  db: Db,
  edition: string,
  arming: string,
  wraps: readonly { gate: string; keyId: string; wrapped: string }[],
): Promise<void> {
  const rows = wraps.map((one) => ({ ...one, wrapped: Buffer.from(one.wrapped, 'base64url').toString('hex') }));
  await db.run(sql`INSERT INTO faces.wrap (edition, gate, arming, key_id, wrapped)
    SELECT ${edition}, gate, ${arming}::uuid, "keyId", decode(wrapped, 'hex') FROM jsonb_to_recordset(${JSON.stringify(rows)}::jsonb)
      AS w(gate text, "keyId" text, wrapped text)
    ON CONFLICT (edition, gate, arming) DO UPDATE SET key_id = excluded.key_id, wrapped = excluded.wrapped`);
}

/** Which armings end: of a person (some sessions or all), of sessions, of everybody whose time is over. */
export interface EndingArmings {
  readonly person?: string;
  readonly sessions?: readonly string[];
  readonly before?: number;
}

/** Deletes armings with the keys wrapped for gates; what gates hold stays listed until they overwrote it. */
export async function deleteArmings(db: Db, edition: string, which: EndingArmings): Promise<number> {
  const { person = null, sessions = null, before } = which;
  const ended = await db.many<{ id: string }>(sql`DELETE FROM faces.arming WHERE edition = ${edition}
    AND (${person}::uuid IS NULL OR person = ${person}) AND (${sessions}::text[] IS NULL OR session = ANY(${sessions}))
    AND (${before === undefined} OR ends_at <= ${at(before ?? 0)}) RETURNING id`);
  const ids = ended.map((one) => one.id);
  if (ids.length > 0)
    await db.run(sql`DELETE FROM faces.wrap WHERE edition = ${edition} AND arming = ANY(${ids}::uuid[])`);
  return ids.length;
}

export async function insertDeletion(
  db: Db,
  edition: string,
  deletion: { id: string; person: string; askedAt: number },
): Promise<boolean> {
  const added = await db.run(sql`INSERT INTO faces.deletion (edition, id, person, asked_at)
    VALUES (${edition}, ${deletion.id}, ${deletion.person}, ${at(deletion.askedAt)}) ON CONFLICT DO NOTHING`);
  if (added > 0)
    await db.run(sql`UPDATE faces.holding SET deletion = ${deletion.id}
      WHERE edition = ${edition} AND person = ${deletion.person} AND erased_at IS NULL`);
  return added > 0;
}

export interface DeletionRow {
  readonly id: string;
  readonly askedAt: number;
  readonly completedAt: number | null;
}

export function listDeletions(db: Db, edition: string, person: string): Promise<DeletionRow[]> {
  return db.many<DeletionRow>(sql`SELECT id, asked_at, completed_at FROM faces.deletion
    WHERE edition = ${edition} AND person = ${person} ORDER BY asked_at DESC, id LIMIT 20`);
}

export type HowErased = 'acknowledged' | 'restarted' | 'silent' | 'ended';

export interface ErasureRow {
  readonly deletion: string;
  readonly gate: string;
  readonly erasedAt: number | null;
  readonly how: HowErased | null;
}

/** One row a gate: its last word about what it held. */
export function listErasures(db: Db, edition: string, deletions: readonly string[]): Promise<ErasureRow[]> {
  return db.many<ErasureRow>(sql`SELECT DISTINCT ON (deletion, gate) deletion, gate, erased_at, how FROM faces.holding
    WHERE edition = ${edition} AND deletion = ANY(${deletions}::uuid[]) ORDER BY deletion, gate, erased_at DESC NULLS FIRST`);
}

/** Marks withdrawals as complete for which no gate holds anything; their instant is that of the last gate. */
export async function completeDeletions(db: Db, edition: string): Promise<void> {
  await db.run(sql`UPDATE faces.deletion d SET completed_at = greatest(d.asked_at,
      (SELECT max(h.erased_at) FROM faces.holding h WHERE h.edition = d.edition AND h.deletion = d.id))
    WHERE d.edition = ${edition} AND d.completed_at IS NULL AND NOT EXISTS (
      SELECT 1 FROM faces.holding h WHERE h.edition = d.edition AND h.deletion = d.id AND h.erased_at IS NULL)`);
}

/** Withdrawals stay so long after they are complete, for the receipt; then they go, with what gates said. */
export async function deleteOldDeletions(db: Db, edition: string, before: number): Promise<void> {
  const old = await db.many<{ id: string }>(
    sql`DELETE FROM faces.deletion WHERE edition = ${edition} AND completed_at < ${at(before)} RETURNING id`,
  );
  const ids = old.map((one) => one.id);
  if (ids.length > 0)
    await db.run(sql`DELETE FROM faces.holding WHERE edition = ${edition} AND deletion = ANY(${ids}::uuid[])`);
}

export function countFaces(
  db: Db,
  edition: string,
): Promise<{ enrolled: number; armed: number; withdrawn: number; pending: number; oldest: number | null }> {
  return db.one(sql`SELECT (SELECT count(*) FROM faces.enrolment WHERE edition = ${edition}) AS enrolled,
    (SELECT count(DISTINCT person) FROM faces.arming WHERE edition = ${edition}) AS armed,
    (SELECT count(*) FROM faces.deletion WHERE edition = ${edition}) AS withdrawn,
    (SELECT count(*) FROM faces.holding h WHERE edition = ${edition} AND erased_at IS NULL
      AND NOT EXISTS (SELECT 1 FROM faces.arming a WHERE a.edition = h.edition AND a.id = h.arming)) AS pending,
    (SELECT min(d.asked_at) FROM faces.deletion d WHERE edition = ${edition} AND completed_at IS NULL) AS oldest`);
}

/** What is kept about a person in any edition; the ciphertext in base64. */
export function listEverything(db: Db, person: string): Promise<Record<string, unknown>> {
  return db.one(sql`SELECT
    (SELECT coalesce(jsonb_agg(jsonb_build_object('edition', edition, 'enrolledAt', enrolled_at, 'expiresAt', expires_at,
      'encoder', encoder, 'sealed', encode(sealed, 'base64'))), '[]') FROM faces.enrolment WHERE person = ${person}) AS enrolments,
    (SELECT coalesce(jsonb_agg(jsonb_build_object('edition', edition, 'textVersion', text_version, 'givenAt', given_at,
      'withdrawnAt', withdrawn_at)), '[]') FROM faces.consent WHERE person = ${person}) AS consents,
    (SELECT coalesce(jsonb_agg(jsonb_build_object('edition', edition, 'session', session, 'armedAt', armed_at, 'endsAt', ends_at,
      'usedAt', used_at)), '[]') FROM faces.arming WHERE person = ${person}) AS armings,
    (SELECT coalesce(jsonb_agg(jsonb_build_object('edition', edition, 'askedAt', asked_at, 'completedAt', completed_at)), '[]')
      FROM faces.deletion WHERE person = ${person}) AS deletions`);
}

/** Takes the name off what must stay until gates have answered, and deletes the proof of consent. */
export async function forgetPerson(db: Db, person: string): Promise<void> {
  await db.run(sql`DELETE FROM faces.consent WHERE person = ${person}`);
  await db.run(sql`UPDATE faces.deletion SET person = NULL WHERE person = ${person}`);
  await db.run(sql`UPDATE faces.holding SET person = NULL WHERE person = ${person}`);
}
