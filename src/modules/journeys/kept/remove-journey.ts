import type { Tx } from '../../../platform/tx.ts';
import { deleteJourney } from '../store.ts';
import { getOwnJourney } from './get-own-journey.ts';

/** Forgets a journey of the caller's with its share and votes. Bookings stay. Refuses `noSuchJourney`. */
export async function removeJourney(tx: Tx, edition: string, id: string): Promise<void> {
  await getOwnJourney(tx, edition, id);
  await deleteJourney(tx.db, edition, id);
}
