import { readQuery, type SearchQuery } from '../../../engines/search/read-query.ts';
import type { Tx } from '../../../platform/tx.ts';
import { mendQuery } from './mend-query.ts';
import { type Personal, personalOrder } from './personal-order.ts';
import { namedText, orderText, queryText, weakerTexts } from './search-text.ts';
import { type FoundRecord, listFacts, searchProducts } from './store.ts';
import { priceBands, type Wish } from './wish.ts';

export interface Found {
  readonly total: number;
  /** Ids of this page, in order. */
  readonly products: readonly string[];
  readonly facets: {
    readonly families: readonly { readonly key: string; readonly count: number }[];
    readonly brands: readonly { readonly key: string; readonly count: number }[];
    /** `from` is the lower end in minor units; the next band begins where this one ends. */
    readonly prices: readonly { readonly from: number; readonly count: number }[];
  };
  /** What was searched instead, where a word was mended. */
  readonly insteadOf: string | null;
  /** Everything asked is met, or only some of it because nothing meets all. */
  readonly isWhole: boolean;
}

/** How many of the best a personal order chooses among. */
const personalAmong = 300;

/**
 * Products for a wish, best first, with counts to narrow it down. Where nothing is found a mistyped word is mended, and after that less
 * is asked, and the answer says so. `personal` is used for the order `forYou` alone.
 */
export async function findProducts(tx: Tx, edition: string, wish: Wish, personal?: Personal): Promise<Found> {
  const isPersonal = wish.sort === 'forYou' && personal !== undefined;
  const first: Wish = isPersonal ? { ...wish, offset: 0, limit: personalAmong } : wish;
  const { record, insteadOf, isWhole } = await search(tx, edition, first);
  const products = isPersonal
    ? (await ordered(tx, edition, record.products, personal)).slice(wish.offset, wish.offset + wish.limit)
    : record.products;
  return {
    total: record.total,
    products,
    facets: {
      families: record.families,
      brands: record.brands,
      prices: record.bands
        .map(({ key, count }) => ({ from: priceBands[key - 1] ?? 0, count }))
        .sort((one, other) => one.from - other.from),
    },
    insteadOf,
    isWhole,
  };
}

interface Outcome {
  readonly record: FoundRecord;
  readonly insteadOf: string | null;
  readonly isWhole: boolean;
}

async function search(tx: Tx, edition: string, wish: Wish): Promise<Outcome> {
  const query = readQuery(wish.q ?? '');
  const record = await met(tx, edition, wish, query, queryText(query));
  const outcome = { record, insteadOf: null, isWhole: true };
  if (record.total > 0 || query.asked.length === 0) return outcome;
  for (const text of await mendQuery(tx, edition, query)) {
    const mended = readQuery(text);
    const found = await met(tx, edition, wish, mended, queryText(mended));
    if (found.total > 0) return { record: found, insteadOf: text, isWhole: true };
  }
  for (const weaker of weakerTexts(query)) {
    const found = await met(tx, edition, wish, query, weaker);
    if (found.total > 0) return { record: found, insteadOf: null, isWhole: false };
  }
  return outcome;
}

function met(tx: Tx, edition: string, wish: Wish, query: SearchQuery, text: string | undefined): Promise<FoundRecord> {
  const both =
    text === undefined ? undefined : { query: text, named: namedText(text), order: orderText(query) ?? text };
  return searchProducts(tx.db, edition, wish, both, priceBands);
}

async function ordered(
  tx: Tx,
  edition: string,
  products: readonly string[],
  personal: Personal,
): Promise<readonly string[]> {
  const facts = await listFacts(tx.db, edition, products);
  return personalOrder(facts, personal).map(({ product }) => product);
}
