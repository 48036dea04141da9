import { convertMoney, type Rate, shareOf } from '../../kernel/exchange.ts';
import { addMoney, type Money, money, sumMoney, timesMoney } from '../../kernel/money.ts';
import type { Extras, HeldLine } from './sellable.ts';
import type { Charge, Discount, Line, Pricing, SubOrder } from './shapes.ts';

/** A promotion that applies, in the edition's currency. */
export type BaseDiscount = Omit<Discount, 'amount' | 'base' | 'shares'> & {
  readonly shares: readonly { readonly hold: string; readonly base: Money }[];
};

export interface Priced extends Pricing {
  readonly lines: Line[];
  readonly total: Money;
}

/**
 * Prices a cart in the currency that is charged. A line costs its unit price times its count; each unit price, discount and charge is
 * converted once (half up), and every sum is a sum of what stands above it, so sub-orders and lines always add up to the total.
 */
export function priceCart(
  held: readonly HeldLine[],
  discounts: readonly BaseDiscount[],
  extras: readonly Extras[],
  { rate, currency }: { rate: Rate | null; currency: string },
): Priced {
  const toCharged = (value: Money) => (rate ? convertMoney(value, rate) : value);
  const charged = rate?.to ?? currency;
  const lines = held.map(({ line }): Line => {
    const unitPrice = toCharged(line.unitPrice);
    return { ...line, unitPrice, total: timesMoney(unitPrice, line.count), base: line.total };
  });
  const byHold = new Map(lines.map((line) => [line.hold, line]));
  // Of each line so far: several promotions on one line never round to more than the line.
  const off = new Map<string, number>();
  const taken = discounts.map((discount): Discount => {
    const shares = discount.shares.map(({ hold, base }) => {
      const line = byHold.get(hold)!;
      const before = off.get(hold) ?? 0;
      off.set(hold, before + base.amount);
      const amount = partOf(line, before + base.amount) - partOf(line, before);
      return { hold, base, amount: money(amount, charged) };
    });
    return {
      ...discount,
      shares,
      amount: sumMoney(
        shares.map((share) => share.amount),
        charged,
      ),
      base: sumMoney(
        shares.map((share) => share.base),
        currency,
      ),
    };
  });
  const charges = extras
    .flatMap((one) => one.charges)
    .map((charge): Charge => ({ ...charge, amount: toCharged(charge.base) }));
  const subOrders = extras
    .flatMap((one) => one.subOrders)
    .map((one) => sumSubOrder(one, { lines, discounts: taken, charges, charged, currency }));
  const sum = (side: 'amount' | 'base', unit: string) =>
    addMoney(
      sumMoney(
        lines.map((line) => (side === 'amount' ? line.total : line.base!)),
        unit,
      ),
      ...taken.map((discount) => money(-discount[side].amount, unit)),
      ...charges.map((charge) => charge[side]),
    );
  return {
    lines,
    discounts: taken,
    charges,
    subOrders,
    rate,
    base: sum('base', currency),
    total: sum('amount', charged),
  };
}

/** The same part of what a line is charged as `base` is of its base; never more than the line. */
function partOf(line: Line, base: number): number {
  const whole = line.base!.amount;
  return whole === 0 ? 0 : shareOf(line.total.amount, base, whole);
}

function sumSubOrder(
  one: Pick<SubOrder, 'key' | 'seller' | 'dispatch' | 'customs'>,
  all: { lines: Line[]; discounts: Discount[]; charges: Charge[]; charged: string; currency: string },
): SubOrder {
  const lines = all.lines.filter((line) => line.subOrder === one.key);
  const holds = new Set(lines.map((line) => line.hold));
  const shares = all.discounts.flatMap((discount) => discount.shares).filter((share) => holds.has(share.hold));
  const charges = all.charges.filter((charge) => charge.subOrder === one.key);
  const goods = sumMoney(
    lines.map((line) => line.total),
    all.charged,
  );
  const discount = sumMoney(
    shares.map((share) => share.amount),
    all.charged,
  );
  const [carried, owed] = [true, false].map((isShipping) =>
    sumMoney(
      charges.filter((charge) => (charge.kind === 'shipping') === isShipping).map((charge) => charge.amount),
      all.charged,
    ),
  ) as [Money, Money];
  const base =
    sumMoney(
      lines.map((line) => line.base!),
      all.currency,
    ).amount -
    sumMoney(
      shares.map((share) => share.base),
      all.currency,
    ).amount +
    sumMoney(
      charges.map((charge) => charge.base),
      all.currency,
    ).amount;
  return {
    ...one,
    number: null,
    goods,
    discount,
    shipping: carried,
    taxes: owed,
    total: addMoney(goods, money(-discount.amount, all.charged), carried, owed),
    base: money(base, all.currency),
  };
}

/** What promotions took off each line, by hold, in the edition's currency. */
export function takenOff(
  discounts: readonly Pick<Discount, 'shares'>[] | readonly BaseDiscount[],
): Map<string, number> {
  const sums = new Map<string, number>();
  for (const { shares } of discounts)
    for (const { hold, base } of shares) sums.set(hold, (sums.get(hold) ?? 0) + base.amount);
  return sums;
}

/** What a line brings each account, in the edition's currency: the seller its share, the organiser a commission or the sale. */
export function creditsOf(
  { line, commissionBasisPoints = 0 }: Pick<HeldLine, 'line' | 'commissionBasisPoints'>,
  discounts: readonly Discount[],
): Record<string, number> {
  const offBy = (funding: Discount['fundedBy']) =>
    takenOff(discounts.filter((one) => one.fundedBy === funding)).get(line.hold) ?? 0;
  const [own, sellers] = [offBy('organiser'), offBy('seller')];
  const price = line.base!.amount;
  if (!line.seller) return { sales: price - own - sellers };
  // A promotion of the organiser costs the organiser, never the maker.
  const value = price - sellers;
  const commission = shareOf(value, commissionBasisPoints, 10_000);
  return { [`seller:${line.seller.id}`]: value - commission, commission: commission - own };
}
