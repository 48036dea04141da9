import { createHash } from 'node:crypto';
import { invariant } from '../../../kernel/invariant.ts';
import type { Tx } from '../../../platform/tx.ts';
import { getProgramme } from '../../editions/index.ts';
import { replaceDrawings } from '../pictures/store.ts';
import type { BrandTables, MarketTables } from './catalogue-rows.ts';
import { parseBrandFiles, parseMarket } from './parse-catalogue.ts';
import { reindex } from './reindex.ts';
import { findBrand, findSettingSource, insertBrands, replaceSetting, upsertProducts } from './store.ts';

/** The files of an edition's market: its own tables, and two for each brand, by file name. */
export interface MarketFiles {
  readonly own: ReadonlyMap<string, string>;
  readonly brands: ReadonlyMap<string, ReadonlyMap<string, string>>;
  /** SVG texts by motif. */
  readonly drawings: ReadonlyMap<string, string>;
}

/**
 * Loads the market of an edition's folder: crafts, rates and lockers whole; brands and their products as far as they are not there, since
 * what a brand changed since is its own. The same files again change nothing. Throws an Error naming the first faults.
 */
export async function loadMarket(tx: Tx, edition: string, files: MarketFiles): Promise<{ changed: boolean }> {
  const source = stampOf(files);
  if ((await findSettingSource(tx.db, edition))?.source === source) return { changed: false };
  const programme = await getProgramme(tx, edition);
  const { currency } = programme.edition;
  const { brands, ...tables } = whole<MarketTables>('market', parseMarket(files.own, currency));
  const context = {
    currency,
    crafts: new Set(tables.crafts.map((craft) => craft.craftId)),
    disciplines: new Set(programme.edition.disciplines.map((one) => one.id)),
  };
  await replaceSetting(tx.db, edition, { tables, source, now: tx.now });
  await replaceDrawings(tx.db, edition, files.drawings);
  for (const brand of brands) {
    if (await findBrand(tx.db, edition, brand.brandId)) continue;
    await insertBrands(tx.db, edition, [brand], tx.now);
    const own = files.brands.get(brand.brandId) ?? new Map();
    const { products, variants } = whole<BrandTables>(brand.brandId, parseBrandFiles(own, context));
    await upsertProducts(tx.db, { edition, brand: brand.brandId, currency, now: tx.now }, products, variants);
    await reindex(tx, edition, brand.brandId);
  }
  return { changed: true };
}

function whole<Tables>(name: string, { tables, faults }: { tables?: Tables; faults: readonly object[] }): Tables {
  invariant(
    tables,
    `The files of ${name} have ${faults.length} faults, the first: ${JSON.stringify(faults.slice(0, 3))}`,
  );
  return tables;
}

function stampOf({ own, brands, drawings }: MarketFiles): string {
  const all = [[...own], [...drawings], [...brands].map(([brand, files]) => [brand, [...files]])];
  return createHash('sha256').update(JSON.stringify(all)).digest('hex');
}
