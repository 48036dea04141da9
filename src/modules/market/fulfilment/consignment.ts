import type { Words } from '../../../kernel/language.ts';
import type { Money } from '../../../kernel/money.ts';

export const consignmentStates = ['placed', 'packed', 'partlySent', 'sent', 'delivered', 'cancelled'] as const;

/** What was agreed when it was bought: it never changes, whatever becomes of products and rules. */
export interface Agreed {
  readonly orderNumber: string;
  /** Day whose law was applied. */
  readonly lawDay: string;
  readonly customs: string | null;
  readonly lines: readonly {
    readonly hold: string;
    readonly title: Words;
    readonly detail: Words;
    readonly count: number;
    readonly unitPrice: Money;
    readonly total: Money;
    /** After promotions, in the edition's currency. */
    readonly value: Money;
  }[];
  readonly charges: readonly {
    readonly kind: string;
    readonly rule: string | null;
    readonly words: Words;
    readonly amount: Money;
    readonly base: Money;
    readonly lines: readonly string[];
  }[];
  readonly total: Money;
  readonly base: Money;
}

/** A sub-order as its brand works on it. */
export interface Consignment {
  readonly edition: string;
  readonly id: string;
  readonly order: string;
  readonly number: string;
  readonly brand: string;
  /** Null once the buyer erased the account. */
  readonly person: string | null;
  readonly delivery: string;
  readonly state: (typeof consignmentStates)[number];
  readonly document: Agreed;
  readonly placedAt: number;
}

export interface ConsignmentItem {
  readonly edition: string;
  readonly consignment: string;
  readonly hold: string;
  readonly brand: string;
  readonly product: string;
  readonly variant: string;
  readonly count: number;
  readonly cancelled: number;
  readonly sent: number;
  readonly returned: number;
}

/** Key of a sub-order: whose goods, and the delivery that was chosen for them. */
export const subOrderKey = (brand: string, delivery: string) => `${brand}/${delivery}`;
export const deliveryOfKey = (key: string) => key.slice(key.indexOf('/') + 1);
