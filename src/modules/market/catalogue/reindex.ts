import { groupBy } from '../../../kernel/group-by.ts';
import type { Tx } from '../../../platform/tx.ts';
import { getProgramme } from '../../editions/index.ts';
import { indexProducts } from '../finding/index-products.ts';
import type { FindableProduct } from '../finding/product-text.ts';
import type { CraftRow } from './catalogue-rows.ts';
import { getSetting } from './get-setting.ts';
import { type BrandRecord, findBrand, listProductsOfBrand, listVariantsOf, type VariantRecord } from './store.ts';

/** Tells the search what a brand has now; the only place that does. Call it after every change of products, variants or the brand's state. */
export async function reindex(tx: Tx, edition: string, brandId: string): Promise<void> {
  const brand = await findBrand(tx.db, edition, brandId);
  if (!brand) return;
  const { disciplines } = (await getProgramme(tx, edition)).edition;
  const crafts = new Map((await getSetting(tx, edition)).crafts.map((craft) => [craft.craftId, craft]));
  const names = new Map(disciplines.map((one) => [one.id, one.names]));
  const products = await listProductsOfBrand(tx.db, edition, brandId);
  const ids = products.map((one) => one.id);
  const variants = groupBy(await listVariantsOf(tx.db, edition, ids), (one) => one.product);
  const findable = products.flatMap((product) => {
    const own = variants.get(product.id) ?? [];
    if (own.length === 0) return [];
    const craft = crafts.get(product.content.craftId ?? '');
    return [findableOf(product, own, { brand, craft, disciplineNames: names.get(product.content.disciplineId ?? '') })];
  });
  await indexProducts(tx, edition, findable);
}

function findableOf(
  { id, content, state, listedAt }: Awaited<ReturnType<typeof listProductsOfBrand>>[number],
  variants: readonly VariantRecord[],
  known: {
    brand: BrandRecord;
    craft: CraftRow | undefined;
    disciplineNames: FindableProduct['disciplineNames'] | undefined;
  },
): FindableProduct {
  const { brand, craft } = known;
  const { family, names, reading, texts, materials, tags, disciplineId } = content;
  return {
    productId: id,
    brandId: brand.id,
    brandNames: brand.content.names,
    family,
    craftId: craft?.craftId ?? null,
    craftNames: craft?.names ?? null,
    prefectureId: craft ? craft.prefectures.en.toLowerCase() : null,
    prefectures: craft?.prefectures ?? null,
    towns: craft?.towns ?? brand.content.towns,
    names,
    reading,
    texts,
    materials,
    variants: variants.map((one) => one.content.names),
    tags,
    disciplineId,
    disciplineNames: known.disciplineNames ?? null,
    priceFrom: Math.min(...variants.map((one) => one.priceAmount)),
    inStock: variants.some((one) => one.onHand > one.held),
    isListed: state === 'listed' && brand.state === 'open',
    newestAt: listedAt ?? 0,
  };
}
