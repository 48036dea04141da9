import { day, minute } from '../../kernel/time.ts';
import type { Tx } from '../../platform/tx.ts';
import { silentMs } from './face-setting.ts';
import { settleHoldings } from './lanes/store.ts';
import { completeDeletions, deleteArmings, deleteEnrolments, deleteOldDeletions, endConsents } from './store.ts';

/** Receipts can be fetched so long. */
const receiptsLast = 90 * day;

/** Gates overwrite at the end by their own clock, which may be off by a little. */
const clockSlack = minute;

/** What is over goes: armings after their session, templates after the edition, entries of gates that are silent or past their end. */
export async function eraseExpiredFaces(tx: Tx, edition: string): Promise<void> {
  await deleteArmings(tx.db, edition, { before: tx.now });
  for (const { person } of await deleteEnrolments(tx.db, edition, { before: tx.now })) {
    await deleteArmings(tx.db, edition, { person });
    await endConsents(tx.db, edition, person, tx.now);
  }
  await settleHoldings(tx.db, edition, tx.now - silentMs, tx.now - clockSlack, tx.now);
  await completeDeletions(tx.db, edition);
  await deleteOldDeletions(tx.db, edition, tx.now - receiptsLast);
}
