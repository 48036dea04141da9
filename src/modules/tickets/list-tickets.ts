import { personOf, type Tx } from '../../platform/tx.ts';
import { getProgramme } from '../editions/index.ts';
import { getPerson } from '../people/index.ts';
import type { Ticket } from './contract.ts';
import { listTicketsOf } from './store.ts';
import { toTicket } from './ticket.ts';

/** The caller's tickets by start of session, then place. */
export async function listTickets(tx: Tx, edition: string): Promise<Ticket[]> {
  const programme = await getProgramme(tx, edition);
  const { party } = await getPerson(tx, personOf(tx));
  const names = new Map(party.map((member) => [member.id, member.name]));
  const startOf = (session: string) => programme.sessions.get(session)?.startsAt ?? 0;
  const records = await listTicketsOf(tx.db, edition, personOf(tx));
  return records
    .map((record) => toTicket(programme, record, names))
    .sort((first, second) => startOf(first.session) - startOf(second.session) || first.seat.place - second.seat.place);
}
