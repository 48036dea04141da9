import { type IndexTokens, indexTokens, meaningToken } from '../../../engines/search/index-tokens.ts';
import type { Words } from '../../../kernel/language.ts';
import type { Instant } from '../../../kernel/time.ts';
import type { Family } from '../catalogue/catalogue-rows.ts';

/** Everything a product is found by. The caller brings it together; nothing else is looked up. */
export interface FindableProduct {
  /** Known by this id within the edition, whoever makes it. */
  readonly productId: string;
  readonly brandId: string;
  readonly brandNames: Words;
  readonly family: Family;
  readonly craftId: string | null;
  readonly craftNames: Words | null;
  readonly prefectureId: string | null;
  readonly prefectures: Words | null;
  readonly towns: Words | null;
  readonly names: Words;
  /** How the Japanese name is read, in kana; blanks between its words help. */
  readonly reading: string | null;
  readonly texts: Words;
  readonly materials: Words;
  /** Of its variants: colours and sizes. */
  readonly variants: readonly Words[];
  /** Words in any language, separated by blanks. */
  readonly tags: string | null;
  readonly disciplineId: string | null;
  readonly disciplineNames: Words | null;
  /** Cheapest variant without tax, in minor units of the edition's currency. */
  readonly priceFrom: number;
  readonly inStock: boolean;
  readonly isListed: boolean;
  /** When its newest variant came on sale. */
  readonly newestAt: Instant;
}

const textsOf = (words: Words | null): string[] => (words === null ? [] : Object.values(words));

/** Tokens of a product by weight: A its name, B craft, family, tags and variants, C maker, place and material, D its description. */
export function tokensOfProduct(product: FindableProduct): IndexTokens {
  const tokens = indexTokens({
    A: [...textsOf(product.names), product.reading ?? ''],
    B: [
      ...textsOf(product.craftNames),
      ...textsOf(product.disciplineNames),
      ...product.variants.flatMap(textsOf),
      product.tags ?? '',
    ],
    C: [
      ...textsOf(product.brandNames),
      ...textsOf(product.prefectures),
      ...textsOf(product.towns),
      ...textsOf(product.materials),
    ],
    D: textsOf(product.texts),
  });
  const family = meaningToken(`@${product.family}`);
  if (tokens.weights.has(family) && tokens.weights.get(family) !== 'D') return tokens;
  return { ...tokens, weights: new Map(tokens.weights).set(family, 'C') };
}
