import type { MarketTables, ShippingRateRow } from '../catalogue/catalogue-rows.ts';

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
