import type { RulePack } from '../../../engines/landed-cost/pack.ts';
import type { Db } from '../../../platform/database/db.ts';
import { sql } from '../../../platform/database/sql.ts';

/** Packs that staff put in place of those that came with the software, newest version of each. */
export function listSavedPacks(db: Db, edition: string): Promise<{ pack: RulePack }[]> {
  return db.many(
    sql`SELECT DISTINCT ON (id) pack FROM market.rule_pack WHERE edition = ${edition} ORDER BY id, saved_at DESC`,
  );
}
