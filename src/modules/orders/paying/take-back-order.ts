import { groupBy } from '../../../kernel/group-by.ts';
import type { Tx } from '../../../platform/tx.ts';
import { OrderTakenBack } from '../events.ts';
import type { PaymentRecord } from '../order-record.ts';
import { returnUses } from '../promotions/return-uses.ts';
import type { Sellable } from '../sellable.ts';
import { insertEntry, lockOrder, setOrderState } from '../store.ts';
import { listBooked, markExpired, voidRefunds } from './store.ts';

/**
 * The money of a paid order never came: its authorisation ended before it was captured. What was bought goes back on sale, the books are as
 * before, and the buyer is told. Goods that were sent already stay sent.
 */
export async function takeBackOrder(tx: Tx, payment: PaymentRecord, sellables: readonly Sellable[]): Promise<void> {
  const { edition } = payment;
  const order = (await lockOrder(tx.db, edition, payment.order))!;
  if (!(await markExpired(tx.db, payment))) return;
  for (const sellable of sellables) {
    const items = await sellable.listBought(tx, edition, order.id);
    if (items.length > 0) await sellable.takeBack(tx, edition, order.id, items);
  }
  await returnUses(tx, order);
  await voidRefunds(tx.db, order);
  for (const [currency, booked] of groupBy(await listBooked(tx.db, order), (one) => one.currency)) {
    const amounts = Object.fromEntries(booked.map(({ account, amount }) => [account, -amount]));
    await insertEntry(tx.db, { edition, order: order.id, amounts, currency, cause: 'takenBack', now: tx.now });
  }
  await setOrderState(tx.db, order, 'released', tx.now);
  await tx.emit(OrderTakenBack, edition, order.id, { order: order.id });
}
