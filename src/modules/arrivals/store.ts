import type { Db } from '../../platform/database/db.ts';
import { at, sql } from '../../platform/database/sql.ts';
import type { Load, SlotRecord } from './slot.ts';

const slotColumns = sql`session, person, people, children, needs_step_free, home_gate, gate, from_at, until_at, state, closure, former_gate`;

/** One session's slots are given one transaction after the other, so that loads are seen. */
export async function lockSession(db: Db, edition: string, session: string): Promise<void> {
  await db.run(sql`SELECT pg_advisory_xact_lock(hashtextextended(${`arrivals ${edition} ${session}`}, 0))`);
}

export function findSlot(db: Db, edition: string, session: string, person: string): Promise<SlotRecord | undefined> {
  return db.find<SlotRecord>(sql`SELECT ${slotColumns} FROM arrivals.slot
    WHERE edition = ${edition} AND session = ${session} AND person = ${person}`);
}

export function listSlotsOf(db: Db, edition: string, person: string): Promise<SlotRecord[]> {
  return db.many<SlotRecord>(sql`SELECT ${slotColumns} FROM arrivals.slot
    WHERE edition = ${edition} AND person = ${person} ORDER BY from_at NULLS LAST, session`);
}

export function listSlots(db: Db, edition: string, session: string): Promise<SlotRecord[]> {
  return db.many<SlotRecord>(sql`SELECT ${slotColumns} FROM arrivals.slot
    WHERE edition = ${edition} AND session = ${session} ORDER BY person`);
}

/** Slots at a gate that are not over. */
export function listSlotsAt(
  db: Db,
  edition: string,
  gate: string,
  sessions: readonly string[],
  now: number,
): Promise<SlotRecord[]> {
  return db.many<SlotRecord>(sql`SELECT ${slotColumns} FROM arrivals.slot WHERE edition = ${edition}
    AND session = ANY(${sessions}) AND gate = ${gate} AND (until_at IS NULL OR until_at > ${at(now)}) ORDER BY session, person`);
}

export function listSlotsMovedBy(db: Db, edition: string, closure: string, from: number): Promise<SlotRecord[]> {
  return db.many<SlotRecord>(sql`SELECT ${slotColumns} FROM arrivals.slot WHERE edition = ${edition}
    AND closure = ${closure} AND (from_at IS NULL OR from_at >= ${at(from)}) ORDER BY session, person`);
}

/** People told, by session, gate and window, but one person's party. */
export function listLoads(
  db: Db,
  edition: string,
  sessions: readonly string[],
  without: readonly string[] = [],
): Promise<Load[]> {
  return db.many<Load>(sql`SELECT session, gate, from_at, sum(people) AS people FROM arrivals.slot
    WHERE edition = ${edition} AND session = ANY(${sessions}) AND from_at IS NOT NULL AND NOT (person = ANY(${without}::uuid[]))
    GROUP BY session, gate, from_at`);
}

export async function upsertSlots(db: Db, edition: string, slots: readonly SlotRecord[]): Promise<void> {
  const rows = slots.map((slot) => ({
    ...slot,
    fromAt: slot.fromAt === null ? null : at(slot.fromAt),
    untilAt: slot.untilAt === null ? null : at(slot.untilAt),
  }));
  await db.run(sql`INSERT INTO arrivals.slot (edition, session, person, people, children, needs_step_free, home_gate, gate,
      from_at, until_at, state, closure, former_gate)
    SELECT ${edition}, session, person, people, children, "needsStepFree", "homeGate", gate, "fromAt", "untilAt", state, closure, "formerGate"
    FROM jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) AS s(session text, person uuid, people integer, children integer,
      "needsStepFree" boolean, "homeGate" text, gate text, "fromAt" timestamptz, "untilAt" timestamptz, state text, closure uuid, "formerGate" text)
    ON CONFLICT (edition, session, person) DO UPDATE SET people = EXCLUDED.people, children = EXCLUDED.children,
      needs_step_free = EXCLUDED.needs_step_free, home_gate = EXCLUDED.home_gate, gate = EXCLUDED.gate, from_at = EXCLUDED.from_at,
      until_at = EXCLUDED.until_at, state = EXCLUDED.state, closure = EXCLUDED.closure, former_gate = EXCLUDED.former_gate`);
}

export async function deleteSlot(db: Db, edition: string, session: string, person: string): Promise<void> {
  await db.run(
    sql`DELETE FROM arrivals.slot WHERE edition = ${edition} AND session = ${session} AND person = ${person}`,
  );
}

export async function deleteSlotsOf(db: Db, person: string): Promise<void> {
  await db.run(sql`DELETE FROM arrivals.slot WHERE person = ${person}`);
}

export function listSlotsEverywhere(db: Db, person: string): Promise<(SlotRecord & { edition: string })[]> {
  return db.many(
    sql`SELECT edition, ${slotColumns} FROM arrivals.slot WHERE person = ${person} ORDER BY edition, from_at NULLS LAST, session`,
  );
}

export interface ClosureRecord {
  readonly id: string;
  readonly gate: string;
  readonly reason: string;
  readonly closedAt: number;
  readonly reopenedAt: number | null;
}

const closureColumns = sql`id, gate, reason, closed_at, reopened_at`;

export function listOpenClosures(db: Db, edition: string): Promise<ClosureRecord[]> {
  return db.many<ClosureRecord>(
    sql`SELECT ${closureColumns} FROM arrivals.closure WHERE edition = ${edition} AND reopened_at IS NULL ORDER BY closed_at, id`,
  );
}

export function findClosures(db: Db, edition: string, ids: readonly string[]): Promise<ClosureRecord[]> {
  return db.many<ClosureRecord>(
    sql`SELECT ${closureColumns} FROM arrivals.closure WHERE edition = ${edition} AND id = ANY(${ids}::uuid[])`,
  );
}

/** False: the gate is closed by another closure. */
export async function insertClosure(
  db: Db,
  edition: string,
  closure: Omit<ClosureRecord, 'reopenedAt'>,
  person: string | null,
): Promise<boolean> {
  const { id, gate, reason, closedAt } = closure;
  const rows = await db.run(sql`INSERT INTO arrivals.closure (edition, id, gate, reason, closed_at, closed_by)
    VALUES (${edition}, ${id}, ${gate}, ${reason}, ${at(closedAt)}, ${person}) ON CONFLICT DO NOTHING`);
  return rows === 1;
}

/** False: it is open already. */
export async function endClosure(db: Db, edition: string, id: string, gate: string, now: number): Promise<boolean> {
  const rows = await db.run(sql`UPDATE arrivals.closure SET reopened_at = ${at(now)}
    WHERE edition = ${edition} AND id = ${id} AND gate = ${gate} AND reopened_at IS NULL`);
  return rows === 1;
}
