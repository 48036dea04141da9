import type { Tx } from '../../platform/tx.ts';
import { eraseJourneysOf, hasBookingAhead, listEverythingOf } from './store.ts';

/** What journeys keep about a person: plans, bookings, and whether a campaign wrote to them. */
export const journeyArea = {
  name: 'journeys',
  exportPerson: (tx: Tx, person: string) => listEverythingOf(tx.db, person),
  hasClaimsAhead: (tx: Tx, person: string) =>
    hasBookingAhead(tx.db, person, new Date(tx.now).toISOString().slice(0, 10)),
  erasePerson: (tx: Tx, person: string) => eraseJourneysOf(tx.db, person),
};
