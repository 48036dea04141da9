import { refuseCommon } from '../../kernel/problem.ts';
import { type Grouping, grouping } from '../../platform/grouping.ts';
import { on, onCall, type Route } from '../../platform/http/route.ts';
import { personOf, systemActor, type Transactor, type Tx } from '../../platform/tx.ts';
import { getProgramme } from '../editions/index.ts';
import { getPerson } from '../people/index.ts';
import { acceptOffer } from './accept-offer.ts';
import { assignTicket } from './assign-ticket.ts';
import * as contract from './contract.ts';
import { getSeatMap } from './get-seat-map.ts';
import { getSession } from './get-session.ts';
import { type HoldWish, seatsOf } from './hold.ts';
import { holdSeats } from './hold-seats.ts';
import { listHolds } from './list-holds.ts';
import { listSessions } from './list-sessions.ts';
import { listTickets } from './list-tickets.ts';
import { offerTicket } from './offer-ticket.ts';
import { refuse } from './problems.ts';
import { releaseHold } from './release-hold.ts';
import { listTicketsOfferedTo } from './store.ts';

/** Wishes for one session that arrive together are decided together. */
export function holdDesk(database: Transactor): Grouping<HoldWish, contract.Hold> {
  return grouping<HoldWish, contract.Hold>(async (_key, wishes) => {
    const { edition, session } = wishes[0]!;
    return await database.write(systemActor('tickets/hold-desk'), (tx) => holdSeats(tx, edition, session, wishes));
  });
}

export function ticketRoutes(database: Transactor): Route[] {
  const desk = holdDesk(database);
  return [
    on(contract.listSessions, (tx, { params, query }) => listSessions(tx, params.edition, query)),
    on(contract.getSession, (tx, { params }) => getSession(tx, params.edition, params.session)),
    on(contract.getSeatMap, (tx, { params }) => getSeatMap(tx, params.edition, params.session)),
    onCall(contract.holdSeats, async (call, { params, body }) => {
      if (call.actor.kind !== 'person') throw refuseCommon.notSignedIn();
      return await desk.add(`${params.edition} ${body.session}`, { ...params, ...body, person: call.actor.person });
    }),
    on(contract.listHolds, async (tx, { params }) => ({ holds: await listHolds(tx, params.edition) })),
    on(contract.releaseHold, async (tx, { params }) => {
      await releaseHold(tx, params.edition, params.hold);
      return null;
    }),
    on(contract.listTickets, async (tx, { params }) => ({ tickets: await listTickets(tx, params.edition) })),
    on(contract.assignTicket, async (tx, { params, body }) => {
      await assignTicket(tx, { ...params, ...body });
      return await oneTicket(tx, params.edition, params.ticket);
    }),
    on(contract.offerTicket, async (tx, { params, body }) => {
      await offerTicket(tx, { ...params, ...body });
      return await oneTicket(tx, params.edition, params.ticket);
    }),
    on(contract.listOffers, async (tx, { params }) => ({ offers: await listOffers(tx, params.edition) })),
    on(contract.acceptOffer, async (tx, { params, body }) => {
      await acceptOffer(tx, { ...params, newTicket: body.id });
      return await oneTicket(tx, params.edition, body.id);
    }),
  ];
}

async function oneTicket(tx: Tx, edition: string, id: string): Promise<contract.Ticket> {
  const ticket = (await listTickets(tx, edition)).find((one) => one.id === id);
  if (!ticket) throw refuse.noSuchTicket({ ticket: id });
  return ticket;
}

async function listOffers(tx: Tx, edition: string) {
  const programme = await getProgramme(tx, edition);
  const { email } = await getPerson(tx, personOf(tx));
  const offered = await listTicketsOfferedTo(tx.db, edition, email);
  return await Promise.all(
    offered.map(async ({ id, session, place, person }) => ({
      ticket: id,
      session,
      seat: seatsOf(programme, session, [place])[0]!,
      from: person === null ? '' : (await getPerson(tx, person)).profile.name,
    })),
  );
}
