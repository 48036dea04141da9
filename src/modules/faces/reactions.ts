import { type Reaction, reaction } from '../../platform/outbox/dispatcher.ts';
import { listTicketsOf, TicketsChanged } from '../tickets/index.ts';
import { deleteArmings, listArmingsOf } from './store.ts';

/** Who gave the ticket away is not armed for its session any more. */
export const faceReactions: Reaction[] = [
  reaction('faces/disarm', TicketsChanged, async (tx, { people }, edition) => {
    for (const person of people) {
      const armed = (await listArmingsOf(tx.db, edition, person)).map((one) => one.session);
      if (armed.length === 0) continue;
      const tickets = await listTicketsOf(tx.db, edition, person);
      const held = new Set(
        tickets.filter((one) => one.state === 'valid' && one.member === person).map((one) => one.session),
      );
      const sessions = armed.filter((session) => !held.has(session));
      if (sessions.length > 0) await deleteArmings(tx.db, edition, { person, sessions });
    }
  }),
];
