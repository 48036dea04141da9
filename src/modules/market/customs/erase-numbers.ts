import { day } from '../../../kernel/time.ts';
import type { Tx } from '../../../platform/tx.ts';
import { eraseNumbersBefore } from '../store.ts';

/** A number for customs is kept so long after goods came: as long as a return may still need its documents. */
const keptFor = 90 * day;

/** Erases numbers of identity cards that are needed no more. Answers how many. */
export async function eraseNumbers(tx: Tx, edition: string): Promise<number> {
  return await eraseNumbersBefore(tx.db, edition, tx.now - keptFor);
}
