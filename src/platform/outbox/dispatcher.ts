import type { Static, TSchema } from 'typebox';
import type { EventKind } from '../../kernel/event.ts';
import { groupBy } from '../../kernel/group-by.ts';
import { dbOver } from '../database/db.ts';
import type { Database } from '../database/transactor.ts';
import { systemActor, type Tx } from '../tx.ts';
import { deleteEvents, lockDueEvents, markReaction, postponeEvent, type WaitingEvent } from './store.ts';

/** What happens after an event, once per event, in a transaction of its own. */
export interface Reaction {
  /** `module/name`, stable: it marks what was done. */
  readonly name: string;
  readonly event: string;
  readonly react: (tx: Tx, facts: unknown, edition: string) => Promise<void>;
}

/** Declares a reaction with the facts typed by the event. */
export function reaction<S extends TSchema>(
  name: string,
  kind: EventKind<S>,
  react: (tx: Tx, facts: Static<S>, edition: string) => Promise<void>,
): Reaction {
  return { name, event: kind.name, react: (tx, facts, edition) => react(tx, facts as Static<S>, edition) };
}

export interface Dispatcher {
  /** Delivers everything that is due now; resolves when nothing is left. For tests and for the end of a process. */
  drain(): Promise<void>;
  stop(): Promise<void>;
}

/** Delivers events to reactions: woken by NOTIFY where there is one, by polling everywhere. Many processes may run it. */
export function startDispatcher(
  database: Database,
  reactions: readonly Reaction[],
  options: { pollMs?: number; onError?: (error: unknown, event: string) => void } = {},
): Dispatcher {
  const byEvent = groupBy(reactions, (one) => one.event);
  let stopped = false;
  let running: Promise<void> = Promise.resolve();

  async function deliver(event: WaitingEvent): Promise<string | undefined> {
    for (const one of byEvent.get(event.name) ?? []) {
      try {
        await database.write(systemActor(one.name), async (tx) => {
          if (await markReaction(tx.db, event, one.name)) await one.react(tx, event.facts, event.edition);
        });
      } catch (error) {
        options.onError?.(error, event.name);
        return `${one.name}: ${String(error)}`;
      }
    }
    return undefined;
  }

  async function deliverBatch(): Promise<number> {
    const client = await database.pool.connect();
    try {
      await client.query('BEGIN');
      const db = dbOver(client);
      const events = await lockDueEvents(db, 50);
      const delivered: WaitingEvent[] = [];
      for (const event of events) {
        const failure = await deliver(event);
        if (failure === undefined) delivered.push(event);
        else await postponeEvent(db, event, failure);
      }
      if (delivered.length > 0) await deleteEvents(db, delivered);
      await client.query('COMMIT');
      return events.length;
    } catch (error) {
      await client.query('ROLLBACK').catch(() => undefined);
      throw error;
    } finally {
      client.release();
    }
  }

  async function round(): Promise<void> {
    while (!stopped && (await deliverBatch()) > 0);
  }

  function wake(): Promise<void> {
    running = running.then(round).catch((error) => options.onError?.(error, 'outbox'));
    return running;
  }

  const timer = setInterval(wake, options.pollMs ?? 1_000);
  timer.unref();
  const listener = listenTo(database, 'outbox', wake);
  return {
    drain: wake,
    async stop() {
      clearInterval(timer);
      stopped = true;
      await running;
      await (await listener)?.();
    },
  };
}

/** Calls `wake` on every notification; answers undefined where the database has no LISTEN, and polling carries on alone. */
export async function listenTo(
  database: Database,
  channel: string,
  wake: () => unknown,
): Promise<(() => Promise<void>) | undefined> {
  try {
    const client = await database.pool.connect();
    client.on('notification', () => void wake());
    client.on('error', () => undefined);
    await client.query(`LISTEN ${client.escapeIdentifier(channel)}`);
    return async () => {
      client.release(true);
    };
  } catch {
    return undefined;
  }
}
