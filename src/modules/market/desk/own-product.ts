import { groupBy } from '../../../kernel/group-by.ts';
import { languages } from '../../../kernel/language.ts';
import { money } from '../../../kernel/money.ts';
import type { OwnProduct, ShippingFault, StockLine } from '../brand-endpoints.ts';
import type { Family } from '../catalogue/catalogue-rows.ts';
import { pictureOf } from '../shop/cards.ts';
import type { OwnCatalogue } from './brand-files.ts';
import { type CustomsKnown, shippingFaults } from './shipping-faults.ts';
import type { OwnVariantRecord } from './store.ts';

/** A brand's products as its table shows them. */
export function ownProductsOf(own: OwnCatalogue, known: CustomsKnown): OwnProduct[] {
  const variants = groupBy(own.variants, (one) => one.product);
  const memory = new Map<string, readonly ShippingFault[]>();
  return own.products.map((product): OwnProduct => {
    const lines = variants.get(product.id) ?? [];
    const { names, texts, family, hsCode } = product.content;
    return {
      id: product.id,
      names,
      family: family as Family,
      picture: pictureOf(product.content),
      state: product.state,
      blockedBecause: product.blockedBecause,
      hsCode,
      languages: languages.filter((language) => names[language] && texts[language]),
      variants: lines.map(stockLineOf),
      faults: [...shippingFaults(product, lines, known, memory)],
    };
  });
}

export function stockLineOf({ id, content, priceAmount, currency, onHand, held, sold }: OwnVariantRecord): StockLine {
  return { id, names: content.names, price: money(priceAmount, currency), onHand, held, sold };
}
