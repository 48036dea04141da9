import type { Family } from '../catalogue/catalogue-rows.ts';

export const sorts = ['fit', 'price', 'priceDown', 'newest', 'forYou'] as const;
export type Sort = (typeof sorts)[number];

/** What a visitor asks of the catalogue; what is left out narrows nothing. */
export interface Wish {
  /** As typed, in any language. */
  readonly q?: string;
  readonly family?: Family;
  /** Ids. */
  readonly craft?: string;
  readonly brand?: string;
  readonly prefecture?: string;
  readonly discipline?: string;
  /** In minor units of the edition's currency, both ends within. */
  readonly minPrice?: number;
  readonly maxPrice?: number;
  /** Only what can be had now. */
  readonly inStock?: boolean;
  readonly sort: Sort;
  readonly offset: number;
  readonly limit: number;
}

/** Lower ends of the price bands after the first, in yen without tax: steps that a shelf of crafts is bought by. */
export const priceBands = [1_000, 3_000, 5_000, 10_000, 30_000, 100_000] as const;
