import type { Tx } from '../../platform/tx.ts';
import { deleteNames, forgetPerson, listEditionsOf, listKeptOf, nextChange } from './store.ts';

/** Bands and wallets of a person. Erased, a band opens nothing, at online gates within seconds, and names nobody. */
export const carrierArea = {
  name: 'carriers',
  exportPerson: (tx: Tx, person: string) => listKeptOf(tx.db, person),
  hasClaimsAhead: () => Promise.resolve(false),
  async erasePerson(tx: Tx, person: string): Promise<void> {
    for (const { edition } of await listEditionsOf(tx.db, person)) {
      await forgetPerson(tx.db, edition, person, await nextChange(tx.db, edition), tx.now);
    }
    await deleteNames(tx.db, person);
  },
};
