import { decode } from 'cborg';
import { handOf, type Passage } from '../../engines/admission/ledger.ts';
import { hour } from '../../kernel/time.ts';
import type { Tx } from '../../platform/tx.ts';
import { getProgramme, refuseEdition } from '../editions/index.ts';
import { getPerson } from '../people/index.ts';
import type { Admission } from './contract.ts';
import { listFindings, listJournal, listPassesById } from './store.ts';

/** Who came to a session's gates, newest first, with what each answer was decided from. */
export async function listAdmissions(
  tx: Tx,
  edition: string,
  sessionId: string,
  { outcome, limit }: { outcome?: string | undefined; limit?: number | undefined },
): Promise<Admission[]> {
  const programme = await getProgramme(tx, edition);
  const session = programme.sessions.get(sessionId);
  if (!session) throw refuseEdition.noSuchSession({ session: sessionId });
  const number = programme.sessionNumber(sessionId);
  const [from, until] = [(session.doorsAt ?? 0) - hour, (session.endsAt ?? 0) + hour];
  const rows = await listJournal(tx.db, edition, session.venue, from, until, outcome ?? null, limit ?? 200);
  const passages = rows.map((row) => ({ ...row, passage: decode(row.bytes) as Passage }));
  const names = await namesOf(
    tx,
    edition,
    passages.flatMap(({ passage }) => passage.decision.members.map((member) => member.pass)),
  );
  const findings = new Map(
    (await listFindings(tx.db, edition, number)).map((row) => [`${row.event} ${row.pass}`, row.earlierEvent]),
  );
  const sessions = new Map([...programme.sessions.keys()].map((id) => [programme.sessionNumber(id), id]));
  return passages.flatMap(({ gate, number: entry, passage }): Admission[] => {
    const { decision } = passage;
    const hand = handOf(passage);
    const base = { gate, number: entry, at: passage.at, steward: hand?.by ?? null, why: hand?.why ?? null };
    if (decision.members.length === 0) {
      const facts = { ...decision.facts };
      return [
        {
          ...base,
          pass: null,
          name: null,
          session: null,
          outcome: decision.outcome,
          reason: decision.reason,
          facts,
          findings: [],
        },
      ];
    }
    return decision.members
      .filter((member) => member.session === undefined || member.session === number)
      .map((member) => ({
        ...base,
        pass: member.pass,
        name: names.get(member.pass) ?? null,
        session: member.session === undefined ? null : (sessions.get(member.session) ?? null),
        outcome: member.outcome,
        reason: member.reason,
        facts: {
          ...member.facts,
          policyVersion: decision.policyVersion,
          place: member.place ?? null,
          sector: member.sector ?? null,
        },
        findings: findings.has(`${passage.id} ${member.pass}`) ? ['doubleUse'] : [],
      }));
  });
}

async function namesOf(tx: Tx, edition: string, ids: readonly string[]): Promise<Map<string, string>> {
  const names = new Map<string, string>();
  const passes = await listPassesById(tx.db, edition, [...new Set(ids)]);
  for (const person of new Set(passes.map((pass) => pass.person))) {
    const { party } = await getPerson(tx, person);
    const byMember = new Map(party.map((member) => [member.id, member.name]));
    for (const pass of passes) if (pass.person === person) names.set(pass.id, byMember.get(pass.member) ?? '');
  }
  return names;
}
