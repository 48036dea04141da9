import type { Tx } from '../../platform/tx.ts';
import { TicketsChanged } from './events.ts';
import { freePlaces } from './free-places.ts';
import { endTickets, lockTicketsOfOrder } from './store.ts';

/** Ends tickets for good and puts their seats back on sale. */
export async function cancelTickets(tx: Tx, edition: string, order: string, ids: readonly string[]): Promise<void> {
  const tickets = await lockTicketsOfOrder(tx.db, edition, order, ids);
  await endTickets(
    tx.db,
    edition,
    tickets.map((ticket) => ticket.id),
    'cancelled',
    tx.now,
  );
  await freePlaces(
    tx,
    edition,
    tickets.map(({ session, category, place }) => ({ session, category, places: [place] })),
  );
  const people = [...new Set(tickets.flatMap((ticket) => ticket.person ?? []))];
  const sessions = [...new Set(tickets.map((ticket) => ticket.session))];
  await tx.emit(TicketsChanged, edition, order, { people, sessions });
}
