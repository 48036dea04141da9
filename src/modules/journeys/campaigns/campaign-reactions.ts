import type { Mailer } from '../../../platform/mail/mailer.ts';
import { type Reaction, reaction } from '../../../platform/outbox/dispatcher.ts';
import { CampaignSent, RecipientDrawn } from '../events.ts';
import { mailRecipient } from './mail-recipient.ts';
import { listUnmailed } from './store.ts';

/** A campaign becomes one event a person, so that each mail is sent, marked and tried again on its own. */
export function campaignReactions(mailer: Mailer, origin: string): Reaction[] {
  return [
    reaction('journeys/draw-recipients', CampaignSent, async (tx, { campaign }, edition) => {
      for (const person of await listUnmailed(tx.db, edition, campaign))
        await tx.emit(RecipientDrawn, edition, person, { campaign, person });
    }),
    reaction('journeys/mail-recipient', RecipientDrawn, async (tx, facts, edition) => {
      const mail = await mailRecipient(tx, edition, facts, origin);
      if (mail) await mailer.send(mail);
    }),
  ];
}
