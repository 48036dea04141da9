import type { OrderRecord } from './order-record.ts';
import { creditsOf } from './pricing.ts';
import type { Entry } from './store.ts';

/*
 * Which accounts an order, a refund and a payout touch. Accounts: `cash` and `receivable` (with the provider), `refundsOwed`, `sales` (the
 * organiser's), `commission`, `seller:<id>` (owed to a brand), `shipping` and `taxes` (owed to carriers and tax offices), `exchange`
 * (holds one side of what is charged in another currency than prices are made in). A credit is negative, as in double entry.
 */

type Amounts = Readonly<Record<string, number>>;
type Booking = Pick<Entry, 'amounts' | 'currency'>;

/** What an order owes whom, in the edition's currency; sums to the order's base. */
export function creditsOfOrder({ lines, pricing }: Pick<OrderRecord, 'lines' | 'pricing'>): Record<string, number> {
  const credits: Record<string, number> = {};
  const add = (account: string, amount: number) => {
    credits[account] = (credits[account] ?? 0) + amount;
  };
  for (const line of lines) {
    const commissionBasisPoints = pricing.commissions[line.hold] ?? 0;
    for (const [account, amount] of Object.entries(creditsOf({ line, commissionBasisPoints }, pricing.discounts)))
      add(account, amount);
  }
  for (const charge of pricing.charges) {
    const seller = pricing.subOrders.find((one) => one.key === charge.subOrder)?.seller.id;
    add(charge.account === 'seller' && seller ? `seller:${seller}` : charge.account, charge.base.amount);
  }
  return credits;
}

/** Money that arrived (`charged`, to `debit`) against what it is owed for. Two entries where two currencies meet. */
export function bookingsOf(
  debit: string,
  charged: { amount: number; currency: string },
  base: { credits: Amounts; currency: string },
): Booking[] {
  const owed = negative(base.credits);
  if (charged.currency === base.currency)
    return [{ amounts: plus({ [debit]: charged.amount }, owed), currency: charged.currency }];
  const sum = Object.values(base.credits).reduce((total, amount) => total + amount, 0);
  return [
    { amounts: { [debit]: charged.amount, exchange: -charged.amount }, currency: charged.currency },
    { amounts: plus({ exchange: sum }, owed), currency: base.currency },
  ];
}

/** The same the other way round: a refund takes from the accounts what it gives to `refundsOwed`. */
export function reversed(bookings: readonly Booking[]): Booking[] {
  return bookings.map(({ amounts, currency }) => ({ amounts: negative(amounts), currency }));
}

function negative(amounts: Amounts): Record<string, number> {
  return Object.fromEntries(Object.entries(amounts).map(([account, amount]) => [account, -amount]));
}

function plus(first: Amounts, second: Amounts): Record<string, number> {
  const sum: Record<string, number> = { ...first };
  for (const [account, amount] of Object.entries(second)) sum[account] = (sum[account] ?? 0) + amount;
  return sum;
}
