import type { Db } from '../../platform/database/db.ts';
import { holdTable } from '../../platform/database/hold-table.ts';
import { at, sql } from '../../platform/database/sql.ts';
import type { HoldRecord } from './hold.ts';
import { statusAt } from './status-order.ts';
import type { TicketRecord } from './ticket.ts';

export interface StockRecord {
  readonly category: string;
  readonly capacity: number;
  readonly taken: number;
  readonly bits: Uint8Array | null;
}

/** Locks the sale of some categories of a session, in the order of their names, making rows that are not there yet. */
export async function lockStock(
  db: Db,
  edition: string,
  session: string,
  capacities: readonly { category: string; capacity: number }[],
): Promise<StockRecord[]> {
  const categories = capacities.map((one) => one.category);
  const select = () =>
    db.many<StockRecord>(sql`SELECT category, capacity, taken, bits FROM tickets.stock
      WHERE edition = ${edition} AND session = ${session} AND category = ANY(${categories}) ORDER BY category FOR UPDATE`);
  const known = await select();
  if (known.length === categories.length) return known;
  await db.run(sql`INSERT INTO tickets.stock (edition, session, category, capacity)
    SELECT ${edition}, ${session}, category, capacity FROM unnest(${categories}::text[], ${capacities.map((one) => one.capacity)}::integer[])
      AS c(category, capacity) ORDER BY category ON CONFLICT DO NOTHING`);
  return await select();
}

export function listStock(db: Db, edition: string, session: string): Promise<StockRecord[]> {
  return db.many<StockRecord>(sql`SELECT category, capacity, taken, bits FROM tickets.stock
    WHERE edition = ${edition} AND session = ${session} ORDER BY category`);
}

/** Taken places per session, for the whole programme. */
export function listTakenCounts(db: Db, edition: string): Promise<{ session: string; taken: number }[]> {
  return db.many(
    sql`SELECT session, sum(taken) AS taken FROM tickets.stock WHERE edition = ${edition} GROUP BY session`,
  );
}

export async function updateStock(db: Db, edition: string, session: string, stock: StockRecord): Promise<void> {
  await db.run(sql`UPDATE tickets.stock SET taken = ${stock.taken}, bits = ${stock.bits}
    WHERE edition = ${edition} AND session = ${session} AND category = ${stock.category}`);
}

const holdColumns = sql`edition, id, session, category, person, wish, places, together, price_amount, currency, expires_at, order_id AS "order", state, part_of`;
export const { lockHold, lockHolds, lockHoldsOfOrder, keepHolds } = holdTable<HoldRecord>(
  sql`tickets.hold`,
  holdColumns,
  sql`session, category, id`,
);

/** Living holds of a person that are in no order, soonest to expire first. */
export function listHoldsOf(db: Db, edition: string, person: string, now: number): Promise<HoldRecord[]> {
  return db.many<HoldRecord>(sql`SELECT ${holdColumns} FROM tickets.hold WHERE edition = ${edition} AND person = ${person}
    AND state = 'held' AND order_id IS NULL AND part_of IS NULL AND expires_at > ${at(now)} ORDER BY expires_at, id`);
}

/** Expired holds of one session, or of the whole edition, locked; at most 500. */
export function lockExpiredHolds(db: Db, edition: string, session: string | null, now: number): Promise<HoldRecord[]> {
  return db.many<HoldRecord>(sql`SELECT ${holdColumns} FROM tickets.hold WHERE edition = ${edition} AND state = 'held'
    AND expires_at <= ${at(now)} AND (${session}::text IS NULL OR session = ${session})
    ORDER BY session, category, id LIMIT 500 FOR UPDATE SKIP LOCKED`);
}

/** Adds holds with their places and moves the counts on, all in one statement. */
export async function insertHolds(
  db: Db,
  holds: readonly HoldRecord[],
  session: string,
  stock: readonly StockRecord[],
): Promise<void> {
  const [first] = holds;
  if (!first) return;
  const rows = holds.map((hold) => ({
    id: hold.id,
    category: hold.category,
    person: hold.person,
    wish: hold.wish,
    places: `{${hold.places.join(',')}}`,
    together: hold.together,
    price_amount: hold.priceAmount,
    currency: hold.currency,
    expires_at: at(hold.expiresAt),
    part_of: hold.partOf,
  }));
  const counts = stock.map(({ category, taken, bits }) => ({
    category,
    taken,
    bits: Buffer.from(bits ?? []).toString('hex'),
  }));
  await db.run(sql`WITH made AS (
      INSERT INTO tickets.hold (edition, id, session, category, person, wish, places, together, price_amount, currency, expires_at, state, part_of)
      SELECT ${first.edition}, id, ${session}, category, person, wish, places::integer[], together, price_amount, currency, expires_at, 'held', part_of
      FROM jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) AS h(id uuid, category text, person uuid,
        wish text, places text, together text, price_amount bigint, currency text, expires_at timestamptz, part_of uuid)
      RETURNING edition, session, id, places),
    counted AS (
      UPDATE tickets.stock s SET taken = c.taken, bits = decode(c.bits, 'hex')
      FROM jsonb_to_recordset(${JSON.stringify(counts)}::jsonb) AS c(category text, taken integer, bits text)
      WHERE s.edition = ${first.edition} AND s.session = ${session} AND s.category = c.category)
    INSERT INTO tickets.taken_place (edition, session, place, hold) SELECT edition, session, unnest(places), id FROM made`);
}

export async function setHoldState(
  db: Db,
  edition: string,
  ids: readonly string[],
  state: HoldRecord['state'],
): Promise<void> {
  await db.run(sql`UPDATE tickets.hold SET state = ${state} WHERE edition = ${edition} AND id = ANY(${ids}::uuid[])`);
}

export async function deleteTakenPlaces(
  db: Db,
  edition: string,
  session: string,
  places: readonly number[],
): Promise<void> {
  await db.run(
    sql`DELETE FROM tickets.taken_place WHERE edition = ${edition} AND session = ${session} AND place = ANY(${places}::integer[])`,
  );
}

/** Seats that a person holds or owns: at one session, and in the whole edition. */
export interface SeatCount {
  readonly person: string;
  readonly atSession: number;
  readonly inEdition: number;
}

/** What a group of wishes needs to know, in one round trip: holds made under their ids before, and the seats of their people. */
export async function readForWishes(
  db: Db,
  {
    edition,
    session,
    ids,
    people,
    now,
  }: { edition: string; session: string; ids: readonly string[]; people: readonly string[]; now: number },
): Promise<{ earlier: HoldRecord[]; owned: SeatCount[] }> {
  // Expiry and state are asked in words that the index by expiry does not know: without statistics the planner would take it.
  const rows = await db.many<{ kind: 'hold' | 'count'; facts: never }>(sql`
    SELECT 'hold' AS kind, jsonb_build_object('edition', edition, 'id', id, 'session', session, 'category', category, 'person', person,
        'wish', wish, 'places', places, 'together', together, 'priceAmount', price_amount, 'currency', currency,
        'expiresAt', round(extract(epoch FROM expires_at) * 1000), 'order', order_id, 'state', state, 'partOf', part_of) AS facts
      FROM tickets.hold WHERE edition = ${edition} AND id = ANY(${ids}::uuid[])
    UNION ALL
    SELECT 'count', jsonb_build_object('person', person,
        'atSession', coalesce(sum(seats) FILTER (WHERE session = ${session} AND ends_at > ${at(now)}), 0),
        'inEdition', coalesce(sum(seats) FILTER (WHERE ends_at > ${at(now)}), 0)) FROM (
      SELECT person, session, cardinality(places) AS seats, expires_at AS ends_at FROM tickets.hold
      WHERE edition = ${edition} AND person = ANY(${people}::uuid[]) AND state NOT IN ('released', 'claimed')
      UNION ALL
      SELECT person, session, 1, 'infinity' FROM tickets.ticket WHERE edition = ${edition} AND person = ANY(${people}::uuid[]) AND state = 'valid'
    ) owned GROUP BY person`);
  return {
    earlier: rows.flatMap((row) => (row.kind === 'hold' ? row.facts : [])),
    owned: rows.flatMap((row) => (row.kind === 'count' ? row.facts : [])),
  };
}

/** Takes `count` numbers of a session's status list, in an order that nobody can guess. */
export async function takeStatuses(db: Db, edition: string, session: string, count: number): Promise<number[]> {
  const row = await db.one<{
    first: number;
    seed: string;
  }>(sql`INSERT INTO tickets.session_counter (edition, session, next_status)
    VALUES (${edition}, ${session}, ${count}) ON CONFLICT (edition, session)
    DO UPDATE SET next_status = tickets.session_counter.next_status + ${count} RETURNING next_status - ${count} AS first, seed`);
  return Array.from({ length: count }, (_, index) => statusAt(row.seed, row.first + index));
}

const ticketColumns = sql`edition, id, session, category, place, person, member, price_amount, currency, order_id AS "order", status, state, offered_to`;

export async function insertTickets(db: Db, tickets: readonly TicketRecord[], now: number): Promise<void> {
  const rows = tickets.map((ticket) => ({ ...ticket, price_amount: ticket.priceAmount, order_id: ticket.order }));
  await db.run(sql`INSERT INTO tickets.ticket (edition, id, session, category, place, person, member, price_amount, currency, order_id, status, state, issued_at, changed_at)
    SELECT edition, id, session, category, place, person, member, price_amount, currency, order_id, status, 'valid', ${at(now)}, ${at(now)}
    FROM jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) AS t(edition text, id uuid, session text, category text, place integer, person uuid,
      member uuid, price_amount bigint, currency text, order_id uuid, status integer)`);
}

export function lockTicket(db: Db, edition: string, id: string): Promise<TicketRecord | undefined> {
  return db.find<TicketRecord>(
    sql`SELECT ${ticketColumns} FROM tickets.ticket WHERE edition = ${edition} AND id = ${id} FOR UPDATE`,
  );
}

export function lockTicketsOfOrder(
  db: Db,
  edition: string,
  order: string,
  ids: readonly string[],
): Promise<TicketRecord[]> {
  return db.many<TicketRecord>(sql`SELECT ${ticketColumns} FROM tickets.ticket
    WHERE edition = ${edition} AND order_id = ${order} AND id = ANY(${ids}::uuid[]) ORDER BY session, category, id FOR UPDATE`);
}

/** Tickets that a person owns, cancelled and given ones too, by session and place. */
export function listTicketsOf(db: Db, edition: string, person: string): Promise<TicketRecord[]> {
  return db.many<TicketRecord>(sql`SELECT ${ticketColumns} FROM tickets.ticket
    WHERE edition = ${edition} AND person = ${person} ORDER BY session, place, issued_at`);
}

export function listTicketsEverywhere(db: Db, person: string): Promise<TicketRecord[]> {
  return db.many<TicketRecord>(
    sql`SELECT ${ticketColumns} FROM tickets.ticket WHERE person = ${person} ORDER BY edition, session, place`,
  );
}

export function listTicketsOfferedTo(db: Db, edition: string, email: string): Promise<TicketRecord[]> {
  return db.many<TicketRecord>(sql`SELECT ${ticketColumns} FROM tickets.ticket
    WHERE edition = ${edition} AND offered_to = ${email} AND state = 'valid' ORDER BY session, place`);
}

/** All valid tickets of a session, by place. */
export function listValidTickets(db: Db, edition: string, sessions: readonly string[]): Promise<TicketRecord[]> {
  return db.many<TicketRecord>(sql`SELECT ${ticketColumns} FROM tickets.ticket
    WHERE edition = ${edition} AND session = ANY(${sessions}) AND state = 'valid' ORDER BY session, place`);
}

/** Numbers in a session's status list whose ticket is no longer valid, and why. */
export function listEndedStatuses(
  db: Db,
  edition: string,
  sessions: readonly string[],
): Promise<{ session: string; status: number; state: TicketRecord['state'] }[]> {
  return db.many(sql`SELECT session, status, state FROM tickets.ticket
    WHERE edition = ${edition} AND session = ANY(${sessions}) AND state <> 'valid' ORDER BY session, status`);
}

/** Places of sessions whose ticket changed hands, and how often. */
export function listTransfers(
  db: Db,
  edition: string,
  sessions: readonly string[],
): Promise<{ session: string; place: number; transfers: number }[]> {
  return db.many(sql`SELECT session, place, count(*) AS transfers FROM tickets.ticket
    WHERE edition = ${edition} AND session = ANY(${sessions}) AND state = 'transferred' GROUP BY session, place ORDER BY session, place`);
}

export async function setMember(db: Db, ticket: TicketRecord, member: string | null, now: number): Promise<void> {
  await db.run(sql`UPDATE tickets.ticket SET member = ${member}, changed_at = ${at(now)}
    WHERE edition = ${ticket.edition} AND id = ${ticket.id}`);
}

export async function setOffer(db: Db, ticket: TicketRecord, email: string | null, now: number): Promise<void> {
  await db.run(sql`UPDATE tickets.ticket SET offered_to = ${email}, changed_at = ${at(now)}
    WHERE edition = ${ticket.edition} AND id = ${ticket.id}`);
}

export async function endTickets(
  db: Db,
  edition: string,
  ids: readonly string[],
  state: 'cancelled' | 'transferred',
  now: number,
): Promise<void> {
  await db.run(sql`UPDATE tickets.ticket SET state = ${state}, offered_to = NULL, changed_at = ${at(now)}
    WHERE edition = ${edition} AND id = ANY(${ids}::uuid[])`);
}

/** Who of a party sits where at a session, so that nobody sits twice. */
export function findTicketOfMember(
  db: Db,
  edition: string,
  session: string,
  member: string,
): Promise<TicketRecord | undefined> {
  return db.find<TicketRecord>(sql`SELECT ${ticketColumns} FROM tickets.ticket
    WHERE edition = ${edition} AND session = ${session} AND member = ${member} AND state = 'valid'`);
}

/** Takes somebody who left a party off the tickets of its owner; answers the sessions. */
export function clearMembers(
  db: Db,
  person: string,
  party: readonly string[],
): Promise<{ edition: string; session: string }[]> {
  return db.many(sql`UPDATE tickets.ticket SET member = NULL WHERE person = ${person} AND state = 'valid'
    AND member IS NOT NULL AND NOT (member = ANY(${party}::uuid[])) RETURNING edition, session`);
}

export async function forgetOwner(db: Db, person: string, email: string | null): Promise<void> {
  await db.run(sql`UPDATE tickets.ticket SET person = NULL, member = NULL WHERE person = ${person}`);
  await db.run(sql`UPDATE tickets.ticket SET offered_to = NULL WHERE offered_to = ${email}`);
  await db.run(sql`DELETE FROM tickets.hold WHERE person = ${person} AND state <> 'held'`);
}

/** Seats that belong to one whole, in the order in which sessions are locked. */
export function lockParts(db: Db, edition: string, whole: string): Promise<HoldRecord[]> {
  return db.many<HoldRecord>(sql`SELECT ${holdColumns} FROM tickets.hold
    WHERE edition = ${edition} AND part_of = ${whole} ORDER BY session, category, id FOR UPDATE`);
}

/** Ids of the valid tickets of an order that came out of the seats of one whole. */
export async function listTicketIdsOfParts(db: Db, edition: string, order: string, whole: string): Promise<string[]> {
  const rows = await db.many<{ id: string }>(sql`SELECT t.id FROM tickets.ticket t
    JOIN tickets.hold h ON h.edition = t.edition AND h.session = t.session AND h.part_of = ${whole} AND t.place = ANY(h.places)
    WHERE t.edition = ${edition} AND t.order_id = ${order} AND t.state = 'valid' ORDER BY t.id`);
  return rows.map((row) => row.id);
}

/** How many of these tickets came out of a whole, as a package. */
export async function countTicketsOfWholes(db: Db, edition: string, ids: readonly string[]): Promise<number> {
  const row = await db.one<{ count: number }>(sql`SELECT count(*) AS count FROM tickets.ticket t
    WHERE t.edition = ${edition} AND t.id = ANY(${ids}::uuid[]) AND EXISTS (SELECT 1 FROM tickets.hold h
      WHERE h.edition = t.edition AND h.order_id = t.order_id AND h.session = t.session AND h.part_of IS NOT NULL AND t.place = ANY(h.places))`);
  return row.count;
}

/** Valid tickets of an order that are part of no whole, also those that were given on. */
export async function listSingleTickets(db: Db, edition: string, order: string): Promise<string[]> {
  const rows = await db.many<{ id: string }>(sql`SELECT t.id FROM tickets.ticket t
    WHERE t.edition = ${edition} AND t.order_id = ${order} AND t.state = 'valid' AND NOT EXISTS (SELECT 1 FROM tickets.hold h
      WHERE h.edition = t.edition AND h.order_id = t.order_id AND h.session = t.session AND h.part_of IS NOT NULL AND t.place = ANY(h.places))
    ORDER BY t.id`);
  return rows.map((row) => row.id);
}

/** Places taken per session and category, of all that were ever sold or held. */
export function listTakenByCategory(
  db: Db,
  edition: string,
): Promise<{ session: string; category: string; taken: number }[]> {
  return db.many(sql`SELECT session, category, taken FROM tickets.stock WHERE edition = ${edition} AND taken > 0`);
}

/** Valid tickets per session. */
export function countSold(db: Db, edition: string): Promise<{ session: string; sold: number }[]> {
  return db.many(
    sql`SELECT session, count(*) AS sold FROM tickets.ticket WHERE edition = ${edition} AND state = 'valid' GROUP BY session`,
  );
}

/** Stock rows whose count is not the number of places taken there; 0 unless something is badly wrong. */
export async function countStockFaults(db: Db, edition: string): Promise<number> {
  const row = await db.one<{
    faults: number;
  }>(sql`SELECT count(*) AS faults FROM tickets.stock s WHERE s.edition = ${edition} AND s.taken <> (
      SELECT coalesce(sum(cardinality(h.places)), 0) FROM tickets.hold h
      WHERE h.edition = s.edition AND h.session = s.session AND h.category = s.category AND h.state = 'held')
    + (SELECT count(*) FROM tickets.ticket t
      WHERE t.edition = s.edition AND t.session = s.session AND t.category = s.category AND t.state = 'valid')`);
  return row.faults;
}
