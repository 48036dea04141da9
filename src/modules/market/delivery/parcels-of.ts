import type { Goods } from '../../../engines/landed-cost/consignment.ts';
import { money } from '../../../kernel/money.ts';
import type { HoldRecord } from '../stock/hold.ts';
import type { HeldGoods } from './get-held-goods.ts';
import type { Parcel } from './way-costs.ts';

/** Held goods with the parcel they go in, and what is paid for all of them. */
export interface Packed extends Pick<HoldRecord, 'id' | 'product' | 'variant' | 'count' | 'currency'> {
  readonly key: string;
  readonly value: number;
}

/** One parcel for each key, with what customs need to know of each line. */
export function parcelsOf(
  packed: readonly Packed[],
  { products, variants }: Pick<HeldGoods, 'products' | 'variants'>,
): Parcel[] {
  const parcels = new Map<string, Parcel & { goods: Goods[] }>();
  for (const { id, key, product, variant, count, value, currency } of packed) {
    const { hsCode, origin, taxClass } = products.find((one) => one.id === product)!.content;
    const grams = variants.find((one) => one.id === variant)!.content.weightGrams;
    const parcel = parcels.get(key) ?? { key, goods: [] };
    parcels.set(key, parcel);
    parcel.goods.push({
      id,
      hsCode,
      origin,
      taxClass,
      value: money(value, currency),
      count,
      weightGrams: grams * count,
    });
  }
  return [...parcels.values()];
}
