import type { Money } from '../../kernel/money.ts';

/** What is looked for: rooms near a point for some nights, or seats between two airports on a day. */
export type OfferQuery =
  | {
      readonly kind: 'rooms';
      readonly latitude: number;
      readonly longitude: number;
      readonly firstNight: string;
      readonly nights: number;
      readonly adults: number;
      readonly currency: string;
    }
  | {
      readonly kind: 'seats';
      /** IATA codes. */
      readonly from: string;
      readonly to: string;
      readonly day: string;
      readonly adults: number;
      readonly currency: string;
    };

/** What a supplier would sell at this moment; nothing is held by having seen it. */
export interface Offer {
  readonly kind: OfferQuery['kind'];
  /** The supplier's own name for it, good for a while. */
  readonly id: string;
  /** Hotel and kind of room, or the flights in their order. */
  readonly title: string;
  readonly detail: string;
  /** For everybody and all nights. */
  readonly price: Money;
  /** Rooms or seats that the supplier says are left; null where it does not say. */
  readonly left: number | null;
}

/** Why there is no answer; a closed list, in order of precedence. */
export const supplierFailures = [
  'notSetUp',
  'notOffered',
  'timedOut',
  'unreachable',
  'tooMany',
  'refused',
  'unreadable',
] as const;
export type SupplierFailure = (typeof supplierFailures)[number];

export type OfferAnswer = { readonly offers: readonly Offer[] } | { readonly failure: SupplierFailure };

/** A supplier outside of the house. Asking never throws: what went wrong is part of the answer. */
export interface Connector {
  readonly name: string;
  /** Whether there are keys for it; without them the organiser's own allotments serve alone. */
  readonly isSetUp: boolean;
  offers(query: OfferQuery): Promise<OfferAnswer>;
}
