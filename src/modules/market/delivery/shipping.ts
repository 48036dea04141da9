import { usualDispatch } from '../../../engines/landed-cost/consignment.ts';
import type { MarketTables, ShippingRateRow } from '../catalogue/catalogue-rows.ts';
import type { Place } from '../shapes.ts';

/** What a parcel of so many grams costs to a country; undefined where the table has no rate: too heavy, or nobody goes there. */
export function shippingRate(
  { shippingZones, shippingRates }: Pick<MarketTables, 'shippingZones' | 'shippingRates'>,
  { country, via, grams }: { country: string; via: 'post' | 'courier'; grams: number },
): ShippingRateRow | undefined {
  const zone = shippingZones.find((one) => one.country === country)?.zone;
  let best: ShippingRateRow | undefined;
  for (const rate of shippingRates) {
    if (rate.zone !== zone || rate.via !== via || rate.upToGrams < grams) continue;
    if (!best || rate.upToGrams < best.upToGrams) best = rate;
  }
  return best;
}

/** Days on the way to a place: a hotel or a locker is in the host country, wherever the guest is at home. */
export function shippingDays(
  tables: Pick<MarketTables, 'shippingZones' | 'shippingRates'>,
  { place, country, via, grams }: { place: Place['kind']; country: string; via: 'post' | 'courier'; grams: number },
): { fewest: number; most: number } | undefined {
  const rate = shippingRate(tables, { country: place === 'home' ? country : usualDispatch, via, grams });
  return rate && { fewest: rate.fewestDays, most: rate.mostDays };
}
