import type { Tx } from '../../../platform/tx.ts';
import { getOwnJourney } from '../kept/get-own-journey.ts';
import { refuse } from '../problems.ts';
import type { Journey } from '../shapes.ts';
import { upsertJourney } from '../store.ts';
import { withDay } from './proposal.ts';
import { lockProposal, setProposalState } from './store.ts';

/** Takes an offer for a day, or keeps the day. The same answer again changes nothing. Refuses `noSuchJourney`, `noSuchProposal`, `proposalAnswered`. */
export async function answerProposal(
  tx: Tx,
  edition: string,
  { journey: id, proposal: proposalId, accept }: { journey: string; proposal: string; accept: boolean },
): Promise<Journey> {
  const record = await getOwnJourney(tx, edition, id);
  const proposal = await lockProposal(tx.db, edition, proposalId);
  if (!proposal || proposal.journey !== id) throw refuse.noSuchProposal({ proposal: proposalId });
  const state = accept ? 'accepted' : 'declined';
  if (proposal.state === state) return record.journey;
  if (proposal.state !== 'offered') throw refuse.proposalAnswered({ state: proposal.state });
  await setProposalState(tx.db, edition, proposalId, state);
  if (!accept) return record.journey;
  const journey = withDay(record.journey, proposal.proposal);
  await upsertJourney(tx.db, { ...record, journey, savedAt: tx.now });
  return journey;
}
