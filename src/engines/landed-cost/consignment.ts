import type { Money } from '../../kernel/money.ts';

/** One line of a sub-order. */
export interface Goods {
  readonly id: string;
  /** Six to ten digits of the Harmonized System 2022; dots and spaces do not matter. */
  readonly hsCode: string;
  /** Country of origin, ISO 3166-1 alpha-2. */
  readonly origin: string;
  /** All of this line, without local tax, after promotions, in the sale's currency. */
  readonly value: Money;
  readonly count: number;
  /** All of this line, packed for sending. */
  readonly weightGrams: number;
  /** Japan's consumption tax: standard 10 %, reduced 8 % (food and drink). */
  readonly taxClass: 'standard' | 'reduced';
}

/** What goes to one buyer in one parcel: one sub-order, of one brand and from one place of dispatch. */
export interface Consignment {
  /** ISO 3166-1 alpha-2. */
  readonly destination: string;
  /** Country it is sent from, ISO 3166-1 alpha-2; Japan where it is not told. */
  readonly from?: string;
  /** State or province where the pack asks for one, as in `ON`. */
  readonly region: string | null;
  readonly goods: readonly Goods[];
  readonly shipping: Money;
  /** Day of the law, `YYYY-MM-DD`. */
  readonly day: string;
  readonly via: 'post' | 'courier';
  readonly buyer: {
    /** The real name and the number of an identity document are given. */
    readonly isNamed: boolean;
    /** Of a yearly quota, as far as this platform knows. */
    readonly usedThisYear: Money | null;
  };
}

export const usualDispatch = 'JP';

/** The digits of a code of the Harmonized System. */
export function hsDigits(hsCode: string): string {
  return hsCode.replace(/\D/g, '');
}
