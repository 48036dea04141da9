import type { Tx } from '../../platform/tx.ts';
import { deletePassesOf, listMovementsOf } from './store.ts';

/** What passes keep about a person. Journals of gates name passes, not people: without the pass nobody is behind them. */
export const passArea = {
  name: 'passes',
  exportPerson: (tx: Tx, person: string) => listMovementsOf(tx.db, person),
  hasClaimsAhead: () => Promise.resolve(false),
  erasePerson: (tx: Tx, person: string) => deletePassesOf(tx.db, person),
};
