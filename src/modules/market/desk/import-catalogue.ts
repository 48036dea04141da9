import { createHash } from 'node:crypto';
import type { AnswerOf, BodyOf } from '../../../kernel/endpoint.ts';
import { money } from '../../../kernel/money.ts';
import { stableJson } from '../../../kernel/stable-json.ts';
import type { Tx } from '../../../platform/tx.ts';
import { enterBrand } from '../brands/enter-brand.ts';
import { listTakenIds } from '../catalogue/store.ts';
import type * as contract from '../contract.ts';
import { refuse } from '../problems.ts';
import { checkFiles, idsOf, type OwnCatalogue, readFiles, withExisting } from './brand-files.ts';
import { type CataloguePlan, type Leaving, leavingOf, planCatalogue } from './catalogue-plan.ts';
import { getContext } from './get-context.ts';
import { getOwnCatalogue } from './get-own-catalogue.ts';
import { saveCatalogue } from './save-catalogue.ts';

type Answer = AnswerOf<typeof contract.importCatalogue>;

/** Changes of stock and price that a preview lists. */
const mostListed = 50;

/**
 * Reads a brand's files. Without a stamp it tells every fault, or what would change; with the stamp of that preview it does all of it, or
 * nothing. A file that is left out stands for what there is. Refuses `importChanged` where the preview is no longer true.
 */
export async function importCatalogue(
  tx: Tx,
  { edition, brand }: { edition: string; brand: string },
  { files, whole, stamp }: BodyOf<typeof contract.importCatalogue>,
): Promise<Answer> {
  await enterBrand(tx, edition, brand);
  const context = await getContext(tx, edition, brand);
  const own = await getOwnCatalogue(tx, edition, brand, { lock: stamp !== undefined });
  const given = new Map(files.map((file) => [file.name as string, Buffer.from(file.bytes, 'base64') as Uint8Array]));
  const read = readFiles(given, context.currency);
  const taken = await listTakenIds(tx.db, edition, brand, idsOf(read));
  const merged = withExisting(read, own, (_row, table) => !whole || !given.has(`${table}.csv`));
  const { tables, faults } = checkFiles(merged, {
    ...context,
    taken: { products: new Set(taken.products), variants: new Set(taken.variants) },
    held: new Map(own.variants.map((one) => [one.id, one.held])),
  });
  const nothing = { committed: false, stamp: null, changes: [], stock: [], prices: [] };
  if (!tables) return { ...nothing, faults: [...faults] };
  const plan = planCatalogue(own, tables, context);
  const leaving = leavingOf(plan, own, own.ordered);
  const told = { faults: [], ...changesOf(plan, leaving, own), stamp: stampOf(plan, leaving) };
  if (stamp === undefined) return { ...told, committed: false };
  if (stamp !== told.stamp) throw refuse.importChanged();
  await saveCatalogue(tx, { edition, brand }, plan, leaving);
  return { ...told, committed: true };
}

function stampOf(plan: CataloguePlan, leaving: Leaving): string {
  const { products, variants } = plan;
  const what = [products.added, products.changed, variants.added, variants.changed, leaving];
  return createHash('sha256').update(stableJson(what)).digest('hex');
}

function changesOf(
  { products, variants }: CataloguePlan,
  leaving: Leaving,
  own: OwnCatalogue,
): Pick<Answer, 'changes' | 'stock' | 'prices'> {
  const known = new Map(own.variants.map((one) => [one.id, one]));
  const pairs = variants.changed.map((write) => ({ write, was: known.get(write.variant)! }));
  return {
    changes: [
      {
        file: 'products.csv',
        added: products.added.length,
        changed: products.changed.length,
        removed: leaving.deleteProducts.length + leaving.hideProducts.length,
        kept: leaving.hideProducts.length,
      },
      {
        file: 'variants.csv',
        added: variants.added.length,
        changed: variants.changed.length,
        removed: leaving.deleteVariants.length + leaving.closeVariants.length,
        kept: leaving.closeVariants.length,
      },
    ],
    stock: pairs
      .filter(({ write, was }) => write.onHand !== was.onHand)
      .slice(0, mostListed)
      .map(({ write, was }) => ({ variant: write.variant, from: was.onHand, to: write.onHand })),
    prices: pairs
      .filter(({ write, was }) => write.priceAmount !== was.priceAmount)
      .slice(0, mostListed)
      .map(({ write, was }) => ({
        variant: write.variant,
        from: money(was.priceAmount, was.currency),
        to: money(write.priceAmount, write.currency),
        held: was.held,
      })),
  };
}
