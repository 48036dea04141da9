import type { Db } from '../database/db.ts';
import { sql } from '../database/sql.ts';

/** Tables of our own, in an order that keeps to foreign keys: accounts before what points at them. */
export async function listTables(db: Db): Promise<string[]> {
  const rows = await db.many<{ name: string }>(sql`SELECT format('%I.%I', schemaname, tablename) AS name FROM pg_tables
    WHERE schemaname NOT IN ('pg_catalog', 'information_schema', 'public')
    ORDER BY (tablename = 'user') DESC, schemaname, tablename`);
  return rows.map((row) => row.name);
}

/** Rows as JSON texts, some at a time, in the order they lie in. `table` comes from {@link listTables}. */
export async function* readRows(db: Db, table: string): AsyncGenerator<string[]> {
  await db.run({
    parts: [`DECLARE backup_rows NO SCROLL CURSOR FOR SELECT to_jsonb(t)::text AS row FROM ${table} t`],
    values: [],
  });
  for (;;) {
    const rows = await db.many<{ row: string }>(sql`FETCH 2000 FROM backup_rows`);
    if (rows.length === 0) break;
    yield rows.map((one) => one.row);
  }
  await db.run(sql`CLOSE backup_rows`);
}

export async function countRows(db: Db, table: string): Promise<number> {
  const row = await db.one<{ count: number }>({ parts: [`SELECT count(*) FROM ${table}`], values: [] });
  return row.count;
}

export async function emptyTables(db: Db, tables: readonly string[]): Promise<void> {
  await db.run({ parts: [`TRUNCATE ${tables.join(', ')}`], values: [] });
}

/** Puts rows back as they were. */
export async function insertRows(db: Db, table: string, rows: readonly string[]): Promise<void> {
  await db.run({
    parts: [`INSERT INTO ${table} SELECT * FROM jsonb_populate_recordset(NULL::${table}, `, '::jsonb)'],
    values: [`[${rows.join(',')}]`],
  });
}
