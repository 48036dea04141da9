import type { Money } from '../../kernel/money.ts';
import type { SupplierFailure } from '../suppliers/connector.ts';

/** Where a parcel comes from or goes to. */
export interface Address {
  readonly name: string;
  readonly street: string;
  readonly town: string;
  readonly region: string | null;
  readonly postcode: string;
  /** ISO 3166-1 alpha-2. */
  readonly country: string;
  readonly phone: string | null;
}

/** A kind of goods in a parcel, as customs read it. */
export interface Content {
  readonly description: string;
  readonly count: number;
  /** Of all of them. */
  readonly grams: number;
  readonly value: Money;
  /** The same in US dollars, in which some systems declare; null where no rate is known. */
  readonly usd: Money | null;
  readonly hsCode: string;
  /** ISO 3166-1 alpha-2. */
  readonly origin: string;
}

export interface ParcelToSend {
  /** Ours, to find it again: the id of the consignment. */
  readonly reference: string;
  readonly from: Address;
  readonly to: Address;
  readonly via: 'post' | 'courier' | null;
  readonly grams: number;
  readonly millimetres: { readonly length: number; readonly width: number; readonly height: number };
  readonly contents: readonly Content[];
}

/** What it would cost; `shipment` and `rate` are the system's own names for it, good for a while. */
export interface ParcelOffer {
  readonly system: string;
  readonly carrier: string;
  readonly service: string;
  readonly price: Money;
  readonly days: { readonly fewest: number | null; readonly most: number | null };
  readonly shipment: string;
  readonly rate: string;
}

export interface Label {
  readonly carrier: string;
  readonly tracking: string;
  readonly url: string;
}

export interface LabelWish {
  readonly shipment: string;
  readonly rate: string;
  /** Ours; a shipment of another one is refused. */
  readonly reference: string;
}

export type TrackState = 'underWay' | 'delivered' | 'failed';
export type Failed = { readonly failure: SupplierFailure };

/** A system that knows prices of carriers, sells their labels and follows parcels. Asking never throws. */
export interface ParcelCarrier {
  readonly name: string;
  /** Whether there are keys for it; without them the table of rates serves alone. */
  readonly isSetUp: boolean;
  quote(parcel: ParcelToSend): Promise<{ readonly offers: readonly ParcelOffer[] } | Failed>;
  /** Bought once: a retry gets the label of the first time. */
  buyLabel(wish: LabelWish): Promise<{ readonly label: Label } | Failed>;
  track(shipment: string): Promise<{ readonly state: TrackState } | Failed>;
}
