import type { Tx } from '../../../platform/tx.ts';
import { refuse } from '../problems.ts';
import { endDisruption as end } from './store.ts';

/** Says that it is over. Days that were changed because of it stay as they are. Refuses `noSuchDisruption`. */
export async function endDisruption(tx: Tx, edition: string, id: string): Promise<void> {
  if ((await end(tx.db, edition, id, tx.now)) === 0) throw refuse.noSuchDisruption({ disruption: id });
}
