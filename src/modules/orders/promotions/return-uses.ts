import type { Tx } from '../../../platform/tx.ts';
import type { OrderRecord } from '../order-record.ts';
import { freeUses } from './store.ts';

/** An order that comes to nothing gives back what it counted against limits. */
export async function returnUses(tx: Tx, { edition, pricing }: OrderRecord): Promise<void> {
  const ids = [...new Set(pricing.discounts.map((one) => one.promotion))];
  if (ids.length > 0) await freeUses(tx.db, edition, ids);
}
