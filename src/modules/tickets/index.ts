/** Tickets: sale, holds, tickets, transfer. */
export { TicketsChanged } from './events.ts';
export { findMovedSeats } from './find-moved-seats.ts';
export { seatsOf } from './hold.ts';
export { ticketArea } from './personal-area.ts';
export { problems as ticketProblems } from './problems.ts';
export { ticketReactions } from './reactions.ts';
export { releaseExpired } from './release-expired.ts';
export { holdDesk, ticketRoutes } from './routes.ts';
export { ticketParts } from './selling/ticket-parts.ts';
export { ticketSellable } from './selling/ticket-sellable.ts';
export {
  countSold,
  countStockFaults,
  listEndedStatuses,
  listTakenByCategory,
  listTicketsOf,
  listTransfers,
  listValidTickets,
} from './store.ts';
export type { TicketRecord } from './ticket.ts';
