import type { RulePack } from '../../../engines/landed-cost/pack.ts';
import type { Db } from '../../../platform/database/db.ts';
import { at, sql } from '../../../platform/database/sql.ts';

/** Packs that staff put in place of those that came with the software, the last saved of each. */
export function listSavedPacks(db: Db, edition: string): Promise<{ pack: RulePack }[]> {
  return db.many(
    sql`SELECT DISTINCT ON (id) pack FROM market.rule_pack WHERE edition = ${edition} ORDER BY id, saved_at DESC, version DESC`,
  );
}

/** False where this version of the pack is there already. */
export async function insertPack(
  db: Db,
  edition: string,
  pack: RulePack,
  { by, now }: { by: string | null; now: number },
): Promise<boolean> {
  const added = await db.run(sql`INSERT INTO market.rule_pack (edition, id, version, pack, saved_by, saved_at)
    VALUES (${edition}, ${pack.id}, ${pack.version}, ${JSON.stringify(pack)}::jsonb, ${by}, ${at(now)})
    ON CONFLICT (edition, id, version) DO NOTHING`);
  return added === 1;
}
