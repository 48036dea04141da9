import type { Db } from '../../platform/database/db.ts';
import { holdTable } from '../../platform/database/hold-table.ts';
import { at, sql } from '../../platform/database/sql.ts';
import type { HoldRecord, Take } from './hold.ts';
import type { Journey } from './shapes.ts';
import type { SupplyTables } from './supply/supply-rows.ts';

// Supply

export function findSupplyHash(
  db: Db,
  edition: string,
): Promise<{ hash: string; source: string | null; loadedAt: number } | undefined> {
  return db.find(sql`SELECT hash, source, loaded_at FROM journeys.supply WHERE edition = ${edition}`);
}

export async function getSupplyTables(db: Db, edition: string): Promise<SupplyTables> {
  return (await db.one<{ tables: SupplyTables }>(sql`SELECT tables FROM journeys.supply WHERE edition = ${edition}`))
    .tables;
}

export async function replaceSupply(
  db: Db,
  edition: string,
  { hash, tables, source, now }: { hash: string; tables: SupplyTables; source: string | null; now: number },
): Promise<void> {
  await db.run(sql`INSERT INTO journeys.supply (edition, hash, tables, source, loaded_at)
    VALUES (${edition}, ${hash}, ${JSON.stringify(tables)}::jsonb, ${source}, ${at(now)})
    ON CONFLICT (edition) DO UPDATE SET hash = excluded.hash, tables = excluded.tables, source = excluded.source,
      loaded_at = excluded.loaded_at`);
}

// Stock

export function listTaken(db: Db, edition: string): Promise<{ pool: string; taken: number }[]> {
  return db.many(sql`SELECT pool, taken FROM journeys.stock WHERE edition = ${edition} AND taken > 0`);
}

/** All rows, locked, for who loads another supply. */
export function lockStock(db: Db, edition: string): Promise<{ pool: string; taken: number }[]> {
  return db.many(sql`SELECT pool, taken FROM journeys.stock WHERE edition = ${edition} ORDER BY pool FOR UPDATE`);
}

export async function setCapacities(
  db: Db,
  edition: string,
  rows: readonly { pool: string; capacity: number }[],
): Promise<void> {
  await db.run(sql`UPDATE journeys.stock s SET capacity = r.capacity
    FROM jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) AS r(pool text, capacity integer)
    WHERE s.edition = ${edition} AND s.pool = r.pool`);
}

/**
 * Takes units of pools, rows locked in the order of their names. Answers the pools that had room; where that is not every one,
 * the transaction must not commit.
 */
export async function takeUnits(db: Db, edition: string, takes: readonly Take[]): Promise<string[]> {
  const rows = await db.many<{ pool: string }>(sql`INSERT INTO journeys.stock AS s (edition, pool, capacity, taken)
    SELECT ${edition}, pool, capacity, units FROM jsonb_to_recordset(${JSON.stringify(takes)}::jsonb)
      AS t(pool text, units integer, capacity integer) WHERE units <= capacity ORDER BY pool
    ON CONFLICT (edition, pool) DO UPDATE SET taken = s.taken + excluded.taken, capacity = excluded.capacity
      WHERE s.taken + excluded.taken <= excluded.capacity
    RETURNING pool`);
  return rows.map((row) => row.pool);
}

export async function giveUnits(db: Db, edition: string, takes: readonly Take[]): Promise<void> {
  await db.run(sql`WITH given AS (
      SELECT pool, sum(units)::integer AS units FROM jsonb_to_recordset(${JSON.stringify(takes)}::jsonb) AS t(pool text, units integer)
      GROUP BY pool),
    locked AS (
      SELECT s.pool FROM journeys.stock s JOIN given g ON g.pool = s.pool WHERE s.edition = ${edition} ORDER BY s.pool FOR UPDATE OF s)
    UPDATE journeys.stock s SET taken = s.taken - g.units FROM given g JOIN locked l ON l.pool = g.pool
    WHERE s.edition = ${edition} AND s.pool = g.pool`);
}

// Holds

const holdColumns = sql`edition, id, person, journey, parts, lines, takes, total_amount, currency, expires_at, order_id AS "order", state, first_day, last_day`;
export const { lockHold, lockHolds, lockHoldsOfOrder, keepHolds } = holdTable<HoldRecord>(
  sql`journeys.hold`,
  holdColumns,
);

/** Living holds that are in no order, soonest to expire first. */
export function listHoldsOf(db: Db, edition: string, person: string, now: number): Promise<HoldRecord[]> {
  return db.many<HoldRecord>(sql`SELECT ${holdColumns} FROM journeys.hold WHERE edition = ${edition} AND person = ${person}
    AND state = 'held' AND order_id IS NULL AND expires_at > ${at(now)} ORDER BY expires_at, id`);
}

export function listBookings(db: Db, edition: string, person: string): Promise<HoldRecord[]> {
  return db.many<HoldRecord>(sql`SELECT ${holdColumns} FROM journeys.hold WHERE edition = ${edition} AND person = ${person}
    AND state = 'claimed' ORDER BY first_day, id`);
}

export function lockExpiredHolds(db: Db, edition: string, now: number): Promise<HoldRecord[]> {
  return db.many<HoldRecord>(sql`SELECT ${holdColumns} FROM journeys.hold WHERE edition = ${edition} AND state = 'held'
    AND expires_at <= ${at(now)} ORDER BY id LIMIT 200 FOR UPDATE SKIP LOCKED`);
}

export async function insertHold(db: Db, hold: HoldRecord): Promise<void> {
  await db.run(sql`INSERT INTO journeys.hold (edition, id, person, journey, parts, lines, takes, total_amount, currency, expires_at,
      state, first_day, last_day)
    VALUES (${hold.edition}, ${hold.id}, ${hold.person}, ${hold.journey}, ${JSON.stringify(hold.parts)}::jsonb,
      ${JSON.stringify(hold.lines)}::jsonb, ${JSON.stringify(hold.takes)}::jsonb, ${hold.totalAmount}, ${hold.currency},
      ${at(hold.expiresAt)}, 'held', ${hold.firstDay}, ${hold.lastDay})`);
}

export async function setHoldState(
  db: Db,
  edition: string,
  ids: readonly string[],
  state: HoldRecord['state'],
  claimedAt: number | null = null,
): Promise<void> {
  await db.run(sql`UPDATE journeys.hold SET state = ${state},
      claimed_at = coalesce(${claimedAt === null ? null : at(claimedAt)}::timestamptz, claimed_at)
    WHERE edition = ${edition} AND id = ANY(${ids}::uuid[])`);
}

// Journeys that people keep

export interface JourneyRecord {
  readonly edition: string;
  readonly id: string;
  readonly person: string;
  readonly journey: Journey;
  readonly share: string | null;
  readonly firstDay: string;
  readonly lastDay: string;
  readonly savedAt: number;
}

const journeyColumns = sql`edition, id, person, journey, share, first_day, last_day, saved_at`;

export function findJourney(db: Db, edition: string, id: string): Promise<JourneyRecord | undefined> {
  return db.find<JourneyRecord>(
    sql`SELECT ${journeyColumns} FROM journeys.journey WHERE edition = ${edition} AND id = ${id}`,
  );
}

export function lockJourney(db: Db, edition: string, id: string): Promise<JourneyRecord | undefined> {
  return db.find<JourneyRecord>(
    sql`SELECT ${journeyColumns} FROM journeys.journey WHERE edition = ${edition} AND id = ${id} FOR UPDATE`,
  );
}

export function findShared(db: Db, edition: string, share: string): Promise<JourneyRecord | undefined> {
  return db.find<JourneyRecord>(
    sql`SELECT ${journeyColumns} FROM journeys.journey WHERE edition = ${edition} AND share = ${share}`,
  );
}

export function listJourneysOf(db: Db, edition: string, person: string): Promise<JourneyRecord[]> {
  return db.many<JourneyRecord>(sql`SELECT ${journeyColumns} FROM journeys.journey
    WHERE edition = ${edition} AND person = ${person} ORDER BY saved_at DESC, id`);
}

export async function upsertJourney(db: Db, record: Omit<JourneyRecord, 'share'>): Promise<void> {
  await db.run(sql`INSERT INTO journeys.journey (edition, id, person, journey, first_day, last_day, saved_at)
    VALUES (${record.edition}, ${record.id}, ${record.person}, ${JSON.stringify(record.journey)}::jsonb, ${record.firstDay},
      ${record.lastDay}, ${at(record.savedAt)})
    ON CONFLICT (edition, id) DO UPDATE SET journey = excluded.journey, first_day = excluded.first_day,
      last_day = excluded.last_day, saved_at = excluded.saved_at`);
}

export async function setShare(db: Db, edition: string, id: string, share: string): Promise<void> {
  await db.run(sql`UPDATE journeys.journey SET share = ${share} WHERE edition = ${edition} AND id = ${id}`);
}

export async function deleteJourney(db: Db, edition: string, id: string): Promise<void> {
  await db.run(sql`DELETE FROM journeys.journey WHERE edition = ${edition} AND id = ${id}`);
}

export interface VoteRecord {
  readonly journey: string;
  readonly voter: string;
  readonly name: string;
  readonly vote: 'yes' | 'maybe' | 'no';
  readonly note: string;
}

export function listVotes(db: Db, edition: string, journeys: readonly string[]): Promise<VoteRecord[]> {
  return db.many<VoteRecord>(sql`SELECT journey, voter, name, vote, note FROM journeys.vote
    WHERE edition = ${edition} AND journey = ANY(${journeys}::uuid[]) ORDER BY voted_at, voter`);
}

export async function upsertVote(db: Db, edition: string, vote: VoteRecord, now: number): Promise<void> {
  await db.run(sql`INSERT INTO journeys.vote (edition, journey, voter, name, vote, note, voted_at)
    VALUES (${edition}, ${vote.journey}, ${vote.voter}, ${vote.name}, ${vote.vote}, ${vote.note}, ${at(now)})
    ON CONFLICT (edition, journey, voter) DO UPDATE SET name = excluded.name, vote = excluded.vote, note = excluded.note`);
}

// Everything about one person

export async function listEverythingOf(db: Db, person: string): Promise<unknown> {
  const [kept, holds, campaigns] = [
    await db.many(
      sql`SELECT edition, id, journey, share, saved_at FROM journeys.journey WHERE person = ${person} ORDER BY saved_at`,
    ),
    await db.many(sql`SELECT edition, id, parts, lines, total_amount, currency, state, first_day, last_day
      FROM journeys.hold WHERE person = ${person} ORDER BY id`),
    await db.many(
      sql`SELECT edition, campaign, side, mailed_at, unsubscribed_at FROM journeys.recipient WHERE person = ${person} ORDER BY campaign`,
    ),
  ];
  return { journeys: kept, bookings: holds, campaigns };
}

export async function hasBookingAhead(db: Db, person: string, today: string): Promise<boolean> {
  const row = await db.one<{ ahead: boolean }>(sql`SELECT EXISTS (SELECT 1 FROM journeys.hold
    WHERE person = ${person} AND state = 'claimed' AND last_day >= ${today}) AS ahead`);
  return row.ahead;
}

/** Plans and campaigns go; bookings stay for the books, without the name. */
export async function eraseJourneysOf(db: Db, person: string): Promise<void> {
  await db.run(sql`DELETE FROM journeys.journey WHERE person = ${person}`);
  await db.run(sql`DELETE FROM journeys.recipient WHERE person = ${person}`);
  await db.run(sql`UPDATE journeys.hold SET person = NULL WHERE person = ${person}`);
}
