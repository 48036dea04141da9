import type { Db } from '../../../platform/database/db.ts';
import { at, sql } from '../../../platform/database/sql.ts';
import type { HowErased } from '../store.ts';

export interface GateKeyRow {
  readonly gate: string;
  readonly keyId: string;
  readonly publicKey: Buffer;
  readonly encoder: string;
  readonly heardAt: number;
  readonly holds: number;
}

export function listGateKeys(db: Db, edition: string): Promise<GateKeyRow[]> {
  return db.many<GateKeyRow>(sql`SELECT gate, key_id, public_key, encoder, heard_at, holds FROM faces.gate_key
    WHERE edition = ${edition} ORDER BY gate`);
}

export function lockGateKey(db: Db, edition: string, gate: string): Promise<GateKeyRow | undefined> {
  return db.find<GateKeyRow>(sql`SELECT gate, key_id, public_key, encoder, heard_at, holds FROM faces.gate_key
    WHERE edition = ${edition} AND gate = ${gate} FOR UPDATE`);
}

export async function upsertGateKey(db: Db, edition: string, row: GateKeyRow): Promise<void> {
  await db.run(sql`INSERT INTO faces.gate_key (edition, gate, key_id, public_key, encoder, heard_at, holds)
    VALUES (${edition}, ${row.gate}, ${row.keyId}, ${row.publicKey}, ${row.encoder}, ${at(row.heardAt)}, ${row.holds})
    ON CONFLICT (edition, gate) DO UPDATE SET key_id = excluded.key_id, public_key = excluded.public_key,
      encoder = excluded.encoder, heard_at = excluded.heard_at, holds = excluded.holds`);
}

/** A gate with a new key has lost its memory: what was wrapped for the former key helps nobody. */
export async function forgetFormerKey(
  db: Db,
  edition: string,
  gate: string,
  keyId: string,
  now: number,
): Promise<void> {
  await db.run(sql`DELETE FROM faces.wrap WHERE edition = ${edition} AND gate = ${gate} AND key_id <> ${keyId}`);
  await db.run(sql`UPDATE faces.holding SET erased_at = ${at(now)}, how = 'restarted'
    WHERE edition = ${edition} AND gate = ${gate} AND key_id <> ${keyId} AND erased_at IS NULL`);
}

/** The gate emptied itself: what is still armed is handed out again, the rest is erased. */
export async function forgetHeld(db: Db, edition: string, gate: string, now: number): Promise<void> {
  await db.run(sql`UPDATE faces.holding h SET is_held = false WHERE edition = ${edition} AND gate = ${gate}`);
  await db.run(sql`UPDATE faces.holding h SET erased_at = ${at(now)}, how = 'acknowledged'
    WHERE edition = ${edition} AND gate = ${gate} AND erased_at IS NULL
      AND NOT EXISTS (SELECT 1 FROM faces.arming a WHERE a.edition = h.edition AND a.id = h.arming)`);
}

export async function markTaken(db: Db, edition: string, gate: string, armings: readonly string[]): Promise<void> {
  await db.run(sql`UPDATE faces.holding SET is_held = true
    WHERE edition = ${edition} AND gate = ${gate} AND arming = ANY(${armings}::uuid[])`);
}

/** Only of armings that are over: one that goes on may have made room for another and comes back by itself. */
export async function markErased(
  db: Db,
  edition: string,
  gate: string,
  armings: readonly string[],
  now: number,
): Promise<void> {
  await db.run(sql`UPDATE faces.holding h SET erased_at = ${at(now)}, how = 'acknowledged'
    WHERE edition = ${edition} AND gate = ${gate} AND arming = ANY(${armings}::uuid[]) AND erased_at IS NULL
      AND NOT EXISTS (SELECT 1 FROM faces.arming a WHERE a.edition = h.edition AND a.id = h.arming)`);
}

/** A face that opened a gate is good for some minutes more, then no gate needs it. */
export async function markUsed(
  db: Db,
  edition: string,
  gate: string,
  armings: readonly string[],
  now: number,
  endsAt: number,
): Promise<void> {
  await db.run(sql`UPDATE faces.arming a SET used_at = coalesce(a.used_at, ${at(now)}), ends_at = least(a.ends_at, ${at(endsAt)})
    WHERE edition = ${edition} AND id = ANY(${armings}::uuid[]) AND EXISTS (
      SELECT 1 FROM faces.holding h WHERE h.edition = a.edition AND h.gate = ${gate} AND h.arming = a.id)`);
}

export interface HandedRow {
  readonly arming: string;
  readonly person: string;
  readonly pass: string;
  readonly session: string;
  readonly sealed: Buffer;
  readonly wrapped: Buffer;
  readonly armedAt: number;
  readonly endsAt: number;
}

/**
 * Armed for sessions of now, wrapped for the key of the gate and not taken in yet; the newest first, at most 500. Their
 * rows stay locked, so that a withdrawal at the same moment comes before or after, and never between.
 */
export function lockArmed(
  db: Db,
  edition: string,
  gate: string,
  keyId: string,
  sessions: readonly string[],
  now: number,
): Promise<HandedRow[]> {
  return db.many<HandedRow>(sql`SELECT a.id AS arming, a.person, e.pass, a.session, e.sealed, w.wrapped, a.armed_at, a.ends_at
    FROM faces.wrap w JOIN faces.arming a ON a.edition = w.edition AND a.id = w.arming
    JOIN faces.enrolment e ON e.edition = a.edition AND e.person = a.person
    LEFT JOIN faces.holding h ON h.edition = w.edition AND h.gate = w.gate AND h.arming = w.arming AND h.key_id = w.key_id
    WHERE w.edition = ${edition} AND w.gate = ${gate} AND w.key_id = ${keyId} AND a.session = ANY(${sessions})
      AND a.ends_at > ${at(now)} AND e.expires_at > ${at(now)} AND coalesce(h.is_held, false) = false
    ORDER BY a.armed_at DESC, a.id LIMIT 500 FOR SHARE OF a`);
}

export async function upsertHoldings(
  db: Db,
  edition: string,
  gate: string,
  keyId: string,
  rows: readonly HandedRow[],
  now: number,
): Promise<void> {
  const plain = rows.map(({ arming, person, endsAt }) => ({ arming, person, endsAt: at(endsAt) }));
  await db.run(sql`INSERT INTO faces.holding (edition, gate, arming, person, key_id, handed_at, is_held, ends_at)
    SELECT ${edition}, ${gate}, arming, person, ${keyId}, ${at(now)}, false, "endsAt"
    FROM jsonb_to_recordset(${JSON.stringify(plain)}::jsonb) AS h(arming uuid, person uuid, "endsAt" timestamptz)
    ON CONFLICT (edition, gate, arming) DO UPDATE SET key_id = excluded.key_id, handed_at = excluded.handed_at,
      is_held = false, ends_at = excluded.ends_at, erased_at = NULL, how = NULL`);
}

/** What a gate was handed and must overwrite. */
export async function listWithdrawn(db: Db, edition: string, gate: string): Promise<string[]> {
  const rows = await db.many<{ arming: string }>(sql`SELECT h.arming FROM faces.holding h
    WHERE h.edition = ${edition} AND h.gate = ${gate} AND h.erased_at IS NULL
      AND NOT EXISTS (SELECT 1 FROM faces.arming a WHERE a.edition = h.edition AND a.id = h.arming)
    ORDER BY h.arming LIMIT 1000`);
  return rows.map((row) => row.arming);
}

/** What gates hold of some armings. */
export function listHoldings(
  db: Db,
  edition: string,
  armings: readonly string[],
): Promise<{ gate: string; arming: string; isHeld: boolean }[]> {
  return db.many(sql`SELECT gate, arming, is_held FROM faces.holding
    WHERE edition = ${edition} AND arming = ANY(${armings}::uuid[]) AND erased_at IS NULL ORDER BY gate`);
}

/**
 * Settles what no gate will answer for: a gate that was not heard since `silentSince` has emptied itself, and whatever is
 * past its end is overwritten by the gate's own rule. Rows that serve no receipt go.
 */
export async function settleHoldings(
  db: Db,
  edition: string,
  silentSince: number,
  endedBefore: number,
  now: number,
): Promise<void> {
  const settle = (how: HowErased, condition: ReturnType<typeof sql>) =>
    db.run(sql`UPDATE faces.holding h SET erased_at = ${at(now)}, how = ${how} WHERE edition = ${edition} AND erased_at IS NULL
      AND NOT EXISTS (SELECT 1 FROM faces.arming a WHERE a.edition = h.edition AND a.id = h.arming) AND ${condition}`);
  await settle('ended', sql`h.ends_at <= ${at(endedBefore)}`);
  await settle(
    'silent',
    sql`EXISTS (SELECT 1 FROM faces.gate_key k WHERE k.edition = h.edition AND k.gate = h.gate AND k.heard_at < ${at(silentSince)})`,
  );
  await db.run(
    sql`DELETE FROM faces.holding WHERE edition = ${edition} AND deletion IS NULL AND erased_at IS NOT NULL`,
  );
}
