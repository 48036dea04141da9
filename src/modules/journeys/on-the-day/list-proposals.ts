import type { Tx } from '../../../platform/tx.ts';
import { personOf } from '../../../platform/tx.ts';
import type { Proposal } from '../on-the-day-endpoints.ts';
import { refuse } from '../problems.ts';
import { findJourney } from '../store.ts';
import { toProposal } from './proposal.ts';
import { listProposalsOf } from './store.ts';

/** Offers for a day of the caller's journey, newest first. Refuses `noSuchJourney`. */
export async function listProposals(tx: Tx, edition: string, journey: string): Promise<Proposal[]> {
  const record = await findJourney(tx.db, edition, journey);
  if (!record || record.person !== personOf(tx)) throw refuse.noSuchJourney({ journey });
  return (await listProposalsOf(tx.db, edition, journey)).map(toProposal);
}
