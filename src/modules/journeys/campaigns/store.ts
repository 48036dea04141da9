import type { Db } from '../../../platform/database/db.ts';
import { at, sql } from '../../../platform/database/sql.ts';
import type { CampaignWish } from '../contract.ts';

/** Two campaigns of an edition are drawn one after the other: nobody is in both within a week. */
export async function lockCampaigns(db: Db, edition: string): Promise<void> {
  await db.run(sql`SELECT 1 FROM journeys.supply WHERE edition = ${edition} FOR UPDATE`);
}

export interface CampaignRecord {
  readonly edition: string;
  readonly id: string;
  readonly wish: CampaignWish;
  readonly state: 'draft' | 'sent';
  readonly madeBy: string | null;
  readonly madeAt: number;
  readonly sentAt: number | null;
}

const campaignColumns = sql`edition, id, wish, state, made_by, made_at, sent_at`;

export function findCampaign(db: Db, edition: string, id: string): Promise<CampaignRecord | undefined> {
  return db.find<CampaignRecord>(
    sql`SELECT ${campaignColumns} FROM journeys.campaign WHERE edition = ${edition} AND id = ${id}`,
  );
}

export async function insertCampaign(db: Db, campaign: CampaignRecord): Promise<void> {
  const { edition, id, wish, state, madeBy, madeAt, sentAt } = campaign;
  await db.run(sql`INSERT INTO journeys.campaign (edition, id, wish, state, made_by, made_at, sent_at)
    VALUES (${edition}, ${id}, ${JSON.stringify(wish)}::jsonb, ${state}, ${madeBy}, ${at(madeAt)},
      ${sentAt === null ? null : at(sentAt)})`);
}

/** A campaign with what came of it; nothing of this is shown before small counts are hidden. */
export interface CampaignCounts extends CampaignRecord {
  readonly asked: number;
  readonly control: number;
  readonly unsubscribed: number;
  readonly boughtAsked: number;
  readonly boughtControl: number;
  /** Of those asked, in the minor unit of the currency told. */
  readonly revenue: number;
}

/** Newest first. Who bought a journey since it was sent, on either side, counts once; what was given back does not. */
export function listCampaignCounts(db: Db, edition: string, currency: string): Promise<CampaignCounts[]> {
  return db.many<CampaignCounts>(sql`SELECT ${campaignColumns},
      coalesce(r.asked, 0)::integer AS asked, coalesce(r.control, 0)::integer AS control,
      coalesce(r.unsubscribed, 0)::integer AS unsubscribed, coalesce(r.bought_asked, 0)::integer AS bought_asked,
      coalesce(r.bought_control, 0)::integer AS bought_control, coalesce(r.revenue, 0)::bigint AS revenue
    FROM journeys.campaign c LEFT JOIN LATERAL (
      SELECT count(*) FILTER (WHERE side = 'asked') AS asked, count(*) FILTER (WHERE side = 'control') AS control,
        count(unsubscribed_at) AS unsubscribed,
        count(b.amount) FILTER (WHERE side = 'asked') AS bought_asked,
        count(b.amount) FILTER (WHERE side = 'control') AS bought_control,
        sum(b.amount) FILTER (WHERE side = 'asked') AS revenue
      FROM journeys.recipient p LEFT JOIN (
        SELECT person, sum(total_amount) FILTER (WHERE currency = ${currency}) AS amount FROM journeys.hold h
        WHERE h.edition = c.edition AND h.state = 'claimed' AND h.claimed_at >= c.sent_at GROUP BY person
      ) b ON b.person = p.person
      WHERE p.edition = c.edition AND p.campaign = c.id
    ) r ON true
    WHERE c.edition = ${edition} ORDER BY made_at DESC, id DESC LIMIT 200`);
}

export interface RecipientRecord {
  readonly edition: string;
  readonly campaign: string;
  readonly person: string;
  readonly side: 'asked' | 'control';
  readonly token: string | null;
  readonly mailedAt: number | null;
  readonly unsubscribedAt: number | null;
}

const recipientColumns = sql`edition, campaign, person, side, token, mailed_at, unsubscribed_at`;

export async function insertRecipients(
  db: Db,
  edition: string,
  campaign: string,
  rows: readonly Pick<RecipientRecord, 'person' | 'side' | 'token'>[],
): Promise<void> {
  await db.run(sql`INSERT INTO journeys.recipient (edition, campaign, person, side, token)
    SELECT ${edition}, ${campaign}, person, side, token
    FROM jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) AS r(person uuid, side text, token text)`);
}

/** People whom a campaign drew, for either side, since an instant. */
export async function listDrawnSince(db: Db, edition: string, since: number): Promise<string[]> {
  const rows = await db.many<{ person: string }>(sql`SELECT DISTINCT r.person FROM journeys.recipient r
    JOIN journeys.campaign c ON c.edition = r.edition AND c.id = r.campaign
    WHERE r.edition = ${edition} AND c.sent_at > ${at(since)}`);
  return rows.map((row) => row.person);
}

/** Days that people have booked. */
export function listBookedDays(
  db: Db,
  edition: string,
): Promise<{ person: string; firstDay: string; lastDay: string }[]> {
  return db.many(sql`SELECT person, first_day, last_day FROM journeys.hold
    WHERE edition = ${edition} AND state = 'claimed' AND person IS NOT NULL`);
}

/** Those asked who have no mail yet. */
export async function listUnmailed(db: Db, edition: string, campaign: string): Promise<string[]> {
  const rows = await db.many<{ person: string }>(sql`SELECT person FROM journeys.recipient
    WHERE edition = ${edition} AND campaign = ${campaign} AND side = 'asked' AND mailed_at IS NULL ORDER BY person`);
  return rows.map((row) => row.person);
}

export function lockRecipient(
  db: Db,
  edition: string,
  campaign: string,
  person: string,
): Promise<RecipientRecord | undefined> {
  return db.find<RecipientRecord>(sql`SELECT ${recipientColumns} FROM journeys.recipient
    WHERE edition = ${edition} AND campaign = ${campaign} AND person = ${person} FOR UPDATE`);
}

export async function setMailed(db: Db, recipient: RecipientRecord, now: number): Promise<void> {
  await db.run(sql`UPDATE journeys.recipient SET mailed_at = ${at(now)}
    WHERE edition = ${recipient.edition} AND campaign = ${recipient.campaign} AND person = ${recipient.person}`);
}

export function lockRecipientByToken(db: Db, token: string): Promise<RecipientRecord | undefined> {
  return db.find<RecipientRecord>(
    sql`SELECT ${recipientColumns} FROM journeys.recipient WHERE token = ${token} FOR UPDATE`,
  );
}

export async function setUnsubscribed(db: Db, recipient: RecipientRecord, now: number): Promise<void> {
  await db.run(sql`UPDATE journeys.recipient SET unsubscribed_at = coalesce(unsubscribed_at, ${at(now)})
    WHERE edition = ${recipient.edition} AND campaign = ${recipient.campaign} AND person = ${recipient.person}`);
}
