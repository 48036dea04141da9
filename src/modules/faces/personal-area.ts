import { newId } from '../../platform/new-id.ts';
import type { Tx } from '../../platform/tx.ts';
import { listEditionHashes } from '../editions/index.ts';
import {
  completeDeletions,
  deleteArmings,
  deleteEnrolments,
  forgetPerson,
  insertDeletion,
  listEverything,
} from './store.ts';

/** What is kept about a person's face. Erasing an account withdraws it everywhere; gates are asked without a name. */
export const faceArea = {
  name: 'faces',
  exportPerson: (tx: Tx, person: string) => listEverything(tx.db, person),
  hasClaimsAhead: () => Promise.resolve(false),

  async erasePerson(tx: Tx, person: string): Promise<void> {
    for (const { edition } of await listEditionHashes(tx.db)) {
      await deleteArmings(tx.db, edition, { person });
      const had = await deleteEnrolments(tx.db, edition, { person });
      if (had.length > 0) await insertDeletion(tx.db, edition, { id: newId(), person, askedAt: tx.now });
      await completeDeletions(tx.db, edition);
    }
    await forgetPerson(tx.db, person);
  },
};
