import { randomBytes } from 'node:crypto';
import type { Tx } from '../../../platform/tx.ts';
import { setShare } from '../store.ts';
import { getOwnJourney } from './get-own-journey.ts';
import { type Kept, keptJourneys } from './kept-journey.ts';

/** Gives a journey an address that nobody can guess (128 bits), or its address of before. Refuses `noSuchJourney`. */
export async function shareJourney(tx: Tx, edition: string, id: string): Promise<Kept> {
  const record = await getOwnJourney(tx, edition, id);
  const share = record.share ?? randomBytes(16).toString('base64url');
  if (record.share === null) await setShare(tx.db, edition, id, share);
  return (await keptJourneys(tx, [{ ...record, share }], true))[0]!;
}
