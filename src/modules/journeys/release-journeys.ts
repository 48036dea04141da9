import type { Tx } from '../../platform/tx.ts';
import { ticketParts } from '../tickets/index.ts';
import type { HoldRecord } from './hold.ts';
import { giveUnits, setHoldState } from './store.ts';

/** Ends holds that nobody claimed: seats go back on sale, units to their pools. The holds are locked by the caller. */
export async function releaseJourneys(tx: Tx, edition: string, holds: readonly HoldRecord[]): Promise<void> {
  const held = holds.filter((hold) => hold.state === 'held');
  if (held.length === 0) return;
  for (const hold of held) await ticketParts.release(tx, edition, hold.id);
  await giveUnits(
    tx.db,
    edition,
    held.flatMap((hold) => hold.takes),
  );
  await setHoldState(
    tx.db,
    edition,
    held.map((hold) => hold.id),
    'released',
  );
}
