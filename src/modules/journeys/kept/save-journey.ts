import { refuseCommon } from '../../../kernel/problem.ts';
import { personOf, type Tx } from '../../../platform/tx.ts';
import { refuse } from '../problems.ts';
import type { Journey } from '../shapes.ts';
import { listJourneysOf, lockJourney, upsertJourney } from '../store.ts';
import { type Kept, keptJourneys } from './kept-journey.ts';

/** Most journeys that one person keeps in an edition. */
export const journeyLimit = 50;

/** Keeps a journey of the caller's, or what it has become. Refuses `noSuchJourney` for somebody else's, `tooManyJourneys`. */
export async function saveJourney(tx: Tx, edition: string, id: string, journey: Journey): Promise<Kept> {
  const person = personOf(tx);
  if (journey.id !== id) throw refuseCommon.badInput({ path: '/journey/id' });
  const earlier = await lockJourney(tx.db, edition, id);
  if (earlier && earlier.person !== person) throw refuse.noSuchJourney({ journey: id });
  if (!earlier && (await listJourneysOf(tx.db, edition, person)).length >= journeyLimit)
    throw refuse.tooManyJourneys({ limit: journeyLimit });
  const { firstDay, lastDay } = journey.wishes;
  const record = { edition, id, person, journey, firstDay, lastDay, savedAt: tx.now };
  await upsertJourney(tx.db, record);
  return (await keptJourneys(tx, [{ ...record, share: earlier?.share ?? null }], true))[0]!;
}
