import type { Tx } from '../../../platform/tx.ts';
import { listListedProducts } from '../catalogue/store.ts';
import type { MarketPorts } from '../ports.ts';
import type { ProductCard } from '../shapes.ts';
import { cardsOf } from './cards.ts';
import { getShelf } from './get-shelf.ts';

/** Cards of products by their ids, in that order; what left the shop since is left out. */
export async function getCards(
  tx: Tx,
  edition: string,
  ids: readonly string[],
  ports: MarketPorts,
): Promise<ProductCard[]> {
  const records = await listListedProducts(tx.db, edition, ids);
  const byId = new Map(records.map((record) => [record.id, record]));
  const inOrder = ids.flatMap((id) => byId.get(id) ?? []);
  return cardsOf(inOrder, await getShelf(tx, edition, inOrder, ports));
}
