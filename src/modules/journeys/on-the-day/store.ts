import type { Db } from '../../../platform/database/db.ts';
import { at, sql } from '../../../platform/database/sql.ts';
import type { Disruption } from '../on-the-day-endpoints.ts';

/** What is different now or later today, and was not ended. */
export function listOpenDisruptions(db: Db, edition: string, now: number): Promise<Disruption[]> {
  return db.many<Disruption>(sql`SELECT id, kind, what, from_at, until_at, minutes FROM journeys.disruption
    WHERE edition = ${edition} AND ended_at IS NULL AND until_at > ${at(now)} ORDER BY from_at, id`);
}
