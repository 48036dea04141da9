import type { Db } from '../../../platform/database/db.ts';
import { at, sql } from '../../../platform/database/sql.ts';
import type { Disruption, Proposal } from '../on-the-day-endpoints.ts';

const disruptionColumns = sql`id, kind, what, from_at, until_at, minutes`;

/** What is different now or later, and was not ended. */
export function listOpenDisruptions(db: Db, edition: string, now: number): Promise<Disruption[]> {
  return db.many<Disruption>(sql`SELECT ${disruptionColumns} FROM journeys.disruption
    WHERE edition = ${edition} AND ended_at IS NULL AND until_at > ${at(now)} ORDER BY from_at, id`);
}

export function findDisruption(
  db: Db,
  edition: string,
  id: string,
): Promise<(Disruption & { endedAt: number | null }) | undefined> {
  return db.find(
    sql`SELECT ${disruptionColumns}, ended_at FROM journeys.disruption WHERE edition = ${edition} AND id = ${id}`,
  );
}

export async function insertDisruption(
  db: Db,
  edition: string,
  { id, kind, what, fromAt, untilAt, minutes }: Disruption,
  by: string | null,
): Promise<void> {
  await db.run(sql`INSERT INTO journeys.disruption (edition, id, kind, what, from_at, until_at, minutes, made_by)
    VALUES (${edition}, ${id}, ${kind}, ${what}, ${at(fromAt)}, ${at(untilAt)}, ${minutes}, ${by})`);
}

export async function endDisruption(db: Db, edition: string, id: string, now: number): Promise<number> {
  return await db.run(sql`UPDATE journeys.disruption SET ended_at = ${at(now)}
    WHERE edition = ${edition} AND id = ${id} AND ended_at IS NULL`);
}

/** Ids of the journeys with a paid part that are under way on a day. */
export async function listBookedIdsOn(db: Db, edition: string, day: string): Promise<string[]> {
  const rows = await db.many<{ id: string }>(sql`SELECT j.id FROM journeys.journey j
    WHERE edition = ${edition} AND first_day <= ${day} AND last_day >= ${day}
      AND EXISTS (SELECT 1 FROM journeys.hold h
        WHERE h.edition = j.edition AND h.journey = j.id AND h.person = j.person AND h.state = 'claimed')
    ORDER BY j.id`);
  return rows.map((row) => row.id);
}

export type ProposalFacts = Pick<Proposal, 'before' | 'after' | 'dropped' | 'added' | 'obstacles'>;
export interface ProposalRecord {
  readonly id: string;
  readonly journey: string;
  readonly because: Proposal['because'];
  readonly what: string | null;
  readonly proposal: ProposalFacts;
  readonly state: Proposal['state'];
  readonly madeAt: number;
}

const proposalColumns = sql`id, journey, because, what, proposal, state, made_at`;

export function listProposalsOf(db: Db, edition: string, journey: string): Promise<ProposalRecord[]> {
  return db.many<ProposalRecord>(sql`SELECT ${proposalColumns} FROM journeys.proposal
    WHERE edition = ${edition} AND journey = ${journey} ORDER BY made_at DESC, id DESC LIMIT 40`);
}

export function lockProposal(db: Db, edition: string, id: string): Promise<ProposalRecord | undefined> {
  return db.find<ProposalRecord>(
    sql`SELECT ${proposalColumns} FROM journeys.proposal WHERE edition = ${edition} AND id = ${id} FOR UPDATE`,
  );
}

/** Adds an offer; one of before for the same day that nobody answered is out of date with it. */
export async function insertProposal(db: Db, edition: string, record: ProposalRecord): Promise<void> {
  await db.run(sql`UPDATE journeys.proposal SET state = 'declined'
    WHERE edition = ${edition} AND journey = ${record.journey} AND state = 'offered'
      AND proposal->'before'->>'day' = ${record.proposal.before.day}`);
  await db.run(sql`INSERT INTO journeys.proposal (edition, id, journey, because, what, proposal, state, made_at)
    VALUES (${edition}, ${record.id}, ${record.journey}, ${record.because}, ${record.what},
      ${JSON.stringify(record.proposal)}::jsonb, ${record.state}, ${at(record.madeAt)})`);
}

export async function setProposalState(db: Db, edition: string, id: string, state: Proposal['state']): Promise<void> {
  await db.run(sql`UPDATE journeys.proposal SET state = ${state} WHERE edition = ${edition} AND id = ${id}`);
}
