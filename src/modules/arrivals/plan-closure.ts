import { groupBy } from '../../kernel/group-by.ts';
import { day } from '../../kernel/time.ts';
import type { Tx } from '../../platform/tx.ts';
import { getProgramme } from '../editions/index.ts';
import type { ClosureEffect } from './contract.ts';
import { effectOf, movedSlots } from './moved-slots.ts';
import type { SlotRecord } from './slot.ts';
import { listLoads, listOpenClosures, listSlotsAt } from './store.ts';
import { windowsOf } from './venue-ground.ts';
import { gateOf } from './visitor-gate.ts';

/** Who would be told what if a gate closed now: parties of sessions at its venue that start within 24 hours. Changes nothing. */
export async function planClosure(
  tx: Tx,
  edition: string,
  gateKey: string,
  closure: string,
): Promise<{ moved: SlotRecord[]; effect: ClosureEffect }> {
  const programme = await getProgramme(tx, edition);
  const { gate, gates } = gateOf(programme, gateKey);
  const sessions = [...programme.sessions.values()].filter(
    ({ venue, startsAt }) => venue === gate.venue && startsAt !== null && startsAt > tx.now && startsAt < tx.now + day,
  );
  const ids = sessions.map(({ id }) => id);
  const slots = await listSlotsAt(tx.db, edition, gateKey, ids, tx.now);
  const bySession = groupBy(slots, (slot) => slot.session);
  const loads = groupBy(await listLoads(tx.db, edition, ids), (load) => load.session);
  const closed = new Set([gateKey, ...(await listOpenClosures(tx.db, edition)).map((one) => one.gate)]);
  const moved = sessions.flatMap((session) => {
    const windows = windowsOf(session);
    const parties = bySession.get(session.id) ?? [];
    if (!windows || parties.length === 0) return [];
    // The parties of the gate leave it: what was told there no longer counts.
    const others = (loads.get(session.id) ?? []).filter((load) => load.gate !== gateKey);
    return movedSlots({ gates, windows, closed, loads: others, now: tx.now }, parties, closure);
  });
  const nameOf = (key: string) => gates.find((one) => one.key === key)?.name ?? key;
  return { moved, effect: effectOf(moved, slots.length, nameOf) };
}
