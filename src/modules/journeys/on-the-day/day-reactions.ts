import { localDay } from '../../../kernel/time.ts';
import type { Mailer } from '../../../platform/mail/mailer.ts';
import { newId } from '../../../platform/new-id.ts';
import { type Reaction, reaction } from '../../../platform/outbox/dispatcher.ts';
import { getPerson } from '../../people/index.ts';
import { DayDisrupted, DayReplanned, DayTouched } from '../events.ts';
import { getSupply, listAllTaken } from '../get-supply.ts';
import type { Planner } from '../planner/planner.ts';
import { factsOf } from '../planning/facts.ts';
import { findJourney } from '../store.ts';
import { findDisruption, insertProposal, listBookedIdsOn, listOpenDisruptions } from './store.ts';
import { dayMail } from './words.ts';

/**
 * What happens when a day changes: each booked journey with that day hears of it in a transaction of its own, its day is planned
 * anew in a thread, and where that differs it is offered. Nothing changes until the person says so.
 */
export function dayReactions(mailer: Mailer, origin: string, planner: Planner): Reaction[] {
  return [
    reaction('journeys/touch-days', DayDisrupted, async (tx, { disruption }, edition) => {
      const told = await findDisruption(tx.db, edition, disruption);
      if (!told || told.endedAt !== null) return;
      const { known } = await getSupply(tx, edition);
      const day = localDay(told.fromAt, known.timeZone);
      for (const journey of await listBookedIdsOn(tx.db, edition, day))
        await tx.emit(DayTouched, edition, journey, { disruption, journey, day });
    }),
    reaction('journeys/replan-day', DayTouched, async (tx, { disruption, journey: id, day }, edition) => {
      const told = await findDisruption(tx.db, edition, disruption);
      const record = await findJourney(tx.db, edition, id);
      if (!told || told.endedAt !== null || !record) return;
      const { programme, known } = await getSupply(tx, edition);
      const plan = await planner.replan({
        facts: factsOf(programme, known.supply),
        taken: await listAllTaken(tx, edition, programme),
        wish: {
          journey: record.journey,
          day,
          now: tx.now,
          because: told.kind,
          disruptions: await listOpenDisruptions(tx.db, edition, tx.now),
        },
      });
      if (!plan) return;
      const proposal = newId();
      const facts = { because: told.kind, what: told.what, proposal: plan, state: 'offered', madeAt: tx.now } as const;
      await insertProposal(tx.db, edition, { id: proposal, journey: id, ...facts });
      await tx.emit(DayReplanned, edition, id, { proposal, journey: id });
    }),
    reaction('journeys/mail-day', DayReplanned, async (tx, { journey: id }, edition) => {
      const record = await findJourney(tx.db, edition, id);
      if (!record) return;
      const { email, profile } = await getPerson(tx, record.person);
      const { language } = profile;
      await mailer.send({ to: email, ...dayMail[language](`${origin}/${language}/${edition}/journeys/today`) });
    }),
  ];
}
