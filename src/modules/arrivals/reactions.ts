import { inLanguage } from '../../kernel/language.ts';
import type { Mailer } from '../../platform/mail/mailer.ts';
import { type Reaction, reaction } from '../../platform/outbox/dispatcher.ts';
import type { Tx } from '../../platform/tx.ts';
import { getProgramme, listEditionHashes } from '../editions/index.ts';
import { getPerson, PartyChanged } from '../people/index.ts';
import { TicketsChanged } from '../tickets/index.ts';
import { assignSlot } from './assign-slot.ts';
import { SlotMoved } from './events.ts';
import { findClosures, findSlot, listSlotsOf } from './store.ts';
import { movedMail } from './words.ts';

/** Who has tickets has a slot; who is moved is told. */
export function arrivalReactions(mailer: Mailer, origin: string): Reaction[] {
  return [
    reaction('arrivals/assign', TicketsChanged, async (tx, { people, sessions }, edition) => {
      for (const person of people) for (const session of sessions) await assignSlot(tx, edition, person, session);
    }),
    reaction('arrivals/needs', PartyChanged, async (tx, { person }) => {
      for (const { edition } of await listEditionHashes(tx.db))
        for (const { session } of await listSlotsOf(tx.db, edition, person))
          await assignSlot(tx, edition, person, session);
    }),
    reaction('arrivals/mail-moved', SlotMoved, async (tx, { session, person }, edition) => {
      const mail = await mailAbout(tx, edition, session, person, origin);
      if (mail) await mailer.send(mail);
    }),
  ];
}

async function mailAbout(tx: Tx, edition: string, sessionId: string, person: string, origin: string) {
  const slot = await findSlot(tx.db, edition, sessionId, person);
  const programme = await getProgramme(tx, edition);
  const session = programme.sessions.get(sessionId);
  if (!slot || !session) return undefined;
  const { email, profile } = await getPerson(tx, person);
  const { language } = profile;
  const { timeZone, disciplines } = programme.edition;
  const format = new Intl.DateTimeFormat(language, { timeZone, hour: '2-digit', minute: '2-digit', hourCycle: 'h23' });
  const gateName = (key: string) =>
    programme.venues.get(session.venue)?.gates.find(({ id }) => id === key)?.name ?? key;
  const names = disciplines.find(({ id }) => id === session.discipline)?.names;
  const date = new Intl.DateTimeFormat(language, { timeZone, day: 'numeric', month: 'long' });
  const closure = slot.closure === null ? undefined : (await findClosures(tx.db, edition, [slot.closure]))[0];
  return {
    to: email,
    ...movedMail[language]({
      what: `${names ? inLanguage(names, language) : session.discipline}, ${date.format(session.startsAt ?? tx.now)}`,
      gate: gateName(slot.gate),
      times: slot.fromAt === null ? '' : `${format.format(slot.fromAt)}–${format.format(slot.untilAt!)}`,
      reason: closure?.reason ?? '',
      former: closure && slot.formerGate !== null ? gateName(slot.formerGate) : '',
      link: `${origin}/${language}/${edition}`,
    }),
  };
}
