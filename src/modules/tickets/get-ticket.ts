import { personOf, type Tx } from '../../platform/tx.ts';
import { refuse } from './problems.ts';
import { lockTicket } from './store.ts';
import type { TicketRecord } from './ticket.ts';

/** A valid ticket of the caller's, locked. Refuses `noSuchTicket`, `ticketNotValid`. */
export async function getTicket(tx: Tx, edition: string, id: string): Promise<TicketRecord> {
  const ticket = await lockTicket(tx.db, edition, id);
  if (!ticket || ticket.person !== personOf(tx)) throw refuse.noSuchTicket({ ticket: id });
  if (ticket.state !== 'valid') throw refuse.ticketNotValid({ ticket: id, state: ticket.state });
  return ticket;
}
