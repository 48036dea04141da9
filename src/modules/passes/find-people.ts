import type { AnswerOf } from '../../kernel/endpoint.ts';
import { hour } from '../../kernel/time.ts';
import type { Tx } from '../../platform/tx.ts';
import { getProgramme, refuseEdition } from '../editions/index.ts';
import { getPerson } from '../people/index.ts';
import { listValidTickets, seatsOf } from '../tickets/index.ts';
import type { listSessionPasses } from './contract.ts';
import { listMovements, listPassesOf } from './store.ts';

/** People of a session by a part of their name or by short code, and whether they are inside. At most 50. */
export async function findPeople(
  tx: Tx,
  edition: string,
  sessionId: string,
  q: string,
): Promise<AnswerOf<typeof listSessionPasses>> {
  const programme = await getProgramme(tx, edition);
  const session = programme.sessions.get(sessionId);
  if (!session) throw refuseEdition.noSuchSession({ session: sessionId });
  const wish = fold(q);
  const found: AnswerOf<typeof listSessionPasses>['people'] = [];
  const tickets = await listValidTickets(tx.db, edition, [sessionId]);
  for (const person of new Set(tickets.flatMap((ticket) => ticket.person ?? []))) {
    const { party } = await getPerson(tx, person);
    const passes = await listPassesOf(tx.db, edition, [person]);
    for (const ticket of tickets) {
      const member = party.find((one) => one.id === ticket.member);
      const pass = passes.find((one) => one.member === ticket.member);
      if (ticket.person !== person || !member || !pass) continue;
      if (!fold(member.name).includes(wish) && pass.shortCode !== q.toUpperCase()) continue;
      const last = (await listMovements(tx.db, edition, session.venue, [pass.id]))
        .filter((one) => one.at > tx.now - 24 * hour)
        .at(-1);
      const kind = member.kind === 'self' ? 'adult' : member.kind;
      found.push({
        pass: pass.id,
        name: member.name,
        kind,
        seat: seatsOf(programme, sessionId, [ticket.place])[0]!,
        isInside: last?.direction === 'entry',
      });
      if (found.length === 50) return { people: found };
    }
  }
  return { people: found };
}

function fold(text: string): string {
  return text
    .normalize('NFKD')
    .replace(/\p{Mn}/gu, '')
    .toLowerCase();
}
