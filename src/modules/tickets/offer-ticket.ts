import { personOf, type Tx } from '../../platform/tx.ts';
import { getPerson } from '../people/index.ts';
import { TicketOffered } from './events.ts';
import { getTicket } from './get-ticket.ts';
import { refuse } from './problems.ts';
import { setOffer } from './store.ts';

/** Offers a ticket to an e-mail address, or takes the offer back with null. Refuses `noSuchTicket`, `ticketNotValid`, `ownAddress`. */
export async function offerTicket(
  tx: Tx,
  { edition, ticket: id, email }: { edition: string; ticket: string; email: string | null },
): Promise<void> {
  const ticket = await getTicket(tx, edition, id);
  const address = email?.trim().toLowerCase() ?? null;
  const person = await getPerson(tx, personOf(tx));
  if (address === person.email) throw refuse.ownAddress();
  await setOffer(tx.db, ticket, address, tx.now);
  if (address !== null && address !== ticket.offeredTo) {
    await tx.emit(TicketOffered, edition, id, { ticket: id, to: address, from: person.id });
  }
}
