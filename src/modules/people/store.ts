import type { Db } from '../../platform/database/db.ts';
import { at, type Sql, sql } from '../../platform/database/sql.ts';
import type { Grant } from '../../platform/tx.ts';
import type { Me, Member, Profile } from './contract.ts';

/** A session that is not over by its token, with the tasks of its person. */
export function findSession(
  db: Db,
  token: string,
): Promise<{ person: string; expiresAt: number; grants: Grant[] } | undefined> {
  return db.find(sql`SELECT s."userId" AS person, s."expiresAt" AS expires_at, ${grantsOf(sql`s."userId"::uuid`)} AS grants
    FROM people."session" s WHERE s."token" = ${token} AND s."expiresAt" > now()`);
}

/** Account, profile, party, consents and tasks in one statement. */
export function findWholePerson(
  db: Db,
  person: string,
): Promise<
  { email: string; profile: Profile | null; members: Member[]; consents: Me['consents']; grants: Grant[] } | undefined
> {
  return db.find(sql`SELECT u.email,
      (SELECT jsonb_build_object('name', p.name, 'language', p.language, 'currency', p.currency, 'favouriteDisciplines', p.favourite_disciplines,
        'country', p.country, 'needs', p.needs) FROM people.profile p WHERE p.person = u.id::uuid) AS profile,
      (SELECT coalesce(jsonb_agg(jsonb_build_object('id', m.id, 'name', m.name, 'kind', m.kind) ORDER BY m.id), '[]')
        FROM people.member m WHERE m.person = u.id::uuid) AS members,
      (SELECT coalesce(jsonb_agg(jsonb_build_object('purpose', c.purpose, 'granted', c.granted, 'textVersion', c.text_version,
        'decidedAt', (date_part('epoch', c.decided_at) * 1000)::bigint) ORDER BY c.purpose), '[]')
        FROM people.consent c WHERE c.person = u.id::uuid) AS consents,
      ${grantsOf(sql`u.id::uuid`)} AS grants
    FROM people."user" u WHERE u.id = ${person}`);
}

const grantsOf = (
  person: Sql,
) => sql`(SELECT coalesce(jsonb_agg(jsonb_build_object('edition', t.edition, 'task', t.task)
  ORDER BY t.edition, t.task), '[]') FROM people.task t WHERE t.person = ${person})`;

export function findAccountByEmail(db: Db, email: string): Promise<{ id: string; email: string } | undefined> {
  return db.find(sql`SELECT id, email FROM people."user" WHERE email = ${email.toLowerCase()}`);
}

/** What people told of themselves that may be counted, never looked at one by one: for reports in aggregate. */
export interface Told {
  readonly person: string;
  readonly language: string;
  readonly isStepFree: boolean;
  readonly hasChildren: boolean;
  readonly hasCompanion: boolean;
}

export function listTold(db: Db, people: readonly string[]): Promise<Told[]> {
  return db.many<Told>(sql`SELECT p.person, p.language,
      coalesce((p.needs->>'stepFree')::boolean OR (p.needs->>'wheelchair')::boolean, false) AS is_step_free,
      EXISTS (SELECT 1 FROM people.member m WHERE m.person = p.person AND m.kind = 'child') AS has_children,
      EXISTS (SELECT 1 FROM people.member m WHERE m.person = p.person AND m.kind = 'companion') AS has_companion
    FROM people.profile p WHERE p.person = ANY(${people}::uuid[])`);
}

/** Somebody who agreed to a purpose, with what they told and serves it: no name and no address. */
export interface Consenting {
  readonly person: string;
  readonly country: string | null;
  readonly favouriteDisciplines: readonly string[];
  readonly isStepFree: boolean;
  readonly partySize: number;
  readonly hasChildren: boolean;
}

/** Everybody whose consent stands, in the order of their ids. */
export function listConsenting(db: Db, purpose: Me['consents'][number]['purpose']): Promise<Consenting[]> {
  return db.many<Consenting>(sql`SELECT c.person, p.country, coalesce(p.favourite_disciplines, '{}') AS favourite_disciplines,
      coalesce((p.needs->>'stepFree')::boolean OR (p.needs->>'wheelchair')::boolean, false) AS is_step_free,
      1 + coalesce(m.others, 0)::integer AS party_size, coalesce(m.children, 0) > 0 AS has_children
    FROM people.consent c
    LEFT JOIN people.profile p ON p.person = c.person
    LEFT JOIN (SELECT person, count(*) AS others, count(*) FILTER (WHERE kind = 'child') AS children
      FROM people.member GROUP BY person) m ON m.person = c.person
    WHERE c.purpose = ${purpose} AND c.granted ORDER BY c.person`);
}

/** Takes a consent back; answers whether it stood. */
export async function endConsent(
  db: Db,
  person: string,
  purpose: Me['consents'][number]['purpose'],
  now: number,
): Promise<boolean> {
  const ended = await db.run(sql`UPDATE people.consent SET granted = false, decided_at = ${at(now)}
    WHERE person = ${person} AND purpose = ${purpose} AND granted`);
  return ended > 0;
}

export async function upsertProfile(db: Db, person: string, profile: Profile): Promise<void> {
  const { name, language, currency, favouriteDisciplines, country = null, needs } = profile;
  await db.run(sql`INSERT INTO people.profile (person, name, language, currency, favourite_disciplines, country, needs)
    VALUES (${person}, ${name}, ${language}, ${currency}, ${favouriteDisciplines}, ${country}, ${JSON.stringify(needs)})
    ON CONFLICT (person) DO UPDATE SET name = excluded.name, language = excluded.language, currency = excluded.currency,
      favourite_disciplines = excluded.favourite_disciplines, country = excluded.country, needs = excluded.needs`);
}

export function listMembers(db: Db, person: string): Promise<Member[]> {
  return db.many<Member>(sql`SELECT id, name, kind FROM people.member WHERE person = ${person} ORDER BY id`);
}

/** Accounts with the names on their profiles, and who belongs to their parties; for many people at once. */
export function listAccountNames(
  db: Db,
  people: readonly string[],
): Promise<{ id: string; email: string; name: string | null }[]> {
  return db.many(sql`SELECT u.id, u.email, p.name FROM people."user" u LEFT JOIN people.profile p ON p.person = u.id::uuid
    WHERE u.id = ANY(${people}::text[])`);
}

export function listMembersOf(db: Db, people: readonly string[]): Promise<(Member & { person: string })[]> {
  return db.many(
    sql`SELECT person, id, name, kind FROM people.member WHERE person = ANY(${people}::uuid[]) ORDER BY person, id`,
  );
}

/** Locks the party of a person until the transaction ends, so that two changes at once keep its limit. */
export async function lockParty(db: Db, person: string): Promise<void> {
  await db.run(sql`SELECT 1 FROM people."user" WHERE id = ${person} FOR UPDATE`);
}

export async function upsertMember(db: Db, person: string, member: Member): Promise<void> {
  await db.run(sql`INSERT INTO people.member (person, id, name, kind)
    VALUES (${person}, ${member.id}, ${member.name}, ${member.kind})
    ON CONFLICT (person, id) DO UPDATE SET name = excluded.name, kind = excluded.kind`);
}

export function deleteMember(db: Db, person: string, member: string): Promise<number> {
  return db.run(sql`DELETE FROM people.member WHERE person = ${person} AND id = ${member}`);
}

export async function upsertConsent(db: Db, person: string, consent: Me['consents'][number]): Promise<void> {
  await db.run(sql`INSERT INTO people.consent (person, purpose, granted, text_version, decided_at)
    VALUES (${person}, ${consent.purpose}, ${consent.granted}, ${consent.textVersion}, ${at(consent.decidedAt)})
    ON CONFLICT (person, purpose) DO UPDATE SET granted = excluded.granted, text_version = excluded.text_version,
      decided_at = excluded.decided_at`);
}

export function listGrants(db: Db, person: string): Promise<Grant[]> {
  return db.many<Grant>(sql`SELECT edition, task FROM people.task WHERE person = ${person} ORDER BY edition, task`);
}

export async function insertGrant(db: Db, person: string, grant: Grant): Promise<void> {
  await db.run(sql`INSERT INTO people.task (edition, person, task) VALUES (${grant.edition}, ${person}, ${grant.task})
    ON CONFLICT DO NOTHING`);
}

export async function deleteGrant(db: Db, person: string, grant: Grant): Promise<void> {
  await db.run(
    sql`DELETE FROM people.task WHERE edition = ${grant.edition} AND person = ${person} AND task = ${grant.task}`,
  );
}

/** Makes an account without a sign-in, for staff named in the configuration and for simulations. */
export async function insertAccount(db: Db, account: { id: string; email: string; name: string }): Promise<string> {
  const row = await db.one<{ id: string }>(sql`
    INSERT INTO people."user" ("id", "name", "email", "emailVerified") VALUES (${account.id}, ${account.name}, ${account.email.toLowerCase()}, false)
    ON CONFLICT ("email") DO UPDATE SET "updatedAt" = now() RETURNING id`);
  return row.id;
}

/** Erases the account with its sessions and passkeys, the profile, the party, consents and tasks. */
export async function deletePerson(db: Db, person: string, email: string): Promise<void> {
  await db.run(sql`DELETE FROM people.member WHERE person = ${person}`);
  await db.run(sql`DELETE FROM people.consent WHERE person = ${person}`);
  await db.run(sql`DELETE FROM people.task WHERE person = ${person}`);
  await db.run(sql`DELETE FROM people.profile WHERE person = ${person}`);
  await db.run(sql`DELETE FROM people."verification" WHERE "identifier" LIKE '%' || ${email}`);
  await db.run(sql`DELETE FROM people."user" WHERE id = ${person}`);
}
