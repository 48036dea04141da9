import pg from 'pg';
import { invariant } from '../../kernel/invariant.ts';
import { type Sql, textOf } from './sql.ts';

/** Runs statements on one connection. Rows come with camelCase keys, timestamptz as ms, int8 and numeric as numbers. */
export interface Db {
  /** Names the database: what a process keeps in memory of it is kept under this, and gone with it. */
  readonly home: object;
  many<Row>(statement: Sql): Promise<Row[]>;
  /** At most one row. */
  find<Row>(statement: Sql): Promise<Row | undefined>;
  /** Exactly one row; anything else is a bug. */
  one<Row>(statement: Sql): Promise<Row>;
  /** The number of rows touched. */
  run(statement: Sql): Promise<number>;
}

const parsers: Readonly<Record<number, (text: string) => unknown>> = {
  20: Number,
  1700: Number,
  1184: (text) => Date.parse(text),
  1082: (text) => text,
};

/** Type parsers for our own pools only: other users of `pg` in the process keep theirs. */
export const kaimonTypes = {
  getTypeParser(oid: number, format?: 'text' | 'binary'): (value: string) => unknown {
    const own = format === 'binary' ? undefined : parsers[oid];
    return own ?? (pg.types.getTypeParser(oid, format ?? 'text') as (value: string) => unknown);
  },
};

const camelNames = new Map<string, string>();

function camel(name: string): string {
  let known = camelNames.get(name);
  if (known === undefined) {
    known = name.replace(/_([a-z0-9])/g, (_, letter: string) => letter.toUpperCase());
    camelNames.set(name, known);
  }
  return known;
}

/*
 * A statement with parameters is prepared once a connection and named after its text, so that the database parses and plans it once. Texts are
 * few, since values are never part of them; should something make texts without end, those beyond the bound are not kept.
 */
const mostNames = 2_000;
const statementNames = new Map<string, string>();

function nameOf(text: string): string | undefined {
  const known = statementNames.get(text);
  if (known !== undefined || statementNames.size >= mostNames) return known;
  const name = `k${statementNames.size}`;
  statementNames.set(text, name);
  return name;
}

/** A {@link Db} over a connection (or pool) of node-postgres. */
export function dbOver(client: pg.ClientBase | pg.Pool, home: object = client): Db {
  async function query(statement: Sql): Promise<pg.QueryArrayResult<unknown[]>> {
    const text = textOf(statement);
    const name = statement.values.length === 0 ? undefined : nameOf(text);
    const named = name === undefined ? {} : { name };
    return await client.query<unknown[]>({ ...named, text, values: [...statement.values], rowMode: 'array' });
  }
  async function many<Row>(statement: Sql): Promise<Row[]> {
    const result = await query(statement);
    const names = result.fields.map((field) => camel(field.name));
    return result.rows.map((row) => {
      const object: Record<string, unknown> = {};
      for (let index = 0; index < names.length; index++) object[names[index]!] = row[index];
      return object as Row;
    });
  }
  async function find<Row>(statement: Sql): Promise<Row | undefined> {
    const rows = await many<Row>(statement);
    invariant(rows.length <= 1, `Expected at most one row, got ${rows.length}: ${textOf(statement)}`);
    return rows[0];
  }
  return {
    home,
    many,
    find,
    async one<Row>(statement: Sql): Promise<Row> {
      const row = await find<Row>(statement);
      invariant(row !== undefined, `Expected one row, got none: ${textOf(statement)}`);
      return row;
    },
    async run(statement) {
      const result = await query(statement);
      return result.rowCount ?? 0;
    },
  };
}
