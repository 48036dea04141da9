import type { Tx } from '../../../platform/tx.ts';
import { getProgramme } from '../../editions/index.ts';
import { asBrand } from '../brands/as-brand.ts';
import { getSetting } from '../catalogue/get-setting.ts';
import type { CatalogueContext } from '../catalogue/parse-catalogue.ts';
import { listOwnPhotos } from './store.ts';

/** What a brand's products may name: crafts and sports of the edition, photos of its own; and the currency of its prices. */
export async function getContext(tx: Tx, edition: string, brand: string): Promise<CatalogueContext> {
  const { currency, disciplines } = (await getProgramme(tx, edition)).edition;
  const { crafts } = await getSetting(tx, edition);
  return {
    currency,
    crafts: new Set(crafts.map((craft) => craft.craftId)),
    disciplines: new Set(disciplines.map((one) => one.id)),
    photos: new Set(await asBrand(tx, edition, brand, (db) => listOwnPhotos(db, edition, brand))),
  };
}
