import { groupBy } from '../../../kernel/group-by.ts';
import type { Words } from '../../../kernel/language.ts';
import type { CraftRow, Family } from '../catalogue/catalogue-rows.ts';
import type { BrandRecord, ProductRecord, VariantRecord } from '../catalogue/store.ts';
import type { Picture, Product, ProductCard, Variant } from '../shapes.ts';
import { priceOf, type TaxRates } from './tax.ts';

/** All that makes cards of some products. */
export interface Shelf {
  readonly brands: ReadonlyMap<string, BrandRecord>;
  readonly crafts: ReadonlyMap<string, CraftRow>;
  readonly variants: readonly VariantRecord[];
  readonly stars: ReadonlyMap<string, { mean: number; count: number }>;
  readonly taxRates: TaxRates;
}

/** More than this is not told: how much a maker has is the maker's business. */
const mostTold = 20;

/** A drawing in three colours, or a photo by its id. */
export function pictureOf(drawn: {
  picture: string;
  mainColour: string;
  accentColour: string;
  groundColour: string;
  photo?: string | null | undefined;
}): Picture {
  if (drawn.photo) return { id: drawn.photo, kind: 'photo' };
  const colours = [drawn.mainColour, drawn.accentColour, drawn.groundColour].map((one) => one.slice(1).toLowerCase());
  return { id: [drawn.picture, ...colours].join('.'), kind: 'drawing' };
}

/** Cards in the order of the products; products without a variant have no price and are left out. */
export function cardsOf(products: readonly ProductRecord[], shelf: Shelf): ProductCard[] {
  const variants = new Map(groupBy(shelf.variants, (one) => one.product));
  return products.flatMap((product) => {
    const own = variants.get(product.id) ?? [];
    return own.length > 0 ? [cardOf(product, own, shelf)] : [];
  });
}

function cardOf({ id, brand, content }: ProductRecord, variants: readonly VariantRecord[], shelf: Shelf): ProductCard {
  const cheapest = variants.reduce((best, one) => (one.priceAmount < best.priceAmount ? one : best));
  const craft = content.craftId === null ? undefined : shelf.crafts.get(content.craftId);
  return {
    id,
    names: content.names,
    brand: { id: brand, names: brandNames(shelf, brand) },
    craft: craft ? { id: craft.craftId, names: craft.names } : null,
    family: content.family as Family,
    picture: pictureOf(content),
    price: priceOf(cheapest.priceAmount, cheapest.currency, content.taxClass, shelf.taxRates),
    variants: variants.length,
    inStock: variants.some((one) => one.onHand > one.held),
    stars: shelf.stars.get(id) ?? null,
  };
}

/** The whole product for its page. */
export function productOf(record: ProductRecord, shelf: Shelf): Product {
  const own = shelf.variants.filter((one) => one.product === record.id);
  const { texts, materials, cares, origin, hsCode, taxClass } = record.content;
  const variants = own.map(
    (one): Variant => ({
      id: one.id,
      names: one.content.names,
      price: priceOf(one.priceAmount, one.currency, taxClass, shelf.taxRates),
      weightGrams: one.content.weightGrams,
      available: Math.min(mostTold, one.onHand - one.held),
    }),
  );
  const town = shelf.brands.get(record.brand)!.content.towns;
  return { ...cardOf(record, own, shelf), variants, texts, materials, cares, origin, hsCode, taxClass, town };
}

function brandNames(shelf: Shelf, brand: string): Words {
  return shelf.brands.get(brand)!.content.names;
}
