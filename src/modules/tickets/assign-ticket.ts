import { personOf, type Tx } from '../../platform/tx.ts';
import { getPerson } from '../people/index.ts';
import { TicketsChanged } from './events.ts';
import { getTicket } from './get-ticket.ts';
import { refuse } from './problems.ts';
import { findTicketOfMember, setMember } from './store.ts';

/** Says who of the caller's party sits there. Refuses `noSuchTicket`, `ticketNotValid`, `noSuchMember`, `memberHasTicket`. */
export async function assignTicket(
  tx: Tx,
  { edition, ticket: id, member }: { edition: string; ticket: string; member: string },
): Promise<void> {
  const ticket = await getTicket(tx, edition, id);
  const { party } = await getPerson(tx, personOf(tx));
  if (!party.some((one) => one.id === member)) throw refuse.noSuchMember({ member });
  const seated = await findTicketOfMember(tx.db, edition, ticket.session, member);
  if (seated && seated.id !== id) throw refuse.memberHasTicket({ ticket: seated.id });
  await setMember(tx.db, ticket, member, tx.now);
  await tx.emit(TicketsChanged, edition, personOf(tx), { people: [personOf(tx)], sessions: [ticket.session] });
}
