import type { Tx } from '../../../platform/tx.ts';
import { getSetting } from '../catalogue/get-setting.ts';
import { listBrandsByIds, listVariantsOf, type ProductRecord } from '../catalogue/store.ts';
import type { MarketPorts } from '../ports.ts';
import { mapStars } from '../reviews/store.ts';
import { listPacks } from '../rules/list-packs.ts';
import type { Shelf } from './cards.ts';
import { taxRatesOf } from './tax.ts';

/** What cards of some products need: brands, crafts, variants with stock, stars. */
export async function getShelf(
  tx: Tx,
  edition: string,
  products: readonly ProductRecord[],
  ports: MarketPorts,
): Promise<Shelf> {
  const { crafts } = await getSetting(tx, edition);
  const brands = await listBrandsByIds(tx.db, edition, [...new Set(products.map((one) => one.brand))]);
  const ids = products.map((one) => one.id);
  return {
    brands: new Map(brands.map((brand) => [brand.id, brand])),
    crafts: new Map(crafts.map((craft) => [craft.craftId, craft])),
    variants: await listVariantsOf(tx.db, edition, ids),
    stars: await mapStars(tx.db, edition, ids),
    taxRates: taxRatesOf(await listPacks(tx, edition, ports)),
  };
}
