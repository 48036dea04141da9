import { personOf, type Tx } from '../../platform/tx.ts';
import { getProgramme } from '../editions/index.ts';
import type { Hold } from './contract.ts';
import { toHold } from './hold.ts';
import { listHoldsOf } from './store.ts';

/** The caller's living holds, soonest to expire first. */
export async function listHolds(tx: Tx, edition: string): Promise<Hold[]> {
  const programme = await getProgramme(tx, edition);
  return (await listHoldsOf(tx.db, edition, personOf(tx), tx.now)).map((hold) => toHold(programme, hold));
}
