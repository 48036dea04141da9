import { refuseCommon } from '../../../kernel/problem.ts';
import { day } from '../../../kernel/time.ts';
import { personOf, type Tx } from '../../../platform/tx.ts';
import { insertEntry } from '../store.ts';
import { findRun, insertRun, listBalances, listPayouts, lockPayouts, type Payout } from './store.ts';

export interface PayoutWish {
  readonly edition: string;
  /** Of the run, made by the caller. */
  readonly id: string;
  /** Only what was earned before so many days. */
  readonly olderThanDays: number;
}

/**
 * Pays sellers what they earned long enough ago, less what was taken back since. A run is made once under its id; nobody gets more than
 * is owed, and who owes gets nothing. The money itself moves by the file that comes with it.
 */
export async function makePayouts(tx: Tx, { edition, id, olderThanDays }: PayoutWish): Promise<Payout[]> {
  await lockPayouts(tx.db, edition);
  const earlier = await findRun(tx.db, edition, id);
  if (earlier && earlier.olderThanDays !== olderThanDays) throw refuseCommon.conflictingId({ id });
  if (earlier) return await listPayouts(tx.db, edition, id);
  const until = tx.now - olderThanDays * day;
  const payouts: Payout[] = [];
  for (const { seller, currency, payable } of await listBalances(tx.db, edition, until)) {
    if (payable <= 0) continue;
    payouts.push({ id, seller, amount: payable, currency, until, madeAt: tx.now });
    const amounts = { [`seller:${seller}`]: payable, cash: -payable };
    await insertEntry(tx.db, { edition, order: null, amounts, currency, cause: 'payout', now: tx.now });
  }
  await insertRun(tx.db, edition, { id, olderThanDays, by: personOf(tx), now: tx.now }, payouts);
  return payouts;
}
