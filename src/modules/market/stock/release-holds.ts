import type { Tx } from '../../../platform/tx.ts';
import { type HoldRecord, takesOf } from './hold.ts';
import { giveStock, setHoldState } from './store.ts';

/** Gives held goods back to the shelf; holds of another state stay as they are. The caller has the holds locked. */
export async function releaseHolds(tx: Tx, edition: string, holds: readonly HoldRecord[]): Promise<void> {
  const held = holds.filter((hold) => hold.state === 'held');
  if (held.length === 0) return;
  await giveStock(tx.db, edition, takesOf(held));
  const ids = held.map((hold) => hold.id);
  await setHoldState(tx.db, edition, ids, 'released');
}
