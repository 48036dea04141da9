import type { Tx } from '../../platform/tx.ts';
import { getProgramme, listEditionHashes } from '../editions/index.ts';
import { getPerson } from '../people/index.ts';
import { releaseHolds } from './release-holds.ts';
import { forgetOwner, listHoldsOf, listTicketsEverywhere } from './store.ts';

/** What tickets keep about a person; valid tickets for sessions to come stand against erasing. */
export const ticketArea = {
  name: 'tickets',
  exportPerson: (tx: Tx, person: string) => listTicketsEverywhere(tx.db, person),

  async hasClaimsAhead(tx: Tx, person: string): Promise<boolean> {
    for (const ticket of await listTicketsEverywhere(tx.db, person)) {
      if (ticket.state !== 'valid') continue;
      const session = (await getProgramme(tx, ticket.edition)).sessions.get(ticket.session);
      if ((session?.endsAt ?? 0) > tx.now) return true;
    }
    return false;
  },

  async erasePerson(tx: Tx, person: string): Promise<void> {
    for (const { edition } of await listEditionHashes(tx.db)) {
      await releaseHolds(tx, edition, await listHoldsOf(tx.db, edition, person, tx.now));
    }
    await forgetOwner(tx.db, person, (await getPerson(tx, person)).email);
  },
};
