import type { QueryOf } from '../../../kernel/endpoint.ts';
import { type Family, families, type findProducts, sorts } from '../../../modules/market/contract.ts';
import { readCount, readKey } from '../../paths.ts';

/** What a reader looks for in the shop; all of it stands in the address. */
export interface ShopFilter {
  readonly q?: string | undefined;
  readonly family?: Family | undefined;
  readonly craft?: string | undefined;
  readonly brand?: string | undefined;
  readonly minPrice?: number | undefined;
  readonly maxPrice?: number | undefined;
  readonly inStock?: boolean | undefined;
  readonly sort?: (typeof sorts)[number] | undefined;
  readonly shown?: number | undefined;
}

export const firstShown = 24;
/** As many as one request may answer. */
export const mostShown = 60;

/** The query part of an address, keys in one order, so that one choice has one address. */
export function shopSearchOf(filter: ShopFilter): string {
  const search = new URLSearchParams();
  const { q, family, craft, brand, minPrice, maxPrice, inStock, sort, shown } = filter;
  const parts = {
    q: q?.trim(),
    family,
    craft,
    brand,
    minPrice,
    maxPrice,
    inStock: inStock ? 1 : undefined,
    sort,
    shown,
  };
  for (const [name, value] of Object.entries(parts)) if (value) search.set(name, String(value));
  const text = search.toString();
  return text ? `?${text}` : '';
}

/** Reads an address; what does not fit is left out rather than refused. */
export function shopFilterOf(search: string): ShopFilter {
  const given = new URLSearchParams(search);
  return {
    q: given.get('q')?.trim().slice(0, 100) || undefined,
    family: families.find((one) => one === given.get('family')),
    craft: readKey(given, 'craft'),
    brand: readKey(given, 'brand'),
    minPrice: readCount(given, 'minPrice', 1_000_000_000),
    maxPrice: readCount(given, 'maxPrice', 1_000_000_000),
    inStock: given.get('inStock') === '1' || undefined,
    sort: sorts.find((one) => one === given.get('sort')),
    shown: readCount(given, 'shown', 600),
  };
}

/** The pages of a request: the first ones come in one answer, the others by their offset. */
export function shopQueriesOf({ shown = firstShown, ...filter }: ShopFilter): QueryOf<typeof findProducts>[] {
  const chosen = Object.fromEntries(Object.entries(filter).filter(([, value]) => value !== undefined));
  const pages: QueryOf<typeof findProducts>[] = [];
  for (let offset = 0; offset < shown; offset += mostShown)
    pages.push({ ...chosen, offset, limit: Math.min(mostShown, shown - offset) });
  return pages;
}
