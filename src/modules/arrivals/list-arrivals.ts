import { personOf, type Tx } from '../../platform/tx.ts';
import { getProgramme } from '../editions/index.ts';
import { arrivalOf } from './arrival.ts';
import type { Arrival } from './contract.ts';
import { findClosures, listLoads, listSlotsOf } from './store.ts';

/** The caller's slots by time; those of sessions that are over left out. */
export async function listArrivals(tx: Tx, edition: string): Promise<Arrival[]> {
  const programme = await getProgramme(tx, edition);
  const slots = (await listSlotsOf(tx.db, edition, personOf(tx))).filter(
    ({ session }) => (programme.sessions.get(session)?.endsAt ?? 0) > tx.now,
  );
  if (slots.length === 0) return [];
  const loads = await listLoads(
    tx.db,
    edition,
    slots.map(({ session }) => session),
  );
  const closures = await findClosures(
    tx.db,
    edition,
    slots.flatMap(({ closure }) => closure ?? []),
  );
  return slots.flatMap((slot) => arrivalOf(programme, slot, loads, closures, tx.now) ?? []);
}
