import { allocate, shareOf } from '../../kernel/exchange.ts';
import type { OrderRecord } from './order-record.ts';
import { creditsOf, takenOff } from './pricing.ts';
import type { PricedReturn, Return, UnitsReturn } from './sellable.ts';

export interface ReturnSums {
  /** In the currency that was charged. */
  readonly refund: number;
  readonly kept: number;
  /** In the edition's currency: what comes back, and from which accounts. */
  readonly base: number;
  readonly accounts: Record<string, number>;
}

/** In the edition's currency. */
interface Part {
  readonly paid: number;
  readonly accounts: Readonly<Record<string, number>>;
}

/**
 * What returns come to. Kinds speak in the edition's currency and of full prices; here it becomes what was charged after promotions. Sums are
 * taken over all that ever came back, so that many small refunds never make more than one large one.
 */
export function sumReturns(order: OrderRecord, returns: readonly Return[]): ReturnSums {
  const accounts: Record<string, number> = {};
  let [base, paid] = [0, 0];
  for (const one of returns) {
    const part = 'units' in one ? unitsPart(order, one) : pricedPart(order, one);
    paid += part.paid;
    for (const [account, amount] of Object.entries(part.accounts)) {
      accounts[account] = (accounts[account] ?? 0) + amount;
      base += amount;
    }
  }
  const whole = order.pricing.base.amount;
  const upTo = (amount: number) => (whole === 0 ? 0 : shareOf(order.totalAmount, amount, whole, 'down'));
  const refund = upTo(order.refundedBase + base) - order.refundedAmount;
  return { refund, kept: upTo(order.refundedBase + paid) - order.refundedAmount - refund, base, accounts };
}

function pricedPart(order: OrderRecord, one: PricedReturn): Part {
  const line = order.lines.find((candidate) => candidate.hold === one.hold)!;
  const whole = (line.base ?? line.total).amount;
  const left = whole - (takenOff(order.pricing.discounts).get(one.hold) ?? 0);
  const scaled = (amount: number) => (whole === 0 ? 0 : shareOf(amount, left, whole, 'down'));
  return { paid: scaled(one.paid.amount), accounts: { sales: scaled(one.refund.amount) } };
}

/** Each account gives back its part of the line and of the charges on it, up to the last unit returned less what went before. */
function unitsPart(order: OrderRecord, { hold, units, charges: kinds, isWayBorneBySeller = false }: UnitsReturn): Part {
  const { pricing, lines } = order;
  const line = lines.find((candidate) => candidate.hold === hold)!;
  const partOf = (amount: number) =>
    shareOf(amount, units.to, line.count, 'down') - shareOf(amount, units.from, line.count, 'down');
  const accounts: Record<string, number> = {};
  const add = (account: string, amount: number) => {
    accounts[account] = (accounts[account] ?? 0) + partOf(amount);
  };
  const commissionBasisPoints = pricing.commissions[hold] ?? 0;
  for (const [account, amount] of Object.entries(creditsOf({ line, commissionBasisPoints }, pricing.discounts)))
    add(account, amount);
  const off = takenOff(pricing.discounts);
  const worth = (id: string) => {
    const one = lines.find((candidate) => candidate.hold === id);
    return one ? (one.base ?? one.total).amount - (off.get(id) ?? 0) : 0;
  };
  for (const charge of pricing.charges) {
    const index = charge.lines.indexOf(hold);
    if (index < 0 || !kinds.includes(charge.kind)) continue;
    const share = allocate(charge.base.amount, charge.lines.map(worth))[index]!;
    const isWay = charge.kind === 'shipping' || charge.kind === 'fee';
    const isSellers = charge.account === 'seller' || (isWay && isWayBorneBySeller);
    add(isSellers && line.seller ? `seller:${line.seller.id}` : charge.account, share);
  }
  return { paid: Object.values(accounts).reduce((sum, amount) => sum + amount, 0), accounts };
}
