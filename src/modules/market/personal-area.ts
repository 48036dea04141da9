import type { Tx } from '../../platform/tx.ts';
import { forgetPerson, hasGoodsAhead, listEverythingOf } from './store.ts';

/** What the market keeps about a person: addresses, carts, what was sent and returned, reviews, brands they act for. */
export const marketArea = {
  name: 'market',
  exportPerson: (tx: Tx, person: string) => listEverythingOf(tx.db, person),
  hasClaimsAhead: (tx: Tx, person: string) => hasGoodsAhead(tx.db, person),
  erasePerson: (tx: Tx, person: string) => forgetPerson(tx.db, person),
};
