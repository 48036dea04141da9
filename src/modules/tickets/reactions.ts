import { inLanguage } from '../../kernel/language.ts';
import type { Mailer } from '../../platform/mail/mailer.ts';
import { type Reaction, reaction } from '../../platform/outbox/dispatcher.ts';
import { getProgramme } from '../editions/index.ts';
import { getPerson, PartyChanged } from '../people/index.ts';
import { TicketOffered, TicketsChanged } from './events.ts';
import { clearMembers, lockTicket } from './store.ts';
import { offerMail, sessionWords } from './words.ts';

export function ticketReactions(mailer: Mailer, origin: string): Reaction[] {
  return [
    reaction('tickets/clear-members', PartyChanged, async (tx, { person }) => {
      const { party } = await getPerson(tx, person);
      const cleared = await clearMembers(
        tx.db,
        person,
        party.map((member) => member.id),
      );
      for (const { edition, session } of cleared)
        await tx.emit(TicketsChanged, edition, person, { people: [person], sessions: [session] });
    }),
    reaction('tickets/mail-offer', TicketOffered, async (tx, { ticket: id, to, from }, edition) => {
      const ticket = await lockTicket(tx.db, edition, id);
      if (ticket?.offeredTo !== to) return;
      const { profile } = await getPerson(tx, from);
      const what = inLanguage(sessionWords(await getProgramme(tx, edition), ticket.session), profile.language);
      await mailer.send({
        to,
        ...offerMail[profile.language](profile.name, what, `${origin}/${profile.language}/${edition}/orders`),
      });
    }),
  ];
}
