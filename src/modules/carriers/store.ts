import type { Db } from '../../platform/database/db.ts';
import { at, sql } from '../../platform/database/sql.ts';

/** The number of a change that this transaction makes; the row stays locked until it commits. */
export async function nextChange(db: Db, edition: string): Promise<number> {
  const row = await db.one<{
    number: number;
  }>(sql`INSERT INTO carriers.change AS known (edition, number) VALUES (${edition}, 1)
    ON CONFLICT (edition) DO UPDATE SET number = known.number + 1 RETURNING number`);
  return row.number;
}

export async function lastChange(db: Db, edition: string): Promise<number> {
  const row = await db.find<{ number: number }>(sql`SELECT number FROM carriers.change WHERE edition = ${edition}`);
  return row?.number ?? 0;
}

export interface CardRecord {
  readonly id: string;
  readonly hash: Buffer;
  readonly number: string | null;
  readonly pass: string | null;
  readonly person: string | null;
  readonly linkedAt: number;
  readonly endedAt: number | null;
  readonly whyEnded: string | null;
  readonly change: number;
}

const cardColumns = sql`id, hash, number, pass, person, linked_at, ended_at, why_ended, change`;

export function findCard(db: Db, edition: string, id: string): Promise<CardRecord | undefined> {
  return db.find(sql`SELECT ${cardColumns} FROM carriers.card WHERE edition = ${edition} AND id = ${id}`);
}

export function findCardInUse(db: Db, edition: string, hash: Buffer): Promise<CardRecord | undefined> {
  return db.find(sql`SELECT ${cardColumns} FROM carriers.card
    WHERE edition = ${edition} AND hash = ${hash} AND ended_at IS NULL`);
}

export function listCardsOf(db: Db, edition: string, people: readonly string[]): Promise<CardRecord[]> {
  return db.many(sql`SELECT ${cardColumns} FROM carriers.card
    WHERE edition = ${edition} AND person = ANY(${people}::uuid[]) AND ended_at IS NULL ORDER BY linked_at, id`);
}

/** Bands in use by hash or by what is printed on them. */
export function listCardsNamed(
  db: Db,
  edition: string,
  hashes: readonly Buffer[],
  number: string,
): Promise<CardRecord[]> {
  return db.many(sql`SELECT ${cardColumns} FROM carriers.card
    WHERE edition = ${edition} AND ended_at IS NULL AND (hash = ANY(${hashes}::bytea[]) OR lower(number) = lower(${number}))
    ORDER BY linked_at LIMIT 20`);
}

export async function insertCard(
  db: Db,
  edition: string,
  card: { id: string; hash: Buffer; number: string | null; pass: string; person: string; by: string },
  change: number,
  now: number,
): Promise<void> {
  await db.run(sql`INSERT INTO carriers.card (edition, id, hash, number, pass, person, linked_at, linked_by, change)
    VALUES (${edition}, ${card.id}, ${card.hash}, ${card.number}, ${card.pass}, ${card.person}, ${at(now)}, ${card.by}, ${change})`);
}

export async function endCardRow(
  db: Db,
  edition: string,
  id: string,
  why: string,
  change: number,
  now: number,
): Promise<void> {
  await db.run(sql`UPDATE carriers.card SET ended_at = ${at(now)}, why_ended = ${why}, change = ${change}
    WHERE edition = ${edition} AND id = ${id} AND ended_at IS NULL`);
}

/** Marks what people carry as changed, so that gates which did not need it before hear of it. */
export async function touchCarriers(
  db: Db,
  edition: string,
  people: readonly string[],
  now: number,
  next: () => Promise<number>,
): Promise<string[]> {
  const some = await db.find(sql`SELECT 1 FROM carriers.card
      WHERE edition = ${edition} AND person = ANY(${people}::uuid[]) AND ended_at IS NULL
    UNION SELECT 1 FROM carriers.wallet WHERE edition = ${edition} AND person = ANY(${people}::uuid[]) LIMIT 1`);
  if (!some) return [];
  const change = await next();
  await db.run(sql`UPDATE carriers.card SET change = ${change}
    WHERE edition = ${edition} AND person = ANY(${people}::uuid[]) AND ended_at IS NULL`);
  const wallets = await db.many<{
    serial: string;
  }>(sql`UPDATE carriers.wallet SET change = ${change}, updated_at = ${at(now)}
    WHERE edition = ${edition} AND person = ANY(${people}::uuid[]) RETURNING serial`);
  return wallets.map((one) => one.serial);
}

export function findBlank(
  db: Db,
  edition: string,
  by: { hash: Buffer } | { number: string },
): Promise<{ hash: Buffer; number: string } | undefined> {
  return 'hash' in by
    ? db.find(sql`SELECT hash, number FROM carriers.blank WHERE edition = ${edition} AND hash = ${by.hash}`)
    : db.find(sql`SELECT hash, number FROM carriers.blank WHERE edition = ${edition} AND number = ${by.number}`);
}

/** Blanks among those given that are known, by hash or by number. */
export function listBlanks(
  db: Db,
  edition: string,
  hashes: readonly Buffer[],
  numbers: readonly string[],
): Promise<{ hash: Buffer; number: string }[]> {
  return db.many(sql`SELECT hash, number FROM carriers.blank
    WHERE edition = ${edition} AND (hash = ANY(${hashes}::bytea[]) OR number = ANY(${numbers}))`);
}

export function insertBlanks(
  db: Db,
  edition: string,
  box: string,
  blanks: readonly { hash: Buffer; number: string }[],
  now: number,
): Promise<number> {
  return db.run(sql`INSERT INTO carriers.blank (edition, hash, number, box, added_at)
    SELECT ${edition}, hash, number, ${box}, ${at(now)} FROM unnest(${blanks.map((one) => one.hash)}::bytea[], ${blanks.map((one) => one.number)}::text[]) AS b(hash, number)
    ON CONFLICT DO NOTHING`);
}

export interface WalletRecord {
  readonly pass: string;
  readonly person: string;
  readonly kind: 'apple' | 'google';
  readonly serial: string;
  readonly generation: number;
  readonly madeAt: number;
  readonly updatedAt: number;
  readonly endedAt: number | null;
  readonly change: number;
}

const walletColumns = sql`pass, person, kind, serial, generation, made_at, updated_at, ended_at, change`;

export function findWallet(db: Db, edition: string, pass: string, kind: string): Promise<WalletRecord | undefined> {
  return db.find(sql`SELECT ${walletColumns} FROM carriers.wallet
    WHERE edition = ${edition} AND pass = ${pass} AND kind = ${kind} FOR UPDATE`);
}

export function findWalletBySerial(db: Db, edition: string, serial: string): Promise<WalletRecord | undefined> {
  return db.find(sql`SELECT ${walletColumns} FROM carriers.wallet WHERE edition = ${edition} AND serial = ${serial}`);
}

export function listWalletsOf(db: Db, edition: string, person: string): Promise<WalletRecord[]> {
  return db.many(sql`SELECT ${walletColumns} FROM carriers.wallet
    WHERE edition = ${edition} AND person = ${person} AND ended_at IS NULL ORDER BY pass, kind`);
}

/** A wallet that was ended begins again with the next generation of its key. */
export async function upsertWallet(
  db: Db,
  edition: string,
  wallet: { pass: string; person: string; kind: string; serial: string },
  change: number,
  now: number,
): Promise<void> {
  await db.run(sql`INSERT INTO carriers.wallet AS known (edition, pass, person, kind, serial, generation, made_at, updated_at, change)
    VALUES (${edition}, ${wallet.pass}, ${wallet.person}, ${wallet.kind}, ${wallet.serial}, 1, ${at(now)}, ${at(now)}, ${change})
    ON CONFLICT (edition, pass, kind) DO UPDATE SET ended_at = NULL, person = excluded.person, updated_at = excluded.updated_at, change = excluded.change,
      generation = known.generation + CASE WHEN known.ended_at IS NULL THEN 0 ELSE 1 END`);
}

export function endWalletsOf(
  db: Db,
  edition: string,
  person: string,
  change: number,
  now: number,
): Promise<{ serial: string }[]> {
  return db.many(sql`UPDATE carriers.wallet SET ended_at = ${at(now)}, updated_at = ${at(now)}, change = ${change}
    WHERE edition = ${edition} AND person = ${person} AND ended_at IS NULL RETURNING serial`);
}

/** What changed after a number, both kinds together in the order of the changes; whole changes only. */
export function listChanges(
  db: Db,
  edition: string,
  after: number,
  limit: number,
): Promise<
  {
    change: number;
    hash: Buffer | null;
    pass: string | null;
    person: string | null;
    generation: number | null;
    isEnded: boolean;
  }[]
> {
  return db.many(sql`SELECT change, hash, pass, person, NULL::integer AS generation, ended_at IS NOT NULL AS is_ended
      FROM carriers.card WHERE edition = ${edition} AND change > ${after}
    UNION ALL SELECT change, NULL, pass, person, generation, ended_at IS NOT NULL
      FROM carriers.wallet WHERE edition = ${edition} AND kind = 'google' AND change > ${after}
    ORDER BY change FETCH FIRST ${limit} ROWS WITH TIES`);
}

export async function upsertRegistration(
  db: Db,
  edition: string,
  one: { device: string; serial: string; pushToken: string },
  now: number,
): Promise<boolean> {
  const row = await db.one<{
    isNew: boolean;
  }>(sql`INSERT INTO carriers.registration (edition, device, serial, push_token, registered_at)
    VALUES (${edition}, ${one.device}, ${one.serial}, ${one.pushToken}, ${at(now)})
    ON CONFLICT (edition, device, serial) DO UPDATE SET push_token = excluded.push_token RETURNING xmax = 0 AS is_new`);
  return row.isNew;
}

export function deleteRegistration(db: Db, edition: string, device: string, serial: string): Promise<number> {
  return db.run(sql`DELETE FROM carriers.registration
    WHERE edition = ${edition} AND device = ${device} AND serial = ${serial}`);
}

/** Wallets of a device that changed after an instant (in ms). */
export function listUpdated(
  db: Db,
  edition: string,
  device: string,
  after: number,
): Promise<{ serial: string; updatedAt: number }[]> {
  return db.many(sql`SELECT w.serial, w.updated_at FROM carriers.registration r
    JOIN carriers.wallet w ON w.edition = r.edition AND w.serial = r.serial
    WHERE r.edition = ${edition} AND r.device = ${device} AND w.updated_at > ${at(after)} ORDER BY w.updated_at`);
}

export function listPushTokens(db: Db, edition: string, serials: readonly string[]): Promise<{ pushToken: string }[]> {
  return db.many(sql`SELECT DISTINCT push_token FROM carriers.registration
    WHERE edition = ${edition} AND serial = ANY(${serials}::uuid[])`);
}

export async function deletePushToken(db: Db, edition: string, pushToken: string): Promise<void> {
  await db.run(sql`DELETE FROM carriers.registration WHERE edition = ${edition} AND push_token = ${pushToken}`);
}

export async function replaceNames(
  db: Db,
  edition: string,
  person: string,
  names: readonly { pass: string; word: string }[],
): Promise<void> {
  await db.run(sql`DELETE FROM carriers.name WHERE edition = ${edition} AND person = ${person}`);
  if (names.length === 0) return;
  await db.run(sql`INSERT INTO carriers.name (edition, word, pass, person)
    SELECT ${edition}, word, pass, ${person} FROM unnest(${names.map((one) => one.word)}::text[], ${names.map((one) => one.pass)}::text[]) AS n(word, pass)
    ON CONFLICT DO NOTHING`);
}

/** People one of whose party has, for every word, a word that begins with it; `most` at most. */
export function listPeopleNamed(
  db: Db,
  edition: string,
  words: readonly string[],
  most: number,
): Promise<{ person: string }[]> {
  return db.many(sql`SELECT person FROM (
      SELECT n.person, n.pass, count(DISTINCT w.ordinal) AS fits FROM unnest(${words}::text[]) WITH ORDINALITY AS w(word, ordinal)
      JOIN carriers.name n ON n.edition = ${edition} AND n.word >= w.word AND n.word < w.word || ${'\uffff'}
      GROUP BY n.person, n.pass) named
    WHERE fits = ${words.length} GROUP BY person ORDER BY person LIMIT ${most}`);
}

/** Cards, wallets and names of a person, everywhere. */
export async function listKeptOf(db: Db, person: string) {
  return {
    cards: await db.many(sql`SELECT edition, pass, number, linked_at, ended_at, why_ended FROM carriers.card
      WHERE person = ${person} ORDER BY linked_at`),
    wallets: await db.many(sql`SELECT edition, pass, kind, made_at, ended_at FROM carriers.wallet
      WHERE person = ${person} ORDER BY made_at`),
  };
}

export function listEditionsOf(db: Db, person: string): Promise<{ edition: string }[]> {
  return db.many(sql`SELECT edition FROM carriers.card WHERE person = ${person}
    UNION SELECT edition FROM carriers.wallet WHERE person = ${person} ORDER BY edition`);
}

/** Bands end for the gates and name nobody; wallets, the phones that asked for them, and names go. */
export async function forgetPerson(
  db: Db,
  edition: string,
  person: string,
  change: number,
  now: number,
): Promise<void> {
  await db.run(sql`UPDATE carriers.card SET pass = NULL, person = NULL, change = ${change},
      ended_at = coalesce(ended_at, ${at(now)}), why_ended = coalesce(why_ended, 'returned')
    WHERE edition = ${edition} AND person = ${person}`);
  await db.run(sql`DELETE FROM carriers.registration r USING carriers.wallet w
    WHERE r.edition = ${edition} AND w.edition = r.edition AND w.serial = r.serial AND w.person = ${person}`);
  await db.run(sql`DELETE FROM carriers.wallet WHERE edition = ${edition} AND person = ${person}`);
}

export async function deleteNames(db: Db, person: string): Promise<void> {
  await db.run(sql`DELETE FROM carriers.name WHERE person = ${person}`);
}
