import { type Reaction, reaction } from '../../platform/outbox/dispatcher.ts';
import { getProgramme, listEditionHashes } from '../editions/index.ts';
import { PartyChanged } from '../people/index.ts';
import { listTicketsOf, TicketsChanged } from '../tickets/index.ts';
import { issuePasses } from './issue-passes.ts';
import { bumpVenues, listPassesOf } from './store.ts';

/** Who has tickets has passes, and the gates of their venues hear of it. */
export const passReactions: Reaction[] = [
  reaction('passes/issue', TicketsChanged, async (tx, { people, sessions }, edition) => {
    const programme = await getProgramme(tx, edition);
    for (const person of people) await issuePasses(tx, edition, person);
    await bumpVenues(tx.db, edition, [
      ...new Set(sessions.flatMap((session) => programme.sessions.get(session)?.venue ?? [])),
    ]);
  }),
  reaction('passes/rename', PartyChanged, async (tx, { person }) => {
    for (const { edition } of await listEditionHashes(tx.db)) {
      if ((await listPassesOf(tx.db, edition, [person])).length === 0) continue;
      const programme = await getProgramme(tx, edition);
      await issuePasses(tx, edition, person);
      const sessions = (await listTicketsOf(tx.db, edition, person)).map((ticket) => ticket.session);
      await bumpVenues(tx.db, edition, [
        ...new Set(sessions.flatMap((session) => programme.sessions.get(session)?.venue ?? [])),
      ]);
    }
  }),
];
