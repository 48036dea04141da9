import type { Tx } from '../../../platform/tx.ts';
import { refuse } from '../problems.ts';
import { findShared, listVotes, lockJourney, upsertVote, type VoteRecord } from '../store.ts';
import { getSharedJourney } from './get-shared-journey.ts';
import type { Kept } from './kept-journey.ts';

export const voteLimit = 40;

/** Takes a vote, or another one in the place of the voter's own. Refuses `noSuchShare`, `tooManyVotes`. */
export async function voteOnJourney(
  tx: Tx,
  edition: string,
  share: string,
  vote: Omit<VoteRecord, 'journey'>,
): Promise<Kept> {
  const known = await findShared(tx.db, edition, share);
  // The lock counts: two who vote at once as the fortieth do not become forty-one.
  if (!known || !(await lockJourney(tx.db, edition, known.id))) throw refuse.noSuchShare();
  const votes = await listVotes(tx.db, edition, [known.id]);
  if (votes.length >= voteLimit && !votes.some((one) => one.voter === vote.voter))
    throw refuse.tooManyVotes({ limit: voteLimit });
  await upsertVote(tx.db, edition, { ...vote, journey: known.id }, tx.now);
  return await getSharedJourney(tx, edition, share);
}
