import type { Db } from '../../../platform/database/db.ts';
import { at, sql } from '../../../platform/database/sql.ts';
import type { AccreditationRecord } from './accreditation.ts';

const columns = sql`person, email, name, organisation, duty, zone_groups AS groups, venues, former_venues, days,
  check_state AS "check", checked_by, checked_at, made_at, narrowed_at, ended_at, ended_by`;

export function findAccreditation(db: Db, edition: string, person: string): Promise<AccreditationRecord | undefined> {
  return db.find<AccreditationRecord>(
    sql`SELECT ${columns} FROM passes.accreditation WHERE edition = ${edition} AND person = ${person}`,
  );
}

export function lockAccreditation(db: Db, edition: string, person: string): Promise<AccreditationRecord | undefined> {
  return db.find<AccreditationRecord>(
    sql`SELECT ${columns} FROM passes.accreditation WHERE edition = ${edition} AND person = ${person} FOR UPDATE`,
  );
}

export function listByEmail(db: Db, edition: string, emails: readonly string[]): Promise<AccreditationRecord[]> {
  return db.many<AccreditationRecord>(
    sql`SELECT ${columns} FROM passes.accreditation WHERE edition = ${edition} AND email = ANY(${emails})`,
  );
}

/** By name, at most 200. `check`: a state, `ended`, or null for all. */
export function searchAccreditations(
  db: Db,
  edition: string,
  q: string,
  check: string | null,
): Promise<AccreditationRecord[]> {
  const wish = `%${q.replace(/[\\%_]/g, '\\$&')}%`;
  return db.many<AccreditationRecord>(sql`SELECT ${columns} FROM passes.accreditation WHERE edition = ${edition}
    AND (name ILIKE ${wish} OR organisation ILIKE ${wish} OR email ILIKE ${wish})
    AND (${check}::text IS NULL OR (CASE WHEN ended_at IS NULL THEN check_state ELSE 'ended' END) = ${check})
    ORDER BY lower(name), person LIMIT 200`);
}

export function countAccreditations(db: Db, edition: string): Promise<{ state: string; count: number }[]> {
  return db.many(sql`SELECT CASE WHEN ended_at IS NULL THEN check_state ELSE 'ended' END AS state, count(*)::integer AS count
    FROM passes.accreditation WHERE edition = ${edition} GROUP BY 1`);
}

/** Those that the gates of a venue may meet. */
export function listForVenue(db: Db, edition: string, venue: string): Promise<AccreditationRecord[]> {
  return db.many<AccreditationRecord>(sql`SELECT ${columns} FROM passes.accreditation WHERE edition = ${edition}
    AND (venues = '{}' OR ${venue} = ANY(venues) OR ${venue} = ANY(former_venues) OR '*' = ANY(former_venues)) ORDER BY person`);
}

export async function upsertAccreditations(
  db: Db,
  edition: string,
  records: readonly AccreditationRecord[],
): Promise<void> {
  const rows = records.map((record) => ({
    ...record,
    checkedAt: record.checkedAt === null ? null : at(record.checkedAt),
    madeAt: at(record.madeAt),
    narrowedAt: record.narrowedAt === null ? null : at(record.narrowedAt),
    endedAt: record.endedAt === null ? null : at(record.endedAt),
  }));
  await db.run(sql`INSERT INTO passes.accreditation (edition, person, email, name, organisation, duty, zone_groups, venues, former_venues,
      days, check_state, checked_by, checked_at, made_at, narrowed_at, ended_at, ended_by)
    SELECT ${edition}, person, email, name, organisation, duty, groups, venues, "formerVenues", days, "check", "checkedBy", "checkedAt",
      "madeAt", "narrowedAt", "endedAt", "endedBy"
    FROM jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) AS a(person uuid, email text, name text, organisation text, duty text,
      groups text[], venues text[], "formerVenues" text[], days text[], "check" text, "checkedBy" text, "checkedAt" timestamptz,
      "madeAt" timestamptz, "narrowedAt" timestamptz, "endedAt" timestamptz, "endedBy" text)
    ON CONFLICT (edition, person) DO UPDATE SET email = excluded.email, name = excluded.name, organisation = excluded.organisation,
      duty = excluded.duty, zone_groups = excluded.zone_groups, venues = excluded.venues, former_venues = excluded.former_venues,
      days = excluded.days, check_state = excluded.check_state, checked_by = excluded.checked_by, checked_at = excluded.checked_at,
      narrowed_at = excluded.narrowed_at, ended_at = excluded.ended_at, ended_by = excluded.ended_by`);
}

export function listAccreditationsOf(db: Db, person: string): Promise<(AccreditationRecord & { edition: string })[]> {
  return db.many(sql`SELECT edition, ${columns} FROM passes.accreditation WHERE person = ${person} ORDER BY edition`);
}

export async function deleteAccreditationsOf(db: Db, person: string): Promise<void> {
  await db.run(sql`DELETE FROM passes.accreditation WHERE person = ${person}`);
}
