import type { AnswerOf } from '../../../kernel/endpoint.ts';
import type { Tx } from '../../../platform/tx.ts';
import { enterBrand } from '../brands/enter-brand.ts';
import type * as contract from '../contract.ts';
import type { MarketPorts } from '../ports.ts';
import { refuse } from '../problems.ts';
import { variantRowOf } from './brand-files.ts';
import { getCustomsKnown } from './get-customs-known.ts';
import { getOwnCatalogue } from './get-own-catalogue.ts';
import { shippingFaults } from './shipping-faults.ts';

/** A product as its form shows it. Refuses `noSuchProduct`, also for one of another brand. */
export async function getOwnProduct(
  tx: Tx,
  { edition, brand, product: id }: { edition: string; brand: string; product: string },
  ports: MarketPorts,
): Promise<AnswerOf<typeof contract.getOwnProduct>> {
  await enterBrand(tx, edition, brand);
  const own = await getOwnCatalogue(tx, edition, brand);
  const record = own.products.find((one) => one.id === id);
  if (!record) throw refuse.noSuchProduct({ product: id });
  const variants = own.variants.filter((one) => one.product === id);
  const { content, state } = record;
  return {
    id,
    state,
    product: { ...content, photo: content.photo ?? null },
    variants: variants.map((one) => {
      const { productId: _, ...form } = variantRowOf(one);
      return { form, held: one.held, sold: one.sold };
    }),
    faults: [...shippingFaults(record, variants, await getCustomsKnown(tx, edition, ports), new Map())],
  };
}
