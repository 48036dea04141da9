import { groupBy } from '../../kernel/group-by.ts';
import { newId } from '../../platform/new-id.ts';
import type { Tx } from '../../platform/tx.ts';
import { getPerson } from '../people/index.ts';
import { TicketsChanged } from './events.ts';
import type { HoldRecord } from './hold.ts';
import { insertTickets, listTicketsOf, lockHoldsOfOrder, setHoldState, takeStatuses } from './store.ts';
import type { TicketRecord } from './ticket.ts';

/**
 * Turns holds of a paid order into tickets, all of them or none: those bought for themselves, or those of one whole. False when a
 * hold is gone.
 */
export async function issueTickets(
  tx: Tx,
  edition: string,
  order: string,
  person: string,
  whole: string | null = null,
): Promise<boolean> {
  const holds = (await lockHoldsOfOrder(tx.db, edition, order)).filter((hold) => hold.partOf === whole);
  if (holds.length === 0 || holds.some((hold) => hold.state !== 'held')) return false;
  for (const [session, group] of groupBy(holds, (hold) => hold.session)) {
    const places = group.flatMap((hold) => hold.places.map((place) => ({ place, hold })));
    const members = await freeMembers(tx, edition, session, person);
    const statuses = await takeStatuses(tx.db, edition, session, places.length);
    const tickets = places.map(({ place, hold }, index) =>
      ticketOf(hold, place, { order, person, member: members[index] ?? null, status: statuses[index]! }),
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
  { order, person, member, status }: { order: string; person: string; member: string | null; status: number },
): TicketRecord {
  return {
    edition,
    id: newId(),
    session,
    category,
    place,
    person,
    member,
    priceAmount,
    currency,
    order,
    status,
    state: 'valid',
    offeredTo: null,
  };
}

/** The party in order, less who sits at this session already: a first guess that the buyer can change. */
async function freeMembers(tx: Tx, edition: string, session: string, person: string): Promise<string[]> {
  const { party } = await getPerson(tx, person);
  const seated = (await listTicketsOf(tx.db, edition, person)).filter(
    (one) => one.session === session && one.state === 'valid',
  );
  const taken = new Set(seated.map((ticket) => ticket.member));
  return party.map((member) => member.id).filter((member) => !taken.has(member));
}
