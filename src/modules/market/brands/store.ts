import type { Db } from '../../../platform/database/db.ts';
import { at, sql } from '../../../platform/database/sql.ts';
import type { BrandRecord } from '../catalogue/store.ts';

/** From here to {@link endAsBrand}, at most until the transaction ends, the database shows rows of this brand only. */
export async function beginAsBrand(db: Db, edition: string, brand: string): Promise<void> {
  await db.run(sql`SELECT set_config('kaimon.edition', ${edition}, true), set_config('kaimon.brand', ${brand}, true),
    set_config('role', 'kaimon_brand', true)`);
}

export async function endAsBrand(db: Db): Promise<void> {
  await db.run(sql`SELECT set_config('role', 'none', true), set_config('kaimon.brand', '', true)`);
}

export async function isMember(db: Db, edition: string, brand: string, person: string): Promise<boolean> {
  const row = await db.find(
    sql`SELECT 1 FROM market.member WHERE edition = ${edition} AND brand = ${brand} AND person = ${person}`,
  );
  return row !== undefined;
}

export async function insertMember(db: Db, edition: string, brand: string, person: string): Promise<void> {
  await db.run(sql`INSERT INTO market.member (edition, brand, person) VALUES (${edition}, ${brand}, ${person})
    ON CONFLICT (edition, brand, person) DO NOTHING`);
}

/** A brand with what was decided about it. */
export interface AppliedBrand extends BrandRecord {
  readonly appliedAt: number;
  readonly decidedAt: number | null;
  readonly decidedBecause: string | null;
}

const columns = sql`b.edition, b.brand AS id, b.state, b.content, b.commission_basis_points, b.contact, b.applied_at, b.decided_at,
  b.decided_because`;

export function listBrandsOf(db: Db, edition: string, person: string): Promise<AppliedBrand[]> {
  return db.many<AppliedBrand>(sql`SELECT ${columns} FROM market.brand b JOIN market.member m USING (edition, brand)
    WHERE b.edition = ${edition} AND m.person = ${person} ORDER BY b.brand`);
}

/** Every brand, those that wait for an answer first, the one that waits longest on top. */
export function listAllBrands(db: Db, edition: string): Promise<AppliedBrand[]> {
  return db.many<AppliedBrand>(sql`SELECT ${columns} FROM market.brand b WHERE b.edition = ${edition}
    ORDER BY b.state <> 'applied', b.applied_at, b.brand LIMIT 1000`);
}

export function lockBrand(db: Db, edition: string, brand: string): Promise<AppliedBrand | undefined> {
  return db.find<AppliedBrand>(
    sql`SELECT ${columns} FROM market.brand b WHERE b.edition = ${edition} AND b.brand = ${brand} FOR UPDATE`,
  );
}

export function findAppliedBrand(db: Db, edition: string, brand: string): Promise<AppliedBrand | undefined> {
  return db.find<AppliedBrand>(
    sql`SELECT ${columns} FROM market.brand b WHERE b.edition = ${edition} AND b.brand = ${brand}`,
  );
}

/** Writes an application down, anew where the same brand was refused before. Answers whether it was written. */
export async function saveApplication(
  db: Db,
  record: Pick<BrandRecord, 'edition' | 'id' | 'content' | 'contact' | 'commissionBasisPoints'>,
  now: number,
): Promise<boolean> {
  const { edition, id, contact, commissionBasisPoints } = record;
  const count =
    await db.run(sql`INSERT INTO market.brand (edition, brand, state, content, commission_basis_points, contact, applied_at)
    VALUES (${edition}, ${id}, 'applied', ${JSON.stringify(record.content)}::jsonb, ${commissionBasisPoints}, ${contact}, ${at(now)})
    ON CONFLICT (edition, brand) DO UPDATE SET state = 'applied', content = excluded.content, contact = excluded.contact,
      applied_at = excluded.applied_at, decided_at = NULL, decided_because = NULL WHERE brand.state = 'refused'`);
  return count === 1;
}

export async function decideBrand(
  db: Db,
  edition: string,
  brand: string,
  decision: {
    state: 'open' | 'refused';
    because: string | null;
    commissionBasisPoints: number;
    now: number;
  },
): Promise<void> {
  await db.run(sql`UPDATE market.brand SET state = ${decision.state}, decided_because = ${decision.because},
    commission_basis_points = ${decision.commissionBasisPoints}, decided_at = ${at(decision.now)}
    WHERE edition = ${edition} AND brand = ${brand}`);
}

export async function countApplicationsOf(db: Db, edition: string, person: string): Promise<number> {
  const { count } = await db.one<{
    count: number;
  }>(sql`SELECT count(*)::integer AS count FROM market.brand b JOIN market.member m USING (edition, brand)
    WHERE b.edition = ${edition} AND m.person = ${person} AND b.state = 'applied'`);
  return count;
}

export async function listMemberIds(db: Db, edition: string, brand: string): Promise<string[]> {
  const rows = await db.many<{ person: string }>(
    sql`SELECT person FROM market.member WHERE edition = ${edition} AND brand = ${brand} ORDER BY person`,
  );
  return rows.map((row) => row.person);
}

export async function deleteMember(db: Db, edition: string, brand: string, person: string): Promise<void> {
  await db.run(sql`DELETE FROM market.member WHERE edition = ${edition} AND brand = ${brand} AND person = ${person}`);
}
