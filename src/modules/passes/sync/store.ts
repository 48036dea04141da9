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

/**
 * One column of rows, as a parameter for `unnest`: the text of an array, made here since the driver takes four times as
 * long to quote each value.
 */
function column<Row, Name extends keyof Row>(rows: readonly Row[], name: Name): string {
  return arrayText(rows.map((row) => row[name]));
}

function arrayText(values: readonly unknown[]): string {
  let text = '{';
  for (const value of values) {
    if (text.length > 1) text += ',';
    if (value === null || value === undefined) text += 'NULL';
    else if (typeof value === 'string') text += `"${/["\\]/.test(value) ? value.replace(/["\\]/g, '\\$&') : value}"`;
    else text += String(value);
  }
  return `${text}}`;
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
  const keys = arrayText(gates.map(({ publicKey }) => publicKey?.toString('hex')));
  await db.run(sql`WITH gates AS (
      UPDATE passes.gate g SET acknowledged = u.acknowledged, head_hash = u.hash, head_signature = u.signature, last_seen_at = ${at(now)},
        public_key = decode(u.key, 'hex'), run = u.run, former_run = u.former, address = u.address
      FROM unnest(${column(gates, 'gate')}::text[], ${column(gates, 'acknowledged')}::integer[], ${column(gates, 'headHash')}::text[],
        ${column(gates, 'headSignature')}::text[], ${keys}::text[], ${column(gates, 'run')}::text[], ${column(gates, 'formerRun')}::text[],
        ${column(gates, 'address')}::text[]) AS u(gate, acknowledged, hash, signature, key, run, former, address)
      WHERE g.edition = ${edition} AND g.gate = u.gate)
    INSERT INTO passes.journal (edition, gate, number, venue, event, kind, at, direction, outcome, reason, steward, bytes, hash)
    SELECT ${edition}, gate, number, venue, event, kind, to_timestamp(at / 1000), direction, outcome, reason, steward,
      substring(${Buffer.concat(rows.map(({ bytes }) => bytes))}::bytea FROM start FOR size), hash
    FROM unnest(${column(rows, 'gate')}::text[], ${column(rows, 'number')}::integer[], ${column(rows, 'venue')}::text[],
      ${column(rows, 'event')}::text[], ${column(rows, 'kind')}::text[], ${column(rows, 'at')}::float8[], ${column(rows, 'direction')}::text[],
      ${column(rows, 'outcome')}::text[], ${column(rows, 'reason')}::text[], ${column(rows, 'steward')}::text[], ${arrayText(starts)}::integer[],
      ${arrayText(rows.map(({ bytes }) => bytes.length))}::integer[], ${column(rows, 'hash')}::text[])
      AS j(gate, number, venue, event, kind, at, direction, outcome, reason, steward, start, size, hash)`);
}

/** Annulments may arrive before what they annul. */
export function listAnnulments(db: Db, edition: string, events: readonly string[]): Promise<{ bytes: Buffer }[]> {
  return db.many(
    sql`SELECT j.bytes FROM passes.journal j JOIN unnest(${events}::text[]) AS e(event) ON j.reason = e.event
      WHERE j.edition = ${edition} AND j.kind = 'annulment'`,
  );
}

/** Of two transactions that move people of one venue, one waits: what each counts it has seen whole. */
export async function lockVenues(db: Db, edition: string, venues: readonly string[]): Promise<void> {
  await db.run(sql`SELECT pg_advisory_xact_lock(hashtext('passes.sync'), key)
    FROM (SELECT DISTINCT hashtext(${edition} || ' ' || venue) AS key FROM unnest(${venues}::text[]) AS v(venue) ORDER BY 1) keys`);
}

/** What an annulment takes back; `pass` null: everybody of the passage. */
export interface TakenBack {
  readonly event: string;
  readonly pass: string | null;
}

/**
 * Takes movements in and takes others back, in one statement, and holds to them what follows from them: findings (an entry
 * after an entry into the same zone for the same session with no exit between, as the ledger's `doubleUses`, is one; what no longer holds goes), and the counts of sessions
 * and gates by the difference. An event that is known already moves nobody again. Rows say themselves whether they are
 * annulled already; `turned`: gates that called a steward, once for each time.
 */
export async function takeMovements(
  db: Db,
  edition: string,
  rows: readonly (MovementRow & { readonly isAnnulled: boolean })[],
  takenBack: readonly TakenBack[],
  turned: readonly string[],
  now: number,
): Promise<void> {
  await db.run(sql`WITH inserted AS (
      INSERT INTO passes.movement (edition, venue, pass, event, session, direction, gate, zone, from_zone, at, is_annulled)
      SELECT ${edition}, venue, pass, event, session, direction, gate, zone, from_zone, to_timestamp(at / 1000), is_annulled
      FROM unnest(${column(rows, 'venue')}::text[], ${column(rows, 'pass')}::text[], ${column(rows, 'event')}::text[],
        ${column(rows, 'session')}::integer[], ${column(rows, 'direction')}::text[], ${column(rows, 'gate')}::text[],
        ${column(rows, 'zone')}::text[], ${column(rows, 'from')}::text[], ${column(rows, 'at')}::float8[], ${column(rows, 'isAnnulled')}::boolean[])
        AS m(venue, pass, event, session, direction, gate, zone, from_zone, at, is_annulled)
      ON CONFLICT DO NOTHING RETURNING venue, pass, event, session, direction, gate, zone, from_zone, at, is_annulled),
    taken AS (
      UPDATE passes.movement m SET is_annulled = true
      FROM unnest(${column(takenBack, 'event')}::text[], ${column(takenBack, 'pass')}::text[]) AS a(event, pass)
      WHERE m.edition = ${edition} AND m.event = a.event AND (a.pass IS NULL OR m.pass = a.pass) AND NOT m.is_annulled
      RETURNING m.venue, m.pass, m.event, m.direction, m.gate),
    moved AS (SELECT venue, pass FROM inserted UNION SELECT venue, pass FROM taken),
    walked AS (
      SELECT m.venue, m.pass, m.event, m.session, m.zone, m.direction, m.at, m.direction = 'entry' OR m.from_zone IS NOT NULL AS is_inside, true AS stood,
        NOT EXISTS (SELECT 1 FROM taken t WHERE t.venue = m.venue AND t.pass = m.pass AND t.event = m.event) AS stands
      FROM moved CROSS JOIN LATERAL (
        -- Apart, so that each pass is looked up by the key: a plan made before there were statistics reads the whole table.
        SELECT * FROM passes.movement m WHERE m.edition = ${edition} AND m.venue = moved.venue AND m.pass = moved.pass AND NOT m.is_annulled OFFSET 0) m
      UNION ALL SELECT venue, pass, event, session, zone, direction, at, direction = 'entry' OR from_zone IS NOT NULL, false, true FROM inserted WHERE NOT is_annulled),
    doubled AS (
      SELECT * FROM (
        SELECT venue, pass, event, session, lag(event) OVER (PARTITION BY venue, pass, session, zone, stay ORDER BY at, event) AS earlier
        FROM (SELECT *, count(*) FILTER (WHERE direction = 'exit') OVER (PARTITION BY venue, pass ORDER BY at, event) AS stay
          FROM walked WHERE stands) stays WHERE direction = 'entry') entries WHERE earlier IS NOT NULL),
    gone AS (
      DELETE FROM passes.finding f USING moved, passes.movement m
      WHERE f.edition = ${edition} AND f.pass = moved.pass AND m.edition = ${edition} AND m.venue = moved.venue AND m.pass = f.pass AND m.event = f.event
        AND NOT EXISTS (SELECT 1 FROM doubled d WHERE d.pass = f.pass AND d.event = f.event)),
    found AS (
      INSERT INTO passes.finding (edition, pass, event, earlier_event, session, found_at)
      SELECT ${edition}, pass, event, earlier, session, ${at(now)}::timestamptz FROM doubled
      ON CONFLICT (edition, pass, event) DO UPDATE SET earlier_event = excluded.earlier_event
        WHERE passes.finding.earlier_event <> excluded.earlier_event),
    gates AS (
      INSERT INTO passes.gate_count AS known (edition, gate, entered, exited, turned)
      SELECT ${edition}, gate, sum(entered), sum(exited), sum(turned) FROM (
        SELECT gate, (direction = 'entry')::integer AS entered, (direction = 'exit')::integer AS exited, 0 AS turned FROM inserted WHERE NOT is_annulled
        UNION ALL SELECT gate, -(direction = 'entry')::integer, -(direction = 'exit')::integer, 0 FROM taken
        UNION ALL SELECT gate, 0, 0, 1 FROM unnest(${arrayText(turned)}::text[]) AS t(gate)) counts
      GROUP BY gate ORDER BY gate
      ON CONFLICT (edition, gate) DO UPDATE SET entered = known.entered + excluded.entered, exited = known.exited + excluded.exited,
        turned = known.turned + excluded.turned),
    people AS (
      SELECT venue, session, coalesce(bool_or(direction = 'entry') FILTER (WHERE stood), false)::integer AS entered_before,
        coalesce((array_agg(is_inside ORDER BY at DESC, event DESC) FILTER (WHERE stood))[1], false)::integer AS inside_before,
        coalesce(bool_or(direction = 'entry') FILTER (WHERE stands), false)::integer AS entered_after,
        coalesce((array_agg(is_inside ORDER BY at DESC, event DESC) FILTER (WHERE stands))[1], false)::integer AS inside_after
      FROM walked GROUP BY venue, session, pass)
    INSERT INTO passes.session_count AS known (edition, venue, session, entered, inside)
    SELECT ${edition}, venue, session, sum(entered_after - entered_before), sum(inside_after - inside_before) FROM people
    GROUP BY venue, session ORDER BY venue, session
    ON CONFLICT (edition, venue, session) DO UPDATE SET entered = known.entered + excluded.entered, inside = known.inside + excluded.inside`);
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
