import { shareOf } from '../../kernel/exchange.ts';
import type { OrderRecord } from './order-record.ts';
import { takenOff } from './pricing.ts';
import type { Return } from './sellable.ts';

export interface ReturnSums {
  /** In the currency that was charged. */
  readonly refund: number;
  readonly kept: number;
  /** In the edition's currency: what comes back, and from which accounts. */
  readonly base: number;
  readonly accounts: Record<string, number>;
}

/**
 * What returns come to. Kinds speak in the edition's currency and of full prices; here it becomes what was charged after promotions. Sums are
 * taken over all that ever came back, so that many small refunds never make more than one large one.
 */
export function sumReturns(order: OrderRecord, returns: readonly Return[]): ReturnSums {
  const off = takenOff(order.pricing.discounts);
  const accounts: Record<string, number> = {};
  let [base, paid] = [0, 0];
  for (const one of returns) {
    const line = order.lines.find((candidate) => candidate.hold === one.hold)!;
    const whole = (line.base ?? line.total).amount;
    const left = whole - (off.get(one.hold) ?? 0);
    const scaled = (amount: number) => (one.accounts || whole === 0 ? amount : shareOf(amount, left, whole, 'down'));
    const refund = scaled(one.refund.amount);
    paid += scaled(one.paid.amount);
    base += refund;
    for (const [account, amount] of Object.entries(one.accounts ?? { sales: refund }))
      accounts[account] = (accounts[account] ?? 0) + amount;
  }
  const whole = order.pricing.base.amount;
  const upTo = (amount: number) => (whole === 0 ? 0 : shareOf(order.totalAmount, amount, whole, 'down'));
  const refund = upTo(order.refundedBase + base) - order.refundedAmount;
  return { refund, kept: upTo(order.refundedBase + paid) - order.refundedAmount - refund, base, accounts };
}
