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
  readonly packedAt: number | null;
  /** When the last of its parcels had come. */
  readonly deliveredAt: number | null;
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

/** So many of one line. */
export interface Units {
  readonly hold: string;
  readonly count: number;
}

/**
 * Where a consignment stands, from its lines and parcels alone: cancelled when nothing is left of it, sent when nothing is left to send,
 * delivered when no parcel is under way any more.
 */
export function consignmentState(
  items: readonly Pick<ConsignmentItem, 'count' | 'cancelled' | 'sent'>[],
  parcels: readonly { readonly state: 'sent' | 'delivered' | 'lost' }[],
  isPacked: boolean,
): Consignment['state'] {
  if (items.every((item) => item.cancelled === item.count)) return 'cancelled';
  if (items.some((item) => item.cancelled + item.sent < item.count)) {
    if (items.some((item) => item.sent > 0)) return 'partlySent';
    return isPacked ? 'packed' : 'placed';
  }
  return parcels.some((parcel) => parcel.state === 'sent') ? 'sent' : 'delivered';
}

/** Key of a sub-order: whose goods, and the delivery that was chosen for them. */
export const subOrderKey = (brand: string, delivery: string) => `${brand}/${delivery}`;
export const deliveryOfKey = (key: string) => key.slice(key.indexOf('/') + 1);
