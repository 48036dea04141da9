import { choosePack } from '../../../engines/landed-cost/pack.ts';
import type { AnswerOf } from '../../../kernel/endpoint.ts';
import type { Tx } from '../../../platform/tx.ts';
import type { Family } from '../catalogue/catalogue-rows.ts';
import { getSetting } from '../catalogue/get-setting.ts';
import { countFamilies, listBrands } from '../catalogue/store.ts';
import type * as contract from '../contract.ts';
import { listShown } from '../curation/list-shown.ts';
import type { MarketPorts } from '../ports.ts';
import { listPacks } from '../rules/list-packs.ts';
import { pictureOf } from './cards.ts';

/** The shop as a whole: who sells, what crafts there are, how much of each family, where goods can go. */
export async function getShop(tx: Tx, edition: string, ports: MarketPorts): Promise<AnswerOf<typeof contract.getShop>> {
  const { crafts, lockers, shippingZones } = await getSetting(tx, edition);
  const brands = await listBrands(tx.db, edition);
  const families = await countFamilies(tx.db, edition);
  const packs = await listPacks(tx, edition, ports);
  const countries = shippingZones.map((one) => one.country);
  return {
    brands: brands.map(({ id, content, products }) => {
      const { names, stories, makers, towns, latitude, longitude } = content;
      return { id, names, stories, makers, towns, latitude, longitude, picture: pictureOf(content), products };
    }),
    crafts: crafts.map(({ craftId, basis: _, ...craft }) => ({ id: craftId, ...craft })),
    families: families.map(({ family, products, content }) => ({
      family: family as Family,
      products,
      picture: pictureOf(content),
    })),
    windows: await listShown(tx, edition, ports),
    lockers: lockers.map(({ lockerId, venueId, names }) => ({ id: lockerId, venue: venueId, names })),
    countries,
    regions: countries.flatMap((country) =>
      Object.entries(choosePack(packs, country)?.regions ?? {}).map(([region, name]) => ({ country, region, name })),
    ),
  };
}
