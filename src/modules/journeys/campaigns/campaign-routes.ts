import { on, onCall, type Route } from '../../../platform/http/route.ts';
import * as contract from '../contract.ts';
import { listCampaigns } from './list-campaigns.ts';
import { previewCampaign } from './preview-campaign.ts';
import { sendCampaign } from './send-campaign.ts';
import { unsubscribe } from './unsubscribe.ts';

export const campaignRoutes: readonly Route[] = [
  // It only looks: no transaction that could write, and no lock.
  onCall(contract.previewCampaign, (call, { params, body }) =>
    call.database.read(call.actor, (tx) => previewCampaign(tx, params.edition, body)),
  ),
  on(contract.sendCampaign, (tx, { params, body }) => sendCampaign(tx, params.edition, body)),
  on(contract.listCampaigns, async (tx, { params }) => ({ campaigns: await listCampaigns(tx, params.edition) })),
  on(contract.unsubscribe, async (tx, { params }) => {
    await unsubscribe(tx, params.token);
    return null;
  }),
];
