import type { Mailer } from '../../platform/mail/mailer.ts';
import type { Reaction } from '../../platform/outbox/dispatcher.ts';
import { campaignReactions } from './campaigns/campaign-reactions.ts';
import { dayReactions } from './on-the-day/day-reactions.ts';
import type { Planner } from './planner/planner.ts';

/** What journeys do after events. */
export function journeyReactions(mailer: Mailer, origin: string, planner: Planner): Reaction[] {
  return [...dayReactions(mailer, origin, planner), ...campaignReactions(mailer, origin)];
}
