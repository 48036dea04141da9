import type { Tx } from '../../platform/tx.ts';
import { deleteSlotsOf, listSlotsEverywhere } from './store.ts';

/** What arrivals keep about a person: when and where they were advised to come. */
export const arrivalArea = {
  name: 'arrivals',
  exportPerson: (tx: Tx, person: string) => listSlotsEverywhere(tx.db, person),
  hasClaimsAhead: () => Promise.resolve(false),
  erasePerson: (tx: Tx, person: string) => deleteSlotsOf(tx.db, person),
};
