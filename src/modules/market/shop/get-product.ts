import type { Tx } from '../../../platform/tx.ts';
import { listListedProducts } from '../catalogue/store.ts';
import { findLike } from '../finding/find-like.ts';
import type { MarketPorts } from '../ports.ts';
import { refuse } from '../problems.ts';
import type { Product, ProductCard } from '../shapes.ts';
import { productOf } from './cards.ts';
import { getCards } from './get-cards.ts';
import { getShelf } from './get-shelf.ts';

const mostLike = 8;

/** A product with its variants, and some like it. Refuses `noSuchProduct`. */
export async function getProduct(
  tx: Tx,
  edition: string,
  id: string,
  ports: MarketPorts,
): Promise<{ product: Product; like: ProductCard[] }> {
  const [record] = await listListedProducts(tx.db, edition, [id]);
  if (!record) throw refuse.noSuchProduct({ product: id });
  const shelf = await getShelf(tx, edition, [record], ports);
  if (shelf.variants.length === 0) throw refuse.noSuchProduct({ product: id });
  const like = await findLike(tx, edition, id, mostLike);
  return { product: productOf(record, shelf), like: await getCards(tx, edition, like, ports) };
}
