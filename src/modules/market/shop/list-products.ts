import type { AnswerOf, QueryOf } from '../../../kernel/endpoint.ts';
import type { Tx } from '../../../platform/tx.ts';
import type { Family } from '../catalogue/catalogue-rows.ts';
import type * as contract from '../contract.ts';
import { findProducts } from '../finding/find-products.ts';
import { personalOrder } from '../finding/personal-order.ts';
import { listFacts } from '../finding/store.ts';
import type { MarketPorts } from '../ports.ts';
import { getCards } from './get-cards.ts';
import { getPersonal } from './get-personal.ts';
import { turnByTurn } from './turn-by-turn.ts';

/** Cards on a page, unless asked otherwise. */
const usualLimit = 24;
/** How many the first ones for a person are chosen among; of whom nothing is known, each maker shows something. */
const forYouAmong = 300;

/** Products that fit some words and choices, as cards, with counts to narrow them down. */
export async function listProducts(
  tx: Tx,
  edition: string,
  { language: _, ...query }: QueryOf<typeof contract.findProducts>,
  ports: MarketPorts,
): Promise<AnswerOf<typeof contract.findProducts>> {
  const wish = { sort: 'fit' as const, offset: 0, limit: usualLimit, ...query };
  const isForYou = wish.sort === 'forYou';
  const personal = isForYou ? await getPersonal(tx, edition) : undefined;
  const found = await findProducts(tx, edition, isForYou ? { ...wish, offset: 0, limit: forYouAmong } : wish, personal);
  const facts = isForYou ? await listFacts(tx.db, edition, found.products) : [];
  const reasons = new Map(personal ? personalOrder(facts, personal).map((one) => [one.product, one.reason]) : []);
  const knowsNothing = [...reasons.values()].every((reason) => reason === null);
  const ordered = isForYou && knowsNothing ? turnByTurn(facts).map(({ product }) => product) : found.products;
  const page = isForYou ? ordered.slice(wish.offset, wish.offset + wish.limit) : ordered;
  const cards = await getCards(tx, edition, page, ports);
  return {
    products: cards.map((card) => ({ ...card, ...(reasons.get(card.id) ? { reason: reasons.get(card.id)! } : {}) })),
    total: found.total,
    facets: {
      families: found.facets.families.map(({ key, count }) => ({ family: key as Family, count })),
      brands: found.facets.brands.map(({ key, count }) => ({ brand: key, count })),
      prices: found.facets.prices.map(({ from, count }) => ({ from, count })),
    },
    mended: found.insteadOf,
    isWhole: found.isWhole,
  };
}
