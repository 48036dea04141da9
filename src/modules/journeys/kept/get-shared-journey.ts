import type { Tx } from '../../../platform/tx.ts';
import { refuse } from '../problems.ts';
import { findShared } from '../store.ts';
import { type Kept, keptJourneys } from './kept-journey.ts';

/** What an address shows to whoever has it. Refuses `noSuchShare`. */
export async function getSharedJourney(tx: Tx, edition: string, share: string): Promise<Kept> {
  const record = await findShared(tx.db, edition, share);
  if (!record) throw refuse.noSuchShare();
  return (await keptJourneys(tx, [record], false))[0]!;
}
