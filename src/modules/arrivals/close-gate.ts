import { recordAudit } from '../../platform/audit.ts';
import { personOf, type Tx } from '../../platform/tx.ts';
import type { ClosureEffect } from './contract.ts';
import { SlotMoved } from './events.ts';
import { effectOf } from './moved-slots.ts';
import { planClosure } from './plan-closure.ts';
import { refuse } from './problems.ts';
import { findClosures, insertClosure, listSlotsMovedBy, lockSession, upsertSlots } from './store.ts';

/** Closes a gate and tells its parties another one. The same id again answers what it moved. */
export async function closeGate(
  tx: Tx,
  edition: string,
  gate: string,
  { id, reason }: { id: string; reason: string },
): Promise<ClosureEffect> {
  const planned = await planClosure(tx, edition, gate, id);
  const isNew = await insertClosure(tx.db, edition, { id, gate, reason, closedAt: tx.now }, personOf(tx));
  if (!isNew) {
    const known = (await findClosures(tx.db, edition, [id]))[0];
    if (known?.gate !== gate || known.reason !== reason || known.reopenedAt !== null)
      throw refuse.closedAlready({ gate });
    const moved = await listSlotsMovedBy(tx.db, edition, id, 0);
    return effectOf(moved, moved.length, (key) => key.slice(key.lastIndexOf('.') + 1));
  }
  for (const session of planned.effect.sessions) await lockSession(tx.db, edition, session);
  // Planned again under the locks: somebody may have bought a ticket in between.
  const { moved, effect } = await planClosure(tx, edition, gate, id);
  await upsertSlots(tx.db, edition, moved);
  await recordAudit(tx, edition, 'arrivals.closeGate', { gate, reason, parties: effect.parties });
  for (const { session, person } of moved) await tx.emit(SlotMoved, edition, person, { session, person });
  return effect;
}
