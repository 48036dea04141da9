import type { Db } from '../../../platform/database/db.ts';
import { at, sql } from '../../../platform/database/sql.ts';

/** How often a venue changed: what its gates must know of people and endings, and of each other. */
export interface VenueVersion {
  readonly venue: string;
  readonly version: number;
  readonly gatesVersion: number;
}

export function listVenueVersions(db: Db, edition: string, venues: readonly string[]): Promise<VenueVersion[]> {
  return db.many<VenueVersion>(sql`SELECT venue, version, gates_version FROM passes.venue_version
    WHERE edition = ${edition} AND venue = ANY(${venues})`);
}

/** Counts venues up for a change of their people; answers the new versions. */
export function bumpVenues(
  db: Db,
  edition: string,
  venues: readonly string[],
): Promise<{ venue: string; version: number }[]> {
  return db.many(sql`INSERT INTO passes.venue_version (edition, venue, version)
    SELECT ${edition}, venue, 1 FROM unnest(${[...venues].sort()}::text[]) AS v(venue)
    ON CONFLICT (edition, venue) DO UPDATE SET version = passes.venue_version.version + 1 RETURNING venue, version`);
}

/** Counts a venue up for a change of keys or addresses of its gates. */
export async function bumpGates(db: Db, edition: string, venues: readonly string[]): Promise<void> {
  await db.run(sql`INSERT INTO passes.venue_version (edition, venue, version, gates_version)
    SELECT ${edition}, venue, 0, 1 FROM unnest(${[...venues].sort()}::text[]) AS v(venue)
    ON CONFLICT (edition, venue) DO UPDATE SET gates_version = passes.venue_version.gates_version + 1`);
}

export async function savePersonChanges(
  db: Db,
  edition: string,
  people: readonly string[],
  venues: readonly { readonly venue: string; readonly version: number }[],
): Promise<void> {
  await db.run(sql`INSERT INTO passes.person_change (edition, venue, person, version)
    SELECT ${edition}, venue, person, version FROM unnest(${[...people].sort()}::uuid[]) AS p(person),
      unnest(${venues.map((one) => one.venue)}::text[], ${venues.map((one) => one.version)}::bigint[]) AS v(venue, version)
    ON CONFLICT (edition, venue, person) DO UPDATE SET version = greatest(passes.person_change.version, excluded.version)`);
}

export function listPersonChanges(
  db: Db,
  edition: string,
  venue: string,
  since: number,
): Promise<{ person: string }[]> {
  return db.many(sql`SELECT person FROM passes.person_change
    WHERE edition = ${edition} AND venue = ${venue} AND version > ${since} ORDER BY person`);
}

/** Something that ended for a venue's gates: a status of a session, or tokens of a pass before an instant. */
export interface EndingRow {
  readonly venue: string;
  readonly version: number;
  readonly session: number | null;
  readonly status: number | null;
  readonly pass: string | null;
  readonly before: number | null;
}

/** Known endings stay at the version they have, but for a pass that is revoked again. */
export async function saveEndings(db: Db, edition: string, rows: readonly EndingRow[]): Promise<void> {
  if (rows.length === 0) return;
  const plain = rows.map((row) => ({
    ...row,
    subject: row.pass === null ? `${row.session} ${row.status}` : row.pass,
    before: row.before === null ? null : at(row.before),
  }));
  await db.run(sql`INSERT INTO passes.ending AS known (edition, venue, version, subject, session, status, pass, before)
    SELECT ${edition}, venue, version, subject, session, status, pass, before FROM jsonb_to_recordset(${JSON.stringify(plain)}::jsonb)
      AS e(venue text, version bigint, subject text, session integer, status integer, pass text, before timestamptz)
    ON CONFLICT (edition, venue, subject) DO UPDATE SET version = excluded.version, before = excluded.before
      WHERE known.before < excluded.before`);
}

/** What ended for venues after the oldest version that one of their gates has. */
export function listEndings(
  db: Db,
  edition: string,
  since: readonly { readonly venue: string; readonly version: number }[],
): Promise<EndingRow[]> {
  return db.many<EndingRow>(sql`SELECT e.venue, e.version, e.session, e.status, e.pass, e.before FROM passes.ending e
    JOIN unnest(${since.map((one) => one.venue)}::text[], ${since.map((one) => one.version)}::bigint[]) AS s(venue, version)
      ON e.venue = s.venue AND e.version > s.version WHERE e.edition = ${edition} ORDER BY e.venue, e.version`);
}

/** Gates of some venues that have a key of their own. */
export function listPeers(
  db: Db,
  edition: string,
  gates: readonly string[],
): Promise<{ gate: string; publicKey: Buffer; address: string | null }[]> {
  return db.many(sql`SELECT gate, public_key, address FROM passes.gate
    WHERE edition = ${edition} AND gate = ANY(${gates}) AND public_key IS NOT NULL ORDER BY gate`);
}
