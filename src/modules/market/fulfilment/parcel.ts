import type { Units } from './consignment.ts';

/** A label that was bought from a carrier's system. */
export interface BoughtLabel {
  /** Name of the system. */
  readonly system: string;
  readonly reference: string;
  readonly url: string;
}

/** Where a parcel leaves; the name is the brand's, the country the host's. */
export interface Sender {
  readonly street: string;
  readonly town: string;
  readonly postcode: string;
  readonly phone: string;
}

/** What left a brand in one box, as the database keeps it. */
export interface Parcel {
  readonly edition: string;
  readonly id: string;
  readonly consignment: string;
  readonly brand: string;
  /** lost: paid back as never come. */
  readonly state: 'sent' | 'delivered' | 'lost';
  /** As people call it: “Japan Post”. */
  readonly carrier: string;
  readonly tracking: string | null;
  readonly label: BoughtLabel | null;
  readonly sender: Sender | null;
  readonly items: readonly Units[];
  readonly grams: number;
  readonly sentAt: number;
  readonly expectedBy: number;
  readonly deliveredAt: number | null;
  readonly deliveredBy: 'carrier' | 'brand' | null;
}

/** Units of a line in some parcels. */
export function unitsIn(parcels: readonly Pick<Parcel, 'items'>[], hold: string): number {
  let sum = 0;
  for (const { items } of parcels) for (const item of items) if (item.hold === hold) sum += item.count;
  return sum;
}
