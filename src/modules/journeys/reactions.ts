import type { Mailer } from '../../platform/mail/mailer.ts';
import type { Reaction } from '../../platform/outbox/dispatcher.ts';
import { campaignReactions } from './campaigns/campaign-reactions.ts';

/** What journeys do after events. */
export function journeyReactions(mailer: Mailer, origin: string): Reaction[] {
  return [...campaignReactions(mailer, origin)];
}
