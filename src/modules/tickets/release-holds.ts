import type { Tx } from '../../platform/tx.ts';
import { freePlaces } from './free-places.ts';
import type { HoldRecord } from './hold.ts';
import { setHoldState } from './store.ts';

/** Ends holds that nobody claimed and puts their places back on sale. */
export async function releaseHolds(
  tx: Tx,
  edition: string,
  holds: readonly Pick<HoldRecord, 'id' | 'session' | 'category' | 'places'>[],
): Promise<void> {
  if (holds.length === 0) return;
  await freePlaces(tx, edition, holds);
  await setHoldState(
    tx.db,
    edition,
    holds.map((hold) => hold.id),
    'released',
  );
}
