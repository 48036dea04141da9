import { type Reaction, reaction } from '../../platform/outbox/dispatcher.ts';
import { listEditionHashes } from '../editions/index.ts';
import { PartyChanged } from '../people/index.ts';
import { TicketsChanged } from '../tickets/index.ts';
import { issuePasses } from './issue-passes.ts';
import { recordChanges } from './snapshot/record-changes.ts';
import { listPassesOf } from './store.ts';

/** Who has tickets has passes, and the gates of their venues hear of it. */
export const passReactions: Reaction[] = [
  reaction('passes/issue', TicketsChanged, async (tx, { people, sessions }, edition) => {
    for (const person of people) await issuePasses(tx, edition, person);
    await recordChanges(tx, edition, people, sessions);
  }),
  reaction('passes/rename', PartyChanged, async (tx, { person }) => {
    for (const { edition } of await listEditionHashes(tx.db)) {
      if ((await listPassesOf(tx.db, edition, [person])).length === 0) continue;
      await issuePasses(tx, edition, person);
      await recordChanges(tx, edition, [person]);
    }
  }),
];
