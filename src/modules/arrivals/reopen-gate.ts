import { hour } from '../../kernel/time.ts';
import { recordAudit } from '../../platform/audit.ts';
import type { Tx } from '../../platform/tx.ts';
import { getProgramme } from '../editions/index.ts';
import { SlotMoved } from './events.ts';
import { refuse } from './problems.ts';
import { endClosure, listSlotsMovedBy, lockSession, upsertSlots } from './store.ts';
import { gateOf } from './visitor-gate.ts';

/** Whoever comes within the hour is on the way already; they are not sent back and forth. */
const leastAhead = hour;

/** Opens a gate again. Parties it moved go back to it at the time they have now, if that is far enough ahead. */
export async function reopenGate(
  tx: Tx,
  edition: string,
  gate: string,
  closure: string,
): Promise<{ parties: number; people: number }> {
  gateOf(await getProgramme(tx, edition), gate);
  if (!(await endClosure(tx.db, edition, closure, gate, tx.now))) throw refuse.notClosed({ gate });
  const found = await listSlotsMovedBy(tx.db, edition, closure, tx.now + leastAhead);
  const back = found.filter((slot) => slot.formerGate === gate);
  for (const session of new Set(back.map((slot) => slot.session))) await lockSession(tx.db, edition, session);
  await upsertSlots(
    tx.db,
    edition,
    back.map((slot) => ({ ...slot, gate, closure: null, formerGate: null })),
  );
  await recordAudit(tx, edition, 'arrivals.reopenGate', { gate, parties: back.length });
  for (const { session, person } of back) await tx.emit(SlotMoved, edition, person, { session, person });
  return { parties: back.length, people: back.reduce((sum, { people }) => sum + people, 0) };
}
