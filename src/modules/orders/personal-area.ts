import type { Tx } from '../../platform/tx.ts';
import { forgetBuyer, listOrdersEverywhere } from './store.ts';

/** What orders keep about a person: exported whole; erased by taking the name off, since books must stay whole. */
export const orderArea = {
  name: 'orders',
  exportPerson: (tx: Tx, person: string) => listOrdersEverywhere(tx.db, person),
  hasClaimsAhead: () => Promise.resolve(false),
  erasePerson: (tx: Tx, person: string) => forgetBuyer(tx.db, person),
};
