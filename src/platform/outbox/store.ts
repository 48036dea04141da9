import type { Db } from '../database/db.ts';
import { sql } from '../database/sql.ts';
import { newId } from '../new-id.ts';

/** An event as it waits in the outbox. */
export interface WaitingEvent {
  readonly edition: string;
  readonly id: string;
  readonly name: string;
  readonly subject: string;
  readonly facts: unknown;
  readonly attempts: number;
}

/** Adds an event and wakes the dispatchers when the transaction commits. */
export async function insertEvent(
  db: Db,
  event: { name: string; edition: string; subject: string; facts: unknown },
): Promise<void> {
  await db.run(sql`
    WITH added AS (
      INSERT INTO platform.outbox (edition, id, name, subject, facts)
      VALUES (${event.edition}, ${newId()}, ${event.name}, ${event.subject}, ${JSON.stringify(event.facts)})
      RETURNING id)
    SELECT pg_notify('outbox', '') FROM added`);
}

/** Takes due events, the earliest of each subject only, and keeps them locked until the transaction ends. */
export function lockDueEvents(db: Db, limit: number): Promise<WaitingEvent[]> {
  return db.many<WaitingEvent>(sql`
    SELECT o.edition, o.id, o.name, o.subject, o.facts, o.attempts FROM platform.outbox o
    WHERE o.due_at <= now() AND o.attempts < 12 AND NOT EXISTS (
      SELECT 1 FROM platform.outbox p WHERE p.edition = o.edition AND p.subject = o.subject AND p.id < o.id)
    ORDER BY o.due_at, o.id LIMIT ${limit} FOR UPDATE SKIP LOCKED`);
}

export async function deleteEvents(db: Db, events: readonly WaitingEvent[]): Promise<void> {
  await db.run(sql`DELETE FROM platform.outbox o USING unnest(${events.map((one) => one.edition)}::text[],
    ${events.map((one) => one.id)}::uuid[]) AS d(edition, id) WHERE o.edition = d.edition AND o.id = d.id`);
}

/** Tries again later: 1 s, 2 s, 4 s … up to about half an hour. */
export async function postponeEvent(db: Db, event: WaitingEvent, reason: string): Promise<void> {
  const wait = Math.min(2 ** event.attempts, 1800);
  await db.run(sql`
    UPDATE platform.outbox SET attempts = attempts + 1, last_error = ${reason.slice(0, 2000)},
      due_at = now() + make_interval(secs => ${wait}) WHERE edition = ${event.edition} AND id = ${event.id}`);
}

/** True the first time a reaction sees an event; the mark commits with the reaction's own effects. */
export async function markReaction(db: Db, event: WaitingEvent, reaction: string): Promise<boolean> {
  const added = await db.run(sql`
    INSERT INTO platform.reaction_done (edition, event, reaction)
    VALUES (${event.edition}, ${event.id}, ${reaction}) ON CONFLICT DO NOTHING`);
  return added === 1;
}

/** Forgets marks of reactions whose event was delivered whole: without the event nothing asks for them. */
export async function sweepReactions(db: Db): Promise<void> {
  await db.run(sql`DELETE FROM platform.reaction_done d
    WHERE NOT EXISTS (SELECT 1 FROM platform.outbox o WHERE o.edition = d.edition AND o.id = d.event)`);
}

/** Events that gave up, for `doctor`. */
export function listStuckEvents(db: Db): Promise<(WaitingEvent & { lastError: string | null })[]> {
  return db.many(
    sql`SELECT edition, id, name, subject, facts, attempts, last_error FROM platform.outbox WHERE attempts >= 12`,
  );
}
