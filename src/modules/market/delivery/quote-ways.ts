import { money } from '../../../kernel/money.ts';
import type { Tx } from '../../../platform/tx.ts';
import { listListedProducts, listVariants } from '../catalogue/store.ts';
import type { MarketPorts } from '../ports.ts';
import { refuse } from '../problems.ts';
import type { WayOffer } from '../shapes.ts';
import { getKnown } from './get-known.ts';
import type { Parcel } from './way-costs.ts';
import { offersOf } from './way-offers.ts';

export interface WaysWish {
  readonly lines: readonly { readonly variant: string; readonly count: number }[];
  readonly country: string;
  readonly region: string | null;
}

/** What some goods cost each lawful way, for anybody, before anything is held. Refuses `noSuchVariant`. */
export async function quoteWays(tx: Tx, edition: string, wish: WaysWish, ports: MarketPorts): Promise<WayOffer[]> {
  const known = await getKnown(tx, edition, ports);
  const variants = await listVariants(
    tx.db,
    edition,
    wish.lines.map((line) => line.variant),
  );
  const products = await listListedProducts(tx.db, edition, [...new Set(variants.map((one) => one.product))]);
  const parcels = new Map<string, Parcel & { goods: Parcel['goods'][number][] }>();
  for (const { variant: id, count } of wish.lines) {
    const variant = variants.find((one) => one.id === id);
    const product = products.find((one) => one.id === variant?.product);
    if (!variant || !product) throw refuse.noSuchVariant({ variant: id });
    const parcel = parcels.get(variant.brand) ?? { key: variant.brand, goods: [] };
    parcels.set(variant.brand, parcel);
    const { hsCode, origin, taxClass } = product.content;
    const value = money(variant.priceAmount * count, variant.currency);
    parcel.goods.push({ id, hsCode, origin, taxClass, value, count, weightGrams: variant.content.weightGrams * count });
  }
  // Whoever buys is asked for name and number where customs want them; until then the price is told as if they were given.
  const choice = {
    country: wish.country,
    region: wish.region,
    via: 'post' as const,
    isNamed: true,
    usedThisYear: null,
  };
  return offersOf([...parcels.values()], choice, known);
}
