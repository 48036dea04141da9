import pg from 'pg';
import type { Clock } from '../clock.ts';
import { insertEvent } from '../outbox/store.ts';
import type { Actor, Transactor, Tx } from '../tx.ts';
import { type Db, dbOver, kaimonTypes } from './db.ts';

export interface Database extends Transactor {
  readonly pool: pg.Pool;
  close(): Promise<void>;
}

export interface DatabaseOptions {
  readonly url: string;
  readonly clock: Clock;
  /** Connections at most; 10 unless told. */
  readonly connections?: number;
  /** Told of errors on idle connections (a database restart); they never end the process. */
  readonly onIdleError?: (error: Error) => void;
}

const retryable = new Set(['40001', '40P01']);

/** Opens a pool and hands out transactions on it. */
export function openDatabase(options: DatabaseOptions): Database {
  const pool = new pg.Pool({
    connectionString: options.url,
    max: options.connections ?? 10,
    types: kaimonTypes,
    application_name: 'kaimon',
    connectionTimeoutMillis: 10_000,
  });
  pool.on('error', (error) => options.onIdleError?.(error));

  async function withRetries<T>(once: () => Promise<T>): Promise<T> {
    for (let attempt = 1; ; attempt++) {
      try {
        return await once();
      } catch (error) {
        const code = (error as { code?: string }).code;
        if (attempt >= 5 || code === undefined || !retryable.has(code)) throw error;
      }
    }
  }

  return {
    pool,
    write: (actor, work) => withRetries(() => writeOnce(pool, options.clock, actor, work)),
    read: (actor, work) => withRetries(() => readOnce(pool, options.clock, actor, work)),
    close: () => pool.end(),
  };
}

type Work<T> = (tx: Tx) => Promise<T>;

async function writeOnce<T>(pool: pg.Pool, clock: Clock, actor: Actor, work: Work<T>): Promise<T> {
  const client = await pool.connect();
  return await ending(client, async () => {
    await client.query('BEGIN');
    return await work(txOver(dbOver(client, pool), clock, actor));
  });
}

/** Begins at the first statement: an answer that is kept in memory costs the database nothing. */
async function readOnce<T>(pool: pg.Pool, clock: Clock, actor: Actor, work: Work<T>): Promise<T> {
  let begun: Promise<{ client: pg.PoolClient; db: Db }> | undefined;
  const begin = async () => {
    const client = await pool.connect();
    try {
      await client.query('BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY');
    } catch (error) {
      client.release(true);
      throw error;
    }
    return { client, db: dbOver(client, pool) };
  };
  const lazily = async (): Promise<Db> => {
    begun ??= begin();
    return (await begun).db;
  };
  const db: Db = {
    home: pool,
    many: async (statement) => await (await lazily()).many(statement),
    find: async (statement) => await (await lazily()).find(statement),
    one: async (statement) => await (await lazily()).one(statement),
    run: async (statement) => await (await lazily()).run(statement),
  };
  const outcome = await work(txOver(db, clock, actor)).then(
    (result) => ({ result }),
    (error: unknown) => ({ error }),
  );
  const open = await begun?.catch(() => undefined);
  if (open) {
    return await ending(open.client, async () => {
      if ('error' in outcome) throw outcome.error;
      return outcome.result;
    });
  }
  if ('error' in outcome) throw outcome.error;
  return outcome.result;
}

/** Commits what resolves, rolls back what throws, and gives the connection back, or away when it is broken. */
async function ending<T>(client: pg.PoolClient, work: () => Promise<T>): Promise<T> {
  let broken: Error | undefined;
  try {
    const result = await work();
    await client.query('COMMIT');
    return result;
  } catch (error) {
    await client.query('ROLLBACK').catch((failure: Error) => {
      broken = failure;
    });
    throw error;
  } finally {
    client.release(broken);
  }
}

function txOver(db: Db, clock: Clock, actor: Actor): Tx {
  return {
    db,
    now: clock.now(),
    actor,
    emit: (kind, edition, subject, facts) => insertEvent(db, { name: kind.name, edition, subject, facts }),
  };
}
