import { refuseCommon } from '../../kernel/problem.ts';
import { personOf, type Tx } from '../../platform/tx.ts';
import { getPerson } from '../people/index.ts';
import { TicketsChanged } from './events.ts';
import { refuse } from './problems.ts';
import { endTickets, insertTickets, lockTicket, takeStatuses } from './store.ts';

/**
 * Moves a ticket to the person it was offered to: the former one ends, so that its code stops working, and a new one
 * takes its seat. Answers the new ticket's id. Refuses `noSuchOffer`, `ticketNotValid`.
 */
export async function acceptOffer(
  tx: Tx,
  { edition, ticket: id, newTicket }: { edition: string; ticket: string; newTicket: string },
): Promise<void> {
  const person = await getPerson(tx, personOf(tx));
  const earlier = await lockTicket(tx.db, edition, newTicket);
  if (earlier?.person === person.id) return;
  if (earlier) throw refuseCommon.conflictingId({ id: newTicket });
  const ticket = await lockTicket(tx.db, edition, id);
  if (!ticket || ticket.offeredTo !== person.email) throw refuse.noSuchOffer({ ticket: id });
  if (ticket.state !== 'valid') throw refuse.ticketNotValid({ ticket: id });
  await endTickets(tx.db, edition, [id], 'transferred', tx.now);
  const [status] = await takeStatuses(tx.db, edition, ticket.session, 1);
  await insertTickets(
    tx.db,
    [{ ...ticket, id: newTicket, person: person.id, member: null, offeredTo: null, status: status! }],
    tx.now,
  );
  const people = [person.id, ...(ticket.person === null ? [] : [ticket.person])];
  await tx.emit(TicketsChanged, edition, id, { people, sessions: [ticket.session] });
}
