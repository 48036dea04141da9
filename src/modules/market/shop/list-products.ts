import type { AnswerOf, QueryOf } from '../../../kernel/endpoint.ts';
import type { Tx } from '../../../platform/tx.ts';
import { listListedProducts } from '../catalogue/store.ts';
import type * as contract from '../contract.ts';
import { findProducts } from '../finding/find-products.ts';
import type { MarketPorts } from '../ports.ts';
import { cardsOf } from './cards.ts';
import { getShelf } from './get-shelf.ts';

/** Products that fit some words and choices, as cards. */
export async function listProducts(
  tx: Tx,
  edition: string,
  query: QueryOf<typeof contract.findProducts>,
  ports: MarketPorts,
): Promise<AnswerOf<typeof contract.findProducts>> {
  const { ids, total, facets, mended } = await findProducts(tx, edition, query);
  const records = await listListedProducts(tx.db, edition, ids);
  const byId = new Map(records.map((record) => [record.id, record]));
  const inOrder = ids.flatMap((id) => byId.get(id) ?? []);
  return { products: cardsOf(inOrder, await getShelf(tx, edition, inOrder, ports)), total, facets, mended };
}
