import type { Tx } from '../../platform/tx.ts';
import { OrderReleased } from './events.ts';
import { returnUses } from './promotions/return-uses.ts';
import type { Sellable } from './sellable.ts';
import { lockOrder, setOrderState } from './store.ts';

/** Gives back what an unpaid order kept, once its time is over; money that still comes is refunded when it does. */
export async function releaseOrder(tx: Tx, edition: string, id: string, sellables: readonly Sellable[]): Promise<void> {
  const order = await lockOrder(tx.db, edition, id);
  if (order?.state !== 'placed' || order.payUntil > tx.now) return;
  for (const sellable of sellables) await sellable.release(tx, edition, id);
  await returnUses(tx, order);
  await setOrderState(tx.db, order, 'released', tx.now);
  await tx.emit(OrderReleased, edition, id, { order: id });
}
