import { isLiving } from '../../../platform/database/hold-table.ts';
import { personOf, type Tx } from '../../../platform/tx.ts';
import { refuse } from '../problems.ts';
import { holdFor } from './hold.ts';
import { giveStock, lockHold, setHoldCount, takeStock } from './store.ts';

/** Keeps another number of the same goods; the time begins anew. Refuses `noSuchHold`, `soldOut`. */
export async function changeHold(
  tx: Tx,
  edition: string,
  { hold: id, count }: { hold: string; count: number },
): Promise<{ count: number; expiresAt: number }> {
  const hold = await lockHold(tx.db, edition, id);
  if (!hold || hold.person !== personOf(tx) || !isLiving(hold, tx.now)) throw refuse.noSuchHold({ hold: id });
  const { variant } = hold;
  const more = count - hold.count;
  if (more > 0 && (await takeStock(tx.db, edition, [{ variant, count: more }])).length === 0)
    throw refuse.soldOut({ variant });
  if (more < 0) await giveStock(tx.db, edition, [{ variant, count: -more }]);
  const expiresAt = tx.now + holdFor;
  await setHoldCount(tx.db, edition, id, count, expiresAt);
  return { count, expiresAt };
}
