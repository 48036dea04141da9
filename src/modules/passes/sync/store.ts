import type { Db } from '../../../platform/database/db.ts';
import { at, sql } from '../../../platform/database/sql.ts';

/** A gate's row as an exchange needs it. */
export interface GateLine {
  readonly gate: string;
  readonly secretHash: string;
  readonly acknowledged: number;
  readonly headHash: string;
  readonly headSignature: string;
  readonly publicKey: Buffer | null;
  readonly run: string;
  readonly formerRun: string;
  readonly address: string | null;
  readonly lastSeenAt: number | null;
}

/** Locks the rows of gates, in order of their keys. */
export function lockGates(db: Db, edition: string, gates: readonly string[]): Promise<GateLine[]> {
  return db.many<GateLine>(sql`SELECT gate, secret_hash, acknowledged, head_hash, head_signature, public_key, run,
      former_run, address, last_seen_at FROM passes.gate WHERE edition = ${edition} AND gate = ANY(${gates}) ORDER BY gate FOR UPDATE`);
}

/** Where every gate of an edition stands. */
export function listHeads(
  db: Db,
  edition: string,
): Promise<{ gate: string; acknowledged: number; headHash: string; headSignature: string }[]> {
  return db.many(sql`SELECT gate, acknowledged, head_hash, head_signature FROM passes.gate
    WHERE edition = ${edition} AND acknowledged > 0`);
}

/** One journal entry and what is looked for in it. `reason`: of an annulment the passage, of a note its topic. */
export interface JournalRow {
  readonly gate: string;
  readonly number: number;
  readonly venue: string;
  readonly event: string;
  readonly kind: string;
  readonly at: number;
  readonly direction: string | null;
  readonly outcome: string | null;
  readonly reason: string | null;
  readonly steward: string | null;
  readonly bytes: Uint8Array;
  readonly hash: string;
}

export interface MovementRow {
  readonly venue: string;
  readonly pass: string;
  readonly event: string;
  readonly session: number;
  readonly direction: string;
  readonly gate: string;
  readonly zone: string;
  readonly from: string | null;
  readonly at: number;
}

/** One column of rows, as a parameter for `unnest`. */
function column<Row, Name extends keyof Row>(rows: readonly Row[], name: Name): Row[Name][] {
  return rows.map((row) => row[name]);
}

/** Writes entries and gates' new heads in one round trip; the bytes of all entries travel as one parameter. */
export async function insertReports(
  db: Db,
  edition: string,
  gates: readonly GateLine[],
  rows: readonly JournalRow[],
  now: number,
): Promise<void> {
  let end = 1;
  const starts = rows.map(({ bytes }) => {
    end += bytes.length;
    return end - bytes.length;
  });
  const keys = column(gates, 'publicKey').map((key) => key?.toString('hex') ?? null);
  await db.run(sql`WITH gates AS (
      UPDATE passes.gate g SET acknowledged = u.acknowledged, head_hash = u.hash, head_signature = u.signature, last_seen_at = ${at(now)},
        public_key = decode(u.key, 'hex'), run = u.run, former_run = u.former, address = u.address
      FROM unnest(${column(gates, 'gate')}::text[], ${column(gates, 'acknowledged')}::integer[], ${column(gates, 'headHash')}::text[],
        ${column(gates, 'headSignature')}::text[], ${keys}::text[], ${column(gates, 'run')}::text[], ${column(gates, 'formerRun')}::text[],
        ${column(gates, 'address')}::text[]) AS u(gate, acknowledged, hash, signature, key, run, former, address)
      WHERE g.edition = ${edition} AND g.gate = u.gate)
    INSERT INTO passes.journal (edition, gate, number, venue, event, kind, at, direction, outcome, reason, steward, bytes, hash)
    SELECT ${edition}, gate, number, venue, event, kind, to_timestamp(at / 1000), direction, outcome, reason, steward,
      substring(${Buffer.concat(column(rows, 'bytes'))}::bytea FROM start FOR size), hash
    FROM unnest(${column(rows, 'gate')}::text[], ${column(rows, 'number')}::integer[], ${column(rows, 'venue')}::text[],
      ${column(rows, 'event')}::text[], ${column(rows, 'kind')}::text[], ${column(rows, 'at')}::float8[], ${column(rows, 'direction')}::text[],
      ${column(rows, 'outcome')}::text[], ${column(rows, 'reason')}::text[], ${column(rows, 'steward')}::text[], ${starts}::integer[],
      ${rows.map(({ bytes }) => bytes.length)}::integer[], ${column(rows, 'hash')}::text[])
      AS j(gate, number, venue, event, kind, at, direction, outcome, reason, steward, start, size, hash)`);
}

export async function insertMovements(db: Db, edition: string, rows: readonly MovementRow[]): Promise<void> {
  if (rows.length === 0) return;
  await db.run(sql`INSERT INTO passes.movement (edition, venue, pass, event, session, direction, gate, zone, from_zone, at)
    SELECT ${edition}, venue, pass, event, session, direction, gate, zone, from_zone, to_timestamp(at / 1000)
    FROM unnest(${column(rows, 'venue')}::text[], ${column(rows, 'pass')}::text[], ${column(rows, 'event')}::text[],
      ${column(rows, 'session')}::integer[], ${column(rows, 'direction')}::text[], ${column(rows, 'gate')}::text[],
      ${column(rows, 'zone')}::text[], ${column(rows, 'from')}::text[], ${column(rows, 'at')}::float8[])
      AS m(venue, pass, event, session, direction, gate, zone, from_zone, at) ON CONFLICT DO NOTHING`);
}

/** Marks what annulments take back; `passes` null: everybody of the passage. Answers whose movements changed. */
export function annulMovements(
  db: Db,
  edition: string,
  annulled: readonly { readonly event: string; readonly passes: readonly string[] | null }[],
): Promise<{ venue: string; pass: string }[]> {
  const plain = annulled.flatMap(({ event, passes }) => (passes ?? [null]).map((pass) => ({ event, pass })));
  return db.many(sql`UPDATE passes.movement m SET is_annulled = true
    FROM unnest(${column(plain, 'event')}::text[], ${column(plain, 'pass')}::text[]) AS a(event, pass)
    WHERE m.edition = ${edition} AND m.event = a.event AND (a.pass IS NULL OR m.pass = a.pass) AND NOT m.is_annulled
    RETURNING m.venue, m.pass`);
}

/** Annulments may arrive before what they annul. */
export function listAnnulments(db: Db, edition: string, events: readonly string[]): Promise<{ bytes: Buffer }[]> {
  return db.many(
    sql`SELECT j.bytes FROM passes.journal j JOIN unnest(${events}::text[]) AS e(event) ON j.reason = e.event
      WHERE j.edition = ${edition} AND j.kind = 'annulment'`,
  );
}

/**
 * Holds the findings of passes to their movements: an entry that follows an entry into the same zone for the same session with
 * no exit between is one (as the ledger's `doubleUses`), and what no longer holds goes. Answers how many are new.
 */
export async function matchFindings(
  db: Db,
  edition: string,
  moved: readonly { readonly venue: string; readonly pass: string }[],
  now: number,
): Promise<number> {
  return await db.run(sql`WITH moved AS (
      SELECT DISTINCT venue, pass FROM unnest(${column(moved, 'venue')}::text[], ${column(moved, 'pass')}::text[]) AS m(venue, pass)),
    walked AS (
      SELECT m.venue, m.pass, m.event, m.session, m.zone, m.direction, m.at,
        count(*) FILTER (WHERE m.direction = 'exit') OVER (PARTITION BY m.venue, m.pass ORDER BY m.at, m.event) AS stay
      FROM moved JOIN passes.movement m ON m.edition = ${edition} AND m.venue = moved.venue AND m.pass = moved.pass AND NOT m.is_annulled),
    doubled AS (
      SELECT * FROM (SELECT venue, pass, event, session,
          lag(event) OVER (PARTITION BY venue, pass, session, zone, stay ORDER BY at, event) AS earlier
        FROM walked WHERE direction = 'entry') entries WHERE earlier IS NOT NULL),
    gone AS (
      DELETE FROM passes.finding f USING moved, passes.movement m
      WHERE f.edition = ${edition} AND f.pass = moved.pass AND m.edition = ${edition} AND m.venue = moved.venue AND m.pass = f.pass AND m.event = f.event
        AND NOT EXISTS (SELECT 1 FROM doubled d WHERE d.pass = f.pass AND d.event = f.event))
    INSERT INTO passes.finding (edition, pass, event, earlier_event, session, found_at)
    SELECT ${edition}, pass, event, earlier, session, ${at(now)} FROM doubled
    ON CONFLICT (edition, pass, event) DO UPDATE SET earlier_event = excluded.earlier_event
      WHERE passes.finding.earlier_event <> excluded.earlier_event`);
}

/** Keeps the two newest receipts of each pass. One of them that comes again changes nothing. */
export async function saveReceipts(
  db: Db,
  edition: string,
  news: readonly { readonly pass: string; readonly receipt: string }[],
): Promise<void> {
  const newest = new Map(news.map((one) => [one.pass, one]));
  const rows = [...newest.values()].sort((one, other) => (one.pass < other.pass ? -1 : 1));
  await db.run(sql`INSERT INTO passes.receipt AS known (edition, pass, receipts)
    SELECT ${edition}, pass, ARRAY[receipt] FROM unnest(${column(rows, 'pass')}::text[], ${column(rows, 'receipt')}::text[]) AS r(pass, receipt)
    ON CONFLICT (edition, pass) DO UPDATE SET receipts = (excluded.receipts || known.receipts)[1:2]
      WHERE NOT excluded.receipts[1] = ANY(known.receipts)`);
}

export function listReceiptsOf(
  db: Db,
  edition: string,
  passes: readonly string[],
): Promise<{ pass: string; receipts: string[] }[]> {
  return db.many(sql`SELECT pass, receipts FROM passes.receipt WHERE edition = ${edition} AND pass = ANY(${passes})`);
}

/** Tells the boards. */
export async function notifyBoard(db: Db, edition: string): Promise<void> {
  await db.run(sql`SELECT pg_notify('board', ${edition})`);
}

/** Hashes of entries that are kept already. */
export function listHashes(
  db: Db,
  edition: string,
  wanted: readonly { readonly gate: string; readonly number: number }[],
): Promise<{ gate: string; number: number; hash: string }[]> {
  return db.many(sql`SELECT j.gate, j.number, j.hash FROM passes.journal j
    JOIN unnest(${column(wanted, 'gate')}::text[], ${column(wanted, 'number')}::integer[]) AS w(gate, number)
      ON j.gate = w.gate AND j.number = w.number WHERE j.edition = ${edition}`);
}

/** Entries of gates after one number and up to another. */
export function listEntries(
  db: Db,
  edition: string,
  ranges: readonly { readonly gate: string; readonly after: number; readonly until: number }[],
): Promise<{ gate: string; number: number; bytes: Buffer; hash: string }[]> {
  return db.many(sql`SELECT j.gate, j.number, j.bytes, j.hash FROM passes.journal j
    JOIN unnest(${column(ranges, 'gate')}::text[], ${column(ranges, 'after')}::integer[], ${column(ranges, 'until')}::integer[]) AS r(gate, after, until)
      ON j.gate = r.gate AND j.number > r.after AND j.number <= r.until
    WHERE j.edition = ${edition} ORDER BY j.gate, j.number`);
}
