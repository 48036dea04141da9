import { randomBytes } from 'node:crypto';
import { refuseCommon } from '../../../kernel/problem.ts';
import { stableJson } from '../../../kernel/stable-json.ts';
import { recordAudit } from '../../../platform/audit.ts';
import { personOf, type Tx } from '../../../platform/tx.ts';
import type { Campaign, CampaignWish } from '../contract.ts';
import { CampaignSent } from '../events.ts';
import { refuse } from '../problems.ts';
import { controlGroup } from './control-group.ts';
import { findAudience } from './find-audience.ts';
import { fewest } from './hidden-counts.ts';
import { listCampaigns } from './list-campaigns.ts';
import { findCampaign, insertCampaign, insertRecipients, lockCampaigns } from './store.ts';

/**
 * Draws the two sides of a campaign and lets the mails go out after the commit. A retry gets the first answer and mails nobody again.
 * Refuses `nobodyToAsk`, and as `findAudience`.
 */
export async function sendCampaign(tx: Tx, edition: string, wish: CampaignWish): Promise<Campaign> {
  await lockCampaigns(tx.db, edition);
  const earlier = await findCampaign(tx.db, edition, wish.id);
  if (earlier && stableJson(earlier.wish) !== stableJson(wish)) throw refuseCommon.conflictingId({ id: wish.id });
  if (!earlier) await drawSides(tx, edition, wish);
  const campaigns = await listCampaigns(tx, edition);
  return campaigns.find((one) => one.id === wish.id)!;
}

async function drawSides(tx: Tx, edition: string, wish: CampaignWish): Promise<void> {
  const { matched } = await findAudience(tx, edition, wish);
  const people = matched.map(({ candidate }) => candidate.person);
  const control = controlGroup(wish.id, people, wish.controlShare);
  if (people.length - control.size < fewest) throw refuse.nobodyToAsk({ fewest });
  const rows = people.map((person) =>
    control.has(person)
      ? { person, side: 'control' as const, token: null }
      : { person, side: 'asked' as const, token: randomBytes(16).toString('base64url') },
  );
  const times = { madeAt: tx.now, sentAt: tx.now };
  await insertCampaign(tx.db, { edition, id: wish.id, wish, state: 'sent', madeBy: personOf(tx), ...times });
  await insertRecipients(tx.db, edition, wish.id, rows);
  const { id, ...what } = wish;
  await recordAudit(tx, edition, 'journeys.campaignSent', { campaign: id, ...what, people: people.length });
  await tx.emit(CampaignSent, edition, wish.id, { campaign: wish.id });
}
