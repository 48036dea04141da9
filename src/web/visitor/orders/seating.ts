import type { Me } from '../../../modules/people/contract.ts';
import type { Ticket } from '../../../modules/tickets/contract.ts';

/** Who of the party takes which open seat: in each session the first of those who have none yet. */
export function seatingOf(tickets: readonly Ticket[], party: Me['party']): { ticket: string; member: string }[] {
  const valid = tickets.filter(({ state }) => state === 'valid');
  return [...new Set(valid.map(({ session }) => session))].flatMap((session) => {
    const own = valid.filter((ticket) => ticket.session === session);
    const seated = new Set(own.map(({ member }) => member));
    const waiting = party.filter(({ id }) => !seated.has(id));
    return own
      .filter(({ member, offeredTo }) => member === null && offeredTo === null)
      .slice(0, waiting.length)
      .map((ticket, index) => ({ ticket: ticket.id, member: waiting[index]!.id }));
  });
}
