import pg from 'pg';
import type { Clock } from '../clock.ts';
import { insertEvent } from '../outbox/store.ts';
import type { Actor, Transactor, Tx } from '../tx.ts';
import { dbOver, kaimonTypes } from './db.ts';

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

  async function once<T>(begin: string, actor: Actor, work: (tx: Tx) => Promise<T>): Promise<T> {
    const client = await pool.connect();
    let broken: Error | undefined;
    try {
      await client.query(begin);
      const result = await work(txOver(client, options.clock, actor));
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

  async function withRetries<T>(begin: string, actor: Actor, work: (tx: Tx) => Promise<T>): Promise<T> {
    for (let attempt = 1; ; attempt++) {
      try {
        return await once(begin, actor, work);
      } catch (error) {
        const code = (error as { code?: string }).code;
        if (attempt >= 5 || code === undefined || !retryable.has(code)) throw error;
      }
    }
  }

  return {
    pool,
    write: (actor, work) => withRetries('BEGIN', actor, work),
    read: (actor, work) => withRetries('BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY', actor, work),
    close: () => pool.end(),
  };
}

function txOver(client: pg.PoolClient, clock: Clock, actor: Actor): Tx {
  const db = dbOver(client);
  return {
    db,
    now: clock.now(),
    actor,
    emit: (kind, edition, subject, facts) => insertEvent(db, { name: kind.name, edition, subject, facts }),
  };
}
