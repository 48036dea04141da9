import { money } from '../../kernel/money.ts';
import { minute } from '../../kernel/time.ts';
import type { Order, Payment } from './contract.ts';
import type { Line, Pricing } from './shapes.ts';

/** How a total was made, with what only the books need: the commission of each line, in hundredths of a percent, by hold. */
export interface KeptPricing extends Pricing {
  readonly commissions: Readonly<Record<string, number>>;
}

/** An order as the database keeps it. */
export interface OrderRecord {
  readonly edition: string;
  readonly id: string;
  readonly number: string;
  /** Null once the buyer erased the account. */
  readonly person: string | null;
  readonly state: Order['state'];
  readonly lines: Line[];
  readonly pricing: KeptPricing;
  readonly totalAmount: number;
  readonly refundedAmount: number;
  /** Of the refunded, in the edition's currency. */
  readonly refundedBase: number;
  readonly currency: string;
  readonly language: string;
  readonly placedAt: number;
  readonly payUntil: number;
  readonly paidAt: number | null;
}

export interface PaymentRecord extends Payment {
  readonly order: string;
  readonly edition: string;
  readonly amount: number;
  readonly currency: string;
  /** What the attempt was asked for, so that a retry with other content is seen. */
  readonly fingerprint: string;
  readonly providerReference: string | null;
  /** What is left to do at the provider once this is committed. */
  readonly task: 'capture' | 'cancel' | null;
}

export interface RefundRecord {
  readonly edition: string;
  readonly id: string;
  readonly order: string;
  readonly payment: string;
  readonly amount: number;
  readonly currency: string;
  /** Of the amount, in the edition's currency. */
  readonly baseAmount: number;
  readonly cause: 'cancelled' | 'returned' | 'late' | 'double';
  readonly kept: number;
  readonly items: string[];
  /** void: owed out of money that never came. */
  readonly state: 'due' | 'sent' | 'void';
}

/** Time to pay once an order is placed. */
export const payWithin = 15 * minute;

/** Holds outlive the time to pay by so much, for a payment that is on its way when it ends. */
export const paymentGrace = 2 * minute;

/** Payments that may still become money. */
export const openStates: readonly Payment['state'][] = ['started', 'needsAction', 'processing'];

const alphabet = '23456789ABCDEFGHJKLMNPQRSTUVWXYZ';

/** Eight characters without look-alikes, from the chance in the order's id: K7Q2-94MX. */
export function orderNumber(id: string): string {
  const chance = BigInt(`0x${id.replaceAll('-', '').slice(-12)}`);
  let rest = chance;
  let text = '';
  for (let index = 0; index < 8; index++) {
    text += alphabet[Number(rest % 32n)];
    rest /= 32n;
  }
  return `${text.slice(0, 4)}-${text.slice(4)}`;
}

/** The wire form. */
export function toOrder(record: OrderRecord, payments: readonly PaymentRecord[]): Order {
  const { id, number, edition, state, lines, placedAt, payUntil, currency } = record;
  const { commissions: _, ...pricing } = record.pricing;
  return {
    id,
    number,
    edition,
    state,
    lines,
    ...pricing,
    total: money(record.totalAmount, currency),
    refunded: money(record.refundedAmount, currency),
    placedAt,
    payUntil,
    payments: payments.map(({ id, provider, state, actionUrl, clientSecret, declinedBecause }) => ({
      id,
      provider,
      state,
      actionUrl,
      clientSecret,
      declinedBecause,
    })),
  };
}
