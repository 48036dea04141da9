import { windowMinutes } from '../../engines/crowd/slots-for-parties.ts';
import { invariant } from '../../kernel/invariant.ts';
import { type Instant, minute } from '../../kernel/time.ts';
import { personOf, type Tx } from '../../platform/tx.ts';
import { getProgramme, refuseEdition } from '../editions/index.ts';
import { arrivalOf } from './arrival.ts';
import type { Arrival } from './contract.ts';
import { refuse } from './problems.ts';
import { findClosures, findSlot, listLoads, lockSession, upsertSlots } from './store.ts';

/** Takes another window at the same gate, or none (null). A window that is full is not given; coming then anyway is nobody's fault. */
export async function chooseSlot(
  tx: Tx,
  edition: string,
  session: string,
  { fromAt }: { fromAt: Instant | null },
): Promise<Arrival> {
  const programme = await getProgramme(tx, edition);
  if (!programme.sessions.has(session)) throw refuseEdition.noSuchSession({ session });
  const person = personOf(tx);
  await lockSession(tx.db, edition, session);
  const slot = await findSlot(tx.db, edition, session, person);
  if (!slot) throw refuse.noSuchSlot({ session });
  const others = await listLoads(tx.db, edition, [session], [person]);
  const closures = await findClosures(tx.db, edition, slot.closure === null ? [] : [slot.closure]);
  if (fromAt !== null && fromAt !== slot.fromAt) {
    const choice = arrivalOf(programme, slot, others, closures, tx.now)?.choices.find((one) => one.fromAt === fromAt);
    if (!choice) throw refuse.noSuchWindow({ session });
    if (choice.fill === 'full') throw refuse.windowFull({ session });
  }
  const chosen = {
    ...slot,
    fromAt,
    untilAt: fromAt === null ? null : fromAt + windowMinutes * minute,
    state: fromAt === null ? ('declined' as const) : fromAt === slot.fromAt ? slot.state : ('chosen' as const),
  };
  await upsertSlots(tx.db, edition, [chosen]);
  const arrival = arrivalOf(programme, chosen, await listLoads(tx.db, edition, [session]), closures, tx.now);
  invariant(arrival, 'A slot that was just saved can be shown');
  return arrival;
}
