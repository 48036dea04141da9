import { localDay } from '../../../kernel/time.ts';
import { personOf, type Tx } from '../../../platform/tx.ts';
import { getProgramme } from '../../editions/index.ts';
import { getSetting } from '../catalogue/get-setting.ts';
import { listAnyVariants } from '../catalogue/store.ts';
import type { Arrival, Delivery } from '../shapes.ts';
import { listHoldsOf } from '../stock/store.ts';
import { arrivalOf } from './arrival.ts';
import { shippingDays } from './shipping.ts';

/** Whether what the caller has in the cart comes in time for a delivery; the heaviest parcel counts, nothing weighs a gram. */
export async function findArrival(
  tx: Tx,
  edition: string,
  { place, country, via }: Pick<Delivery, 'place' | 'country' | 'via'>,
): Promise<Arrival | null> {
  const holds = await listHoldsOf(tx.db, edition, personOf(tx), tx.now);
  const variants = await listAnyVariants(tx.db, edition, [...new Set(holds.map((hold) => hold.variant))]);
  const weights = new Map(variants.map((one) => [one.id, one.content.weightGrams]));
  const parcels = new Map<string, number>();
  for (const { brand, variant, count } of holds)
    parcels.set(brand, (parcels.get(brand) ?? 0) + weights.get(variant)! * count);
  const grams = Math.max(1, ...parcels.values());
  const days = shippingDays(await getSetting(tx, edition), { place: place.kind, country, via, grams });
  const { timeZone } = (await getProgramme(tx, edition)).edition;
  return arrivalOf(place, localDay(tx.now, timeZone), days);
}
