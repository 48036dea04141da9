import { refuseCommon } from '../../kernel/problem.ts';
import { personOf, type Tx } from '../../platform/tx.ts';
import { getProgramme } from '../editions/index.ts';
import { completeDeletions, deleteArmings, deleteEnrolments, endConsents, insertDeletion } from './store.ts';

/**
 * Takes the caller's consent back: the ciphertext and every wrapped key go in this transaction, and each gate that was
 * handed an entry is asked to overwrite it. The same id again changes nothing.
 */
export async function withdrawFace(tx: Tx, edition: string, id: string): Promise<void> {
  await getProgramme(tx, edition);
  const person = personOf(tx);
  await deleteArmings(tx.db, edition, { person });
  const had = await deleteEnrolments(tx.db, edition, { person });
  if (had.length === 0) return;
  await endConsents(tx.db, edition, person, tx.now);
  if (!(await insertDeletion(tx.db, edition, { id, person, askedAt: tx.now }))) throw refuseCommon.conflictingId();
  await completeDeletions(tx.db, edition);
}
