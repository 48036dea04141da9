import { money, timesMoney } from '../../../kernel/money.ts';
import { hour } from '../../../kernel/time.ts';
import { isLiving } from '../../../platform/database/hold-table.ts';
import type { Tx } from '../../../platform/tx.ts';
import { getProgramme, type Programme } from '../../editions/index.ts';
import { cancelTickets } from '../cancel-tickets.ts';
import { type HoldRecord, seatsOf } from '../hold.ts';
import { issueTickets } from '../issue-tickets.ts';
import { refuse } from '../problems.ts';
import { releaseHolds } from '../release-holds.ts';
import {
  countTicketsOfWholes,
  keepHolds,
  listHoldsOf,
  listSingleTickets,
  lockHolds,
  lockHoldsOfOrder,
  lockTicketsOfOrder,
} from '../store.ts';
import type { TicketRecord } from '../ticket.ts';
import { seatWords, sessionWords } from '../words.ts';

/** Cancelled a week before doors or earlier: all comes back; later, until doors: half. */
const fullRefundBefore = 7 * 24 * hour;

/** Tickets as orders sell them; meets the `Sellable` of orders. */
export const ticketSellable = {
  kind: 'ticket',

  async listHeld(tx: Tx, edition: string, person: string) {
    const programme = await getProgramme(tx, edition);
    const holds = await listHoldsOf(tx.db, edition, person, tx.now);
    return holds.map((hold) => ({ line: lineOf(programme, hold), expiresAt: hold.expiresAt }));
  },

  async keep(tx: Tx, edition: string, ids: readonly string[], order: string, until: number): Promise<boolean> {
    const holds = await lockHolds(tx.db, edition, ids);
    if (holds.length !== ids.length || !holds.every((hold) => isLiving(hold, tx.now))) return false;
    await keepHolds(tx.db, edition, ids, order, until);
    return true;
  },

  claim: (tx: Tx, edition: string, order: string, person: string) => issueTickets(tx, edition, order, person),

  async release(tx: Tx, edition: string, order: string): Promise<void> {
    const holds = await lockHoldsOfOrder(tx.db, edition, order);
    await releaseHolds(
      tx,
      edition,
      holds.filter((hold) => hold.state === 'held'),
    );
  },

  async quoteReturn(tx: Tx, edition: string, order: string, ids: readonly string[]) {
    const programme = await getProgramme(tx, edition);
    const tickets = await lockTicketsOfOrder(tx.db, edition, order, ids);
    if ((await countTicketsOfWholes(tx.db, edition, ids)) > 0) throw refuse.partOfPackage({ order });
    const holds = await lockHoldsOfOrder(tx.db, edition, order);
    const holdOf = ({ session, place }: TicketRecord) =>
      holds.find((hold) => hold.session === session && hold.state === 'claimed' && hold.places.includes(place))!.id;
    return tickets.map((ticket) => ({
      item: ticket.id,
      hold: holdOf(ticket),
      paid: money(ticket.priceAmount, ticket.currency),
      refund: money(refundOf(programme, ticket, tx.now), ticket.currency),
    }));
  },

  listBought: (tx: Tx, edition: string, order: string) => listSingleTickets(tx.db, edition, order),

  takeBack: cancelTickets,
};

function refundOf(programme: Programme, ticket: TicketRecord, now: number): number {
  if (ticket.state !== 'valid') throw refuse.ticketNotValid({ ticket: ticket.id });
  const doorsAt = programme.sessions.get(ticket.session)?.doorsAt ?? 0;
  if (now >= doorsAt) throw refuse.tooLateToCancel({ session: ticket.session });
  return now <= doorsAt - fullRefundBefore ? ticket.priceAmount : Math.floor(ticket.priceAmount / 2);
}

function lineOf(programme: Programme, hold: HoldRecord) {
  const unitPrice = money(hold.priceAmount, hold.currency);
  const count = hold.places.length;
  return {
    kind: 'ticket',
    hold: hold.id,
    item: hold.session,
    title: sessionWords(programme, hold.session),
    detail: seatWords(seatsOf(programme, hold.session, hold.places), hold.category),
    count,
    unitPrice,
    total: timesMoney(unitPrice, count),
  };
}
