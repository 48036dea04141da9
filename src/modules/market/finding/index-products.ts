import { deletionsOf } from '../../../engines/search/near-words.ts';
import type { Tx } from '../../../platform/tx.ts';
import { type FindableProduct, tokensOfProduct } from './product-text.ts';
import { vectorText } from './search-text.ts';
import { insertWords, upsertProducts } from './store.ts';

/** Makes many products findable at once, a catalogue in a few statements; each product once. What is known of them is replaced. */
export async function indexProducts(tx: Tx, edition: string, products: readonly FindableProduct[]): Promise<void> {
  const words = new Map<string, string>();
  for (let from = 0; from < products.length; from += 1_000) {
    const records = products.slice(from, from + 1_000).map((product) => {
      const tokens = tokensOfProduct(product);
      for (const [word, shown] of tokens.words) if (!words.has(word)) words.set(word, shown);
      return {
        product: product.productId,
        brand: product.brandId,
        family: product.family,
        craft: product.craftId,
        prefecture: product.prefectureId,
        discipline: product.disciplineId,
        priceFrom: product.priceFrom,
        inStock: product.inStock,
        isListed: product.isListed,
        newestAt: product.newestAt,
        tokens: vectorText(tokens.weights),
      };
    });
    await upsertProducts(tx.db, edition, records);
  }
  const list = [...words].map(([word, shown]) => ({ word, shown, deletions: deletionsOf(word) }));
  for (let from = 0; from < list.length; from += 5_000)
    await insertWords(tx.db, edition, list.slice(from, from + 5_000));
}
