import type { Tx } from '../../../platform/tx.ts';
import { getProgramme } from '../../editions/index.ts';
import type { Campaign } from '../contract.ts';
import { campaignOf } from './campaign.ts';
import { listCampaignCounts } from './store.ts';

/** Campaigns of an edition with what they did against their control groups, newest first. */
export async function listCampaigns(tx: Tx, edition: string): Promise<Campaign[]> {
  const { currency } = (await getProgramme(tx, edition)).edition;
  return (await listCampaignCounts(tx.db, edition, currency)).map((counts) => campaignOf(counts, currency));
}
