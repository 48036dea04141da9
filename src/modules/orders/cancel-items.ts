import { type Money, money, sumMoney } from '../../kernel/money.ts';
import { refuseCommon } from '../../kernel/problem.ts';
import { personOf, type Tx } from '../../platform/tx.ts';
import type { Order } from './contract.ts';
import { RefundMade } from './events.ts';
import { getOrder } from './get-order.ts';
import type { OrderRecord } from './order-record.ts';
import { refuse } from './problems.ts';
import type { Return, Sellable } from './sellable.ts';
import { addRefunded, findRefund, insertEntry, insertRefund, listPayments, lockOrder, setOrderState } from './store.ts';

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
  const refund = sumMoney(
    returns.map((one) => one.refund),
    order.currency,
  ).amount;
  const kept =
    sumMoney(
      returns.map((one) => one.paid),
      order.currency,
    ).amount - refund;
  if (wish.commit) {
    for (const { sellable, returns: own } of offers.filter((one) => one.returns.length > 0))
      await sellable.takeBack(
        tx,
        wish.edition,
        order.id,
        own.map((one) => one.item),
      );
    await oweRefund(tx, order, wish, returns, { refund, kept });
  }
  return answerOf(tx, order, refund, kept);
}

async function oweRefund(
  tx: Tx,
  order: OrderRecord,
  wish: CancelItems,
  returns: readonly Return[],
  { refund, kept }: { refund: number; kept: number },
): Promise<void> {
  if (refund === 0) return;
  const payments = await listPayments(tx.db, order.edition, [order.id]);
  const payment = payments.find((one) => one.state === 'succeeded')!;
  const { edition, currency } = order;
  const items = returns.map((one) => one.item);
  await insertRefund(
    tx.db,
    {
      edition,
      id: wish.id,
      order: order.id,
      payment: payment.id,
      amount: refund,
      currency,
      cause: 'cancelled',
      kept,
      items,
      state: 'due',
    },
    tx.now,
  );
  await insertEntry(tx.db, {
    edition,
    order: order.id,
    from: 'refundsOwed',
    to: 'sales',
    amount: refund,
    currency,
    cause: 'cancelled',
    now: tx.now,
  });
  await addRefunded(tx.db, order, refund);
  if (order.refundedAmount + refund === order.totalAmount) await setOrderState(tx.db, order, 'refunded', tx.now);
  await tx.emit(RefundMade, edition, order.id, { order: order.id, refund: wish.id });
}

async function answerOf(tx: Tx, order: OrderRecord, refund: number, kept: number): Promise<Cancellation> {
  return {
    refund: money(refund, order.currency),
    kept: money(kept, order.currency),
    order: await getOrder(tx, order.edition, order.id),
  };
}
