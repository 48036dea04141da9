import type { Db } from '../../platform/database/db.ts';
import { at, sql } from '../../platform/database/sql.ts';
import type { SealedKey } from './issuer-key.ts';

export async function lockKeys(db: Db, edition: string): Promise<void> {
  await db.run(sql`SELECT pg_advisory_xact_lock(hashtext('passes.issuer_key'), hashtext(${edition}))`);
}

export function listKeys(db: Db, edition: string): Promise<(SealedKey & { isSigning: boolean; madeAt: number })[]> {
  return db.many(sql`SELECT key_id, public_key, private_key, is_signing, made_at FROM passes.issuer_key
    WHERE edition = ${edition} ORDER BY made_at, key_id`);
}

export async function insertSigningKey(db: Db, edition: string, key: SealedKey, now: number): Promise<void> {
  await db.run(sql`UPDATE passes.issuer_key SET is_signing = false WHERE edition = ${edition} AND is_signing`);
  await db.run(sql`INSERT INTO passes.issuer_key (edition, key_id, public_key, private_key, made_at, is_signing)
    VALUES (${edition}, ${key.keyId}, ${key.publicKey}, ${key.privateKey}, ${at(now)}, true)`);
}

export interface PassRecord {
  readonly member: string;
  readonly person: string;
  readonly id: string;
  readonly shortCode: string;
}

export function listPassesOf(db: Db, edition: string, people: readonly string[]): Promise<PassRecord[]> {
  return db.many<PassRecord>(sql`SELECT member, person, id, short_code FROM passes.pass
    WHERE edition = ${edition} AND person = ANY(${people}::uuid[])`);
}

export function listPassesById(db: Db, edition: string, ids: readonly string[]): Promise<PassRecord[]> {
  return db.many<PassRecord>(
    sql`SELECT member, person, id, short_code FROM passes.pass WHERE edition = ${edition} AND id = ANY(${ids})`,
  );
}

export async function insertPasses(db: Db, edition: string, passes: readonly PassRecord[]): Promise<void> {
  await db.run(sql`INSERT INTO passes.pass (edition, member, person, id, short_code)
    SELECT ${edition}, member, person, id, "shortCode" FROM jsonb_to_recordset(${JSON.stringify(passes)}::jsonb)
      AS p(member uuid, person uuid, id text, "shortCode" text) ON CONFLICT (edition, member) DO NOTHING`);
}

export async function deletePassesOf(db: Db, person: string): Promise<void> {
  await db.run(sql`DELETE FROM passes.receipt r USING passes.pass p
    WHERE p.edition = r.edition AND p.id = r.pass AND p.person = ${person}`);
  await db.run(sql`DELETE FROM passes.pass WHERE person = ${person}`);
  await db.run(sql`DELETE FROM passes.device WHERE person = ${person}`);
}

export interface DeviceRecord {
  readonly person: string;
  readonly publicKey: Buffer;
  readonly boundAt: number;
  readonly revokedBefore: number | null;
}

export function listDevices(db: Db, edition: string, people: readonly string[]): Promise<DeviceRecord[]> {
  return db.many<DeviceRecord>(sql`SELECT person, public_key, bound_at, revoked_before FROM passes.device
    WHERE edition = ${edition} AND person = ANY(${people}::uuid[])`);
}

/** Binds a phone; another phone than before ends what was made for the former one. */
export async function upsertDevice(
  db: Db,
  edition: string,
  person: string,
  publicKey: Buffer,
  now: number,
): Promise<void> {
  await db.run(sql`INSERT INTO passes.device AS known (edition, person, public_key, bound_at)
    VALUES (${edition}, ${person}, ${publicKey}, ${at(now)})
    ON CONFLICT (edition, person) DO UPDATE SET public_key = excluded.public_key, bound_at = excluded.bound_at, revoked_before = excluded.bound_at
    WHERE known.public_key <> excluded.public_key`);
}

export interface GateRecord {
  readonly gate: string;
  readonly name: string;
  readonly secretHash: string;
  readonly acknowledged: number;
  readonly headHash: string;
  readonly lastSeenAt: number | null;
}

const gateColumns = sql`gate, name, secret_hash, acknowledged, head_hash, last_seen_at`;

export function listGates(db: Db, edition: string): Promise<GateRecord[]> {
  return db.many<GateRecord>(sql`SELECT ${gateColumns} FROM passes.gate WHERE edition = ${edition} ORDER BY gate`);
}

export function findGateBySecret(db: Db, secretHash: string): Promise<{ edition: string; gate: string } | undefined> {
  return db.find(sql`SELECT edition, gate FROM passes.gate WHERE secret_hash = ${secretHash}`);
}

export async function upsertGate(
  db: Db,
  edition: string,
  gate: { gate: string; name: string; secretHash: string },
  now: number,
): Promise<void> {
  await db.run(sql`INSERT INTO passes.gate (edition, gate, name, secret_hash, paired_at)
    VALUES (${edition}, ${gate.gate}, ${gate.name}, ${gate.secretHash}, ${at(now)})
    ON CONFLICT (edition, gate) DO UPDATE SET name = excluded.name, secret_hash = excluded.secret_hash, paired_at = excluded.paired_at,
      public_key = NULL, run = '', former_run = '', address = NULL`);
}

export interface MovementRow {
  readonly venue: string;
  readonly pass: string;
  readonly event: string;
  readonly session: number;
  readonly direction: string;
  readonly gate: string;
  /** Zone that the gate leads into; '' in rows of older journals. */
  readonly zone: string;
  /** Zone that leaving by the gate leads to; null: the street. */
  readonly fromZone: string | null;
  readonly at: number;
}

export function listMovements(
  db: Db,
  edition: string,
  venue: string,
  passes: readonly string[],
): Promise<MovementRow[]> {
  return db.many<MovementRow>(sql`SELECT venue, pass, event, session, direction, gate, zone, from_zone, at
    FROM passes.movement
    WHERE edition = ${edition} AND venue = ${venue} AND pass = ANY(${passes}) AND NOT is_annulled ORDER BY pass, at, event`);
}

/** Acts that let people in, oldest first: one row an act and session. */
export function listEntryRows(
  db: Db,
  edition: string,
  venue: string,
  from: number,
  until: number,
  limit: number,
): Promise<{ at: number; gate: string; session: number; people: number }[]> {
  return db.many(sql`SELECT at, gate, session, count(*) AS people FROM passes.movement
    WHERE edition = ${edition} AND venue = ${venue} AND direction = 'entry' AND NOT is_annulled
      AND at BETWEEN ${at(from)} AND ${at(until)} GROUP BY event, at, gate, session ORDER BY at, event LIMIT ${limit}`);
}

export interface FindingRow {
  readonly pass: string;
  readonly event: string;
  readonly earlierEvent: string;
  readonly session: number;
}

export function listFindings(db: Db, edition: string, session: number): Promise<FindingRow[]> {
  return db.many<FindingRow>(
    sql`SELECT pass, event, earlier_event, session FROM passes.finding WHERE edition = ${edition} AND session = ${session}`,
  );
}

/** The newest findings with the two movements each speaks of. */
export function listRecentFindings(
  db: Db,
  edition: string,
  since: number,
): Promise<
  {
    pass: string;
    session: number;
    foundAt: number;
    firstGate: string;
    firstAt: number;
    secondGate: string;
    secondAt: number;
  }[]
> {
  return db.many(sql`SELECT f.pass, f.session, f.found_at, one.gate AS first_gate, one.at AS first_at, two.gate AS second_gate, two.at AS second_at
    FROM passes.finding f
    JOIN passes.movement one ON one.edition = f.edition AND one.event = f.earlier_event AND one.pass = f.pass
    JOIN passes.movement two ON two.edition = f.edition AND two.event = f.event AND two.pass = f.pass
    WHERE f.edition = ${edition} AND f.found_at > ${at(since)} ORDER BY f.found_at DESC, f.pass LIMIT 50`);
}

/** Per session: people who entered at all, and people inside; who left a bowl may still be in the perimeter. Kept by `takeMovements`. */
export function countInside(db: Db, edition: string): Promise<{ session: number; entered: number; inside: number }[]> {
  return db.many(sql`SELECT session, sum(entered) AS entered, sum(inside) AS inside FROM passes.session_count
    WHERE edition = ${edition} GROUP BY session`);
}

/** Movements through each gate, and people whom it called a steward for. Kept by `takeMovements`. */
export function countByGate(
  db: Db,
  edition: string,
): Promise<{ gate: string; entered: number; exited: number; turned: number }[]> {
  return db.many(sql`SELECT gate, entered, exited, turned FROM passes.gate_count WHERE edition = ${edition}`);
}

/** Notes of one topic, oldest first; `gate`: of that gate only. At most `limit`. */
export function listNoteRows(
  db: Db,
  edition: string,
  topic: string,
  from: number,
  until: number,
  gate: string | null,
  limit: number,
): Promise<{ gate: string; number: number; bytes: Buffer }[]> {
  return db.many(sql`SELECT gate, number, bytes FROM passes.journal
    WHERE edition = ${edition} AND kind = 'note' AND reason = ${topic} AND at BETWEEN ${at(from)} AND ${at(until)}
      AND (${gate}::text IS NULL OR gate = ${gate}) ORDER BY at, gate, number LIMIT ${limit}`);
}

/** The newest entries that concern a session, or that concern none. */
export function listJournal(
  db: Db,
  edition: string,
  venue: string,
  from: number,
  until: number,
  outcome: string | null,
  limit: number,
): Promise<{ gate: string; number: number; bytes: Buffer }[]> {
  return db.many(sql`SELECT gate, number, bytes FROM passes.journal
    WHERE edition = ${edition} AND venue = ${venue} AND at BETWEEN ${at(from)} AND ${at(until)}
      AND kind = 'passage' AND (${outcome}::text IS NULL OR outcome = ${outcome})
    ORDER BY at DESC, gate, number DESC LIMIT ${limit}`);
}

export function listMovementsOf(db: Db, person: string): Promise<(MovementRow & { edition: string })[]> {
  return db.many(sql`SELECT m.edition, m.venue, m.pass, m.event, m.session, m.direction, m.gate, m.zone, m.from_zone, m.at
    FROM passes.movement m JOIN passes.pass p ON p.edition = m.edition AND p.id = m.pass WHERE p.person = ${person} ORDER BY m.at`);
}
