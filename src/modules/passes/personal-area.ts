import type { Tx } from '../../platform/tx.ts';
import { deleteAccreditationsOf, listAccreditationsOf } from './accreditation/store.ts';
import { deletePassesOf, listMovementsOf } from './store.ts';

/** What passes keep about a person. Journals of gates name passes, not people: without the pass nobody is behind them. */
export const passArea = {
  name: 'passes',
  exportPerson: async (tx: Tx, person: string) => ({
    movements: await listMovementsOf(tx.db, person),
    accreditations: await listAccreditationsOf(tx.db, person),
  }),
  hasClaimsAhead: () => Promise.resolve(false),
  erasePerson: async (tx: Tx, person: string) => {
    await deleteAccreditationsOf(tx.db, person);
    await deletePassesOf(tx.db, person);
  },
};
