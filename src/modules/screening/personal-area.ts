import type { Tx } from '../../platform/tx.ts';
import { forgetPerson, listActsOf } from './store.ts';

/** What screening keeps about a person: only what they did as staff. Notes of gates name passes, not people. */
export const screeningArea = {
  name: 'screening',
  exportPerson: (tx: Tx, person: string) => listActsOf(tx.db, person),
  hasClaimsAhead: () => Promise.resolve(false),
  erasePerson: (tx: Tx, person: string) => forgetPerson(tx.db, person),
};
