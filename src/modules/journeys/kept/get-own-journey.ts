import { personOf, type Tx } from '../../../platform/tx.ts';
import { refuse } from '../problems.ts';
import { type JourneyRecord, lockJourney } from '../store.ts';

/** A journey of the caller's, locked. Refuses `noSuchJourney`. */
export async function getOwnJourney(tx: Tx, edition: string, id: string): Promise<JourneyRecord> {
  const record = await lockJourney(tx.db, edition, id);
  if (!record || record.person !== personOf(tx)) throw refuse.noSuchJourney({ journey: id });
  return record;
}
