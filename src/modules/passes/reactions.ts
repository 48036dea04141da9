import { type Reaction, reaction } from '../../platform/outbox/dispatcher.ts';
import { getProgramme } from '../editions/index.ts';
import { TicketsChanged } from '../tickets/index.ts';
import { issuePasses } from './issue-passes.ts';
import { bumpVenues } from './store.ts';

/** Who has tickets has passes, and the gates of their venues hear of it. */
export const passReactions: Reaction[] = [
  reaction('passes/issue', TicketsChanged, async (tx, { people, sessions }, edition) => {
    const programme = await getProgramme(tx, edition);
    for (const person of people) await issuePasses(tx, edition, person);
    await bumpVenues(tx.db, edition, [...new Set(sessions.flatMap((session) => programme.sessions.get(session)?.venue ?? []))]);
  }),
];
