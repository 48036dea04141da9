import { groupBy } from '../../kernel/group-by.ts';
import { newId } from '../../platform/new-id.ts';
import type { Tx } from '../../platform/tx.ts';
import { TicketsChanged } from './events.ts';
import type { HoldRecord } from './hold.ts';
import { insertTickets, listHoldsOfOrder, setHoldState, takeStatuses } from './store.ts';
import type { TicketRecord } from './ticket.ts';

/** Turns the holds of a paid order into tickets, all of them or none. False when a hold is gone. */
export async function issueTickets(tx: Tx, edition: string, order: string, person: string): Promise<boolean> {
  const holds = await listHoldsOfOrder(tx.db, edition, order);
  if (holds.length === 0 || holds.some((hold) => hold.state !== 'held')) return false;
  for (const [session, group] of groupBy(holds, (hold) => hold.session)) {
    const places = group.flatMap((hold) => hold.places.map((place) => ({ place, hold })));
    const first = await takeStatuses(tx.db, edition, session, places.length);
    const tickets = places.map(({ place, hold }, index) =>
      ticketOf(hold, place, { order, person, status: first + index }),
    );
    await insertTickets(tx.db, tickets, tx.now);
  }
  await setHoldState(
    tx.db,
    edition,
    holds.map((hold) => hold.id),
    'claimed',
  );
  const sessions = [...new Set(holds.map((hold) => hold.session))];
  await tx.emit(TicketsChanged, edition, person, { people: [person], sessions });
  return true;
}

function ticketOf(
  { edition, session, category, priceAmount, currency }: HoldRecord,
  place: number,
  { order, person, status }: { order: string; person: string; status: number },
): TicketRecord {
  return {
    edition,
    id: newId(),
    session,
    category,
    place,
    person,
    member: null,
    priceAmount,
    currency,
    order,
    status,
    state: 'valid',
    offeredTo: null,
  };
}
