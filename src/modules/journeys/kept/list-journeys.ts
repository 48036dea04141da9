import { personOf, type Tx } from '../../../platform/tx.ts';
import { listJourneysOf } from '../store.ts';
import { type Kept, keptJourneys } from './kept-journey.ts';

/** The caller's journeys, newest first. */
export async function listJourneys(tx: Tx, edition: string): Promise<Kept[]> {
  return await keptJourneys(tx, await listJourneysOf(tx.db, edition, personOf(tx)), true);
}
