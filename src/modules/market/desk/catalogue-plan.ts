import { groupBy } from '../../../kernel/group-by.ts';
import { stableJson } from '../../../kernel/stable-json.ts';
import type { BrandTables, ProductRow, VariantRow } from '../catalogue/catalogue-rows.ts';
import type { OwnCatalogue } from './brand-files.ts';
import type { OwnProductRecord, OwnVariantRecord, ProductWrite, VariantWrite } from './store.ts';

/** What changes when a brand's catalogue becomes another one. */
export interface CataloguePlan {
  readonly products: Side<ProductWrite, OwnProductRecord>;
  readonly variants: Side<VariantWrite, OwnVariantRecord>;
}

interface Side<Write, Known> {
  readonly added: readonly Write[];
  readonly changed: readonly Write[];
  readonly removed: readonly Known[];
}

/** Compares what there is with what is to be. New products are listed unless told; known ones keep their state. */
export function planCatalogue(
  own: OwnCatalogue,
  { products, variants }: BrandTables,
  { currency, newState = 'listed' }: { currency: string; newState?: ProductWrite['state'] },
): CataloguePlan {
  const known = new Map(own.products.map((one) => [one.id, one]));
  const knownVariants = new Map(own.variants.map((one) => [one.id, one]));
  return {
    products: sideOf(
      own.products,
      products.map((row) => productWrite(row, known.get(row.productId), newState)),
      (write) => write.product,
      (one) => ({ product: one.id, content: one.content, state: one.state }),
    ),
    variants: sideOf(own.variants, variantWrites(variants, knownVariants, currency), (write) => write.variant, writeOf),
  };
}

function sideOf<Write, Known extends { readonly id: string }>(
  own: readonly Known[],
  writes: readonly Write[],
  idOf: (write: Write) => string,
  before: (known: Known) => Write,
): Side<Write, Known> {
  const known = new Map(own.map((one) => [one.id, stableJson(before(one))]));
  const named = new Set(writes.map(idOf));
  return {
    added: writes.filter((write) => !known.has(idOf(write))),
    changed: writes.filter((write) => known.has(idOf(write)) && known.get(idOf(write)) !== stableJson(write)),
    removed: own.filter((one) => !named.has(one.id)),
  };
}

function productWrite(row: ProductRow, known: OwnProductRecord | undefined, newState: ProductWrite['state']) {
  const { productId, photo, ...rest } = row;
  // A file without a column for photos leaves them as they are.
  const kept = photo === undefined ? known?.content.photo : photo;
  const content = kept === undefined ? rest : { ...rest, photo: kept };
  return { product: productId, content, state: known?.state ?? newState };
}

function variantWrites(
  rows: readonly VariantRow[],
  known: ReadonlyMap<string, OwnVariantRecord>,
  currency: string,
): VariantWrite[] {
  return [...groupBy(rows, (row) => row.productId)].flatMap(([product, own]) =>
    own.map(({ variantId, productId: _, priceAmount, onHand, ...content }, position) => ({
      variant: variantId,
      product,
      position,
      content,
      priceAmount,
      currency: known.get(variantId)?.currency ?? currency,
      onHand,
    })),
  );
}

function writeOf({ id, product, position, content, priceAmount, currency, onHand }: OwnVariantRecord): VariantWrite {
  return { variant: id, product, position, content, priceAmount, currency, onHand };
}

/** What becomes of what leaves the catalogue. */
export interface Leaving {
  readonly deleteProducts: readonly string[];
  readonly deleteVariants: readonly string[];
  /** Buyers have them: the product is hidden, the variant is sold out. */
  readonly hideProducts: readonly string[];
  readonly closeVariants: readonly string[];
}

/** What was never bought and is in no cart is deleted; the rest stays out of sight. `ordered`: variants that stand in orders. */
export function leavingOf(plan: CataloguePlan, own: OwnCatalogue, ordered: ReadonlySet<string>): Leaving {
  const isWanted = (one: OwnVariantRecord) => one.held > 0 || ordered.has(one.id);
  const wanted = new Set(own.variants.filter(isWanted).map((one) => one.product));
  const gone = new Set(plan.products.removed.map((one) => one.id));
  const removed = plan.variants.removed;
  const kept = plan.products.removed.filter((one) => wanted.has(one.id));
  return {
    deleteProducts: [...gone].filter((product) => !wanted.has(product)),
    deleteVariants: removed
      .filter((one) => !isWanted(one) && !(gone.has(one.product) && wanted.has(one.product)))
      .map(idOf),
    hideProducts: kept.filter((one) => one.state === 'listed' || one.state === 'draft').map(idOf),
    closeVariants: removed.filter((one) => isWanted(one) && !gone.has(one.product) && one.onHand > one.held).map(idOf),
  };
}

const idOf = (one: { readonly id: string }) => one.id;
