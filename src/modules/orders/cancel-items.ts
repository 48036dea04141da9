import { type Money, money } from '../../kernel/money.ts';
import { refuseCommon } from '../../kernel/problem.ts';
import { personOf, type Tx } from '../../platform/tx.ts';
import type { Order } from './contract.ts';
import { getOrder } from './get-order.ts';
import type { OrderRecord } from './order-record.ts';
import { oweRefund } from './owe-refund.ts';
import { refuse } from './problems.ts';
import { sumReturns } from './return-sums.ts';
import type { Sellable } from './sellable.ts';
import { findRefund, lockOrder } from './store.ts';

export interface Cancellation {
  readonly refund: Money;
  /** What the policy keeps. */
  readonly kept: Money;
  readonly order: Order;
}

export interface CancelItems {
  readonly edition: string;
  readonly order: string;
  /** Of the cancellation, made by the caller. */
  readonly id: string;
  /** Ids of tickets, packages, goods. */
  readonly items: readonly string[];
  /** False: only say what would come back. */
  readonly commit: boolean;
}

/** Cancels items of a paid order and owes the money that the policy gives back. Refuses `noSuchOrder`, and what the sellable refuses. */
export async function cancelItems(tx: Tx, wish: CancelItems, sellables: readonly Sellable[]): Promise<Cancellation> {
  const order = await lockOrder(tx.db, wish.edition, wish.order);
  if (!order || order.person !== personOf(tx)) throw refuse.noSuchOrder({ order: wish.order });
  const earlier = await findRefund(tx.db, wish.edition, wish.id);
  if (earlier) {
    const isSame = earlier.order === order.id && [...earlier.items].sort().join() === [...wish.items].sort().join();
    if (!isSame) throw refuseCommon.conflictingId({ id: wish.id });
    return answerOf(tx, order, earlier.amount, earlier.kept);
  }
  if (order.state !== 'paid') throw refuse.orderNotOpen({ order: order.id, state: order.state });
  const offers = [];
  for (const sellable of sellables)
    offers.push({ sellable, returns: await sellable.quoteReturn(tx, wish.edition, order.id, wish.items) });
  const returns = offers.flatMap((one) => one.returns);
  if (returns.length !== wish.items.length) throw refuse.noSuchItem({ order: order.id });
  const sums = sumReturns(order, returns);
  if (wish.commit) {
    for (const { sellable, returns: own } of offers.filter((one) => one.returns.length > 0))
      await sellable.takeBack(
        tx,
        wish.edition,
        order.id,
        own.map((one) => one.item),
      );
    await oweRefund(tx, order, { id: wish.id, items: returns.map((one) => one.item), cause: 'cancelled' }, sums);
  }
  return answerOf(tx, order, sums.refund, sums.kept);
}

async function answerOf(tx: Tx, order: OrderRecord, refund: number, kept: number): Promise<Cancellation> {
  return {
    refund: money(refund, order.currency),
    kept: money(kept, order.currency),
    order: await getOrder(tx, order.edition, order.id),
  };
}
