import type { AnswerOf, BodyOf } from '../../../kernel/endpoint.ts';
import { writeTable } from '../../../platform/tables/write-table.ts';
import type { Tx } from '../../../platform/tx.ts';
import { asBrand } from '../brands/as-brand.ts';
import { enterBrand } from '../brands/enter-brand.ts';
import { brandTables } from '../catalogue/catalogue-schema.ts';
import { listTakenIds } from '../catalogue/store.ts';
import type * as contract from '../contract.ts';
import { refuse } from '../problems.ts';
import { checkFiles, type OwnCatalogue, readFiles } from './brand-files.ts';
import { leavingOf, planCatalogue } from './catalogue-plan.ts';
import { formFaultsOf } from './form-faults.ts';
import { getContext } from './get-context.ts';
import { getOwnCatalogue } from './get-own-catalogue.ts';
import { saveCatalogue } from './save-catalogue.ts';
import { setState } from './store.ts';

type Body = BodyOf<typeof contract.saveProduct>;

/**
 * Makes a product or changes it, with its variants as given: one that is not among them goes. A form is read as a file of one product, so
 * that form and file have the same checks. Refuses `idTaken`, `productBlocked`, `noSuchPicture`, `stockBelowHeld`, `variantHeld`.
 */
export async function saveProduct(
  tx: Tx,
  { edition, brand, product: id }: { edition: string; brand: string; product: string },
  body: Body,
): Promise<AnswerOf<typeof contract.saveProduct>> {
  await enterBrand(tx, edition, brand);
  const context = await getContext(tx, edition, brand);
  const { currency } = context;
  const all = await getOwnCatalogue(tx, edition, brand, { lock: true });
  const own = partOf(all, id);
  const earlier = own.products[0];
  if (earlier?.state === 'blocked') throw refuse.productBlocked({ product: id });
  const { photo } = body.product;
  if (photo !== null && !context.photos?.has(photo)) throw refuse.noSuchPicture({ picture: photo });
  await refuseTaken(tx, { edition, brand, product: id }, body, all);
  refuseHeld(own, body);
  const texts = textsOf(id, body, currency);
  const read = readFiles(new Map([...texts].map(([file, text]) => [file, Buffer.from(text)])), currency);
  const { tables, faults } = checkFiles(read, context);
  if (!tables) return { saved: false, faults: formFaultsOf(faults, texts, currency) };
  const { state } = body;
  if (earlier && state && state !== earlier.state)
    await asBrand(tx, edition, brand, (db) => setState(db, edition, [id], state, tx.now));
  const stated = { ...own, products: own.products.map((one) => ({ ...one, state: state ?? one.state })) };
  const plan = planCatalogue(stated, tables, { currency, newState: state ?? 'draft' });
  await saveCatalogue(tx, { edition, brand }, plan, leavingOf(plan, stated, all.ordered));
  return { saved: true, faults: [] };
}

function partOf(own: OwnCatalogue, product: string): OwnCatalogue {
  return {
    products: own.products.filter((one) => one.id === product),
    variants: own.variants.filter((one) => one.product === product),
  };
}

/** Ids that another brand, or another product of this one, uses. */
async function refuseTaken(
  tx: Tx,
  { edition, brand, product }: { edition: string; brand: string; product: string },
  { variants }: Body,
  own: OwnCatalogue,
): Promise<void> {
  const ids = variants.map((one) => one.variantId);
  const taken = await listTakenIds(tx.db, edition, brand, { products: [product], variants: ids });
  const elsewhere = own.variants.filter((one) => one.product !== product && ids.includes(one.id)).map((one) => one.id);
  const all = [...taken.products, ...taken.variants, ...elsewhere];
  if (all.length > 0) throw refuse.idTaken({ ids: all.slice(0, 20) });
}

/** What buyers keep cannot be taken from under them. */
function refuseHeld(own: OwnCatalogue, { variants }: Body): void {
  for (const { id, held } of own.variants.filter((one) => one.held > 0)) {
    const form = variants.find((one) => one.variantId === id);
    if (!form) throw refuse.variantHeld({ variant: id, held });
    if (form.onHand < held) throw refuse.stockBelowHeld({ variant: id, held });
  }
}

function textsOf(productId: string, { product, variants }: Body, currency: string): Map<string, string> {
  const rows = {
    products: [{ productId, ...product }],
    variants: variants.map((variant) => ({ ...variant, productId })),
  };
  return new Map(brandTables.map((schema) => [schema.file, writeTable(schema, rows[schema.name], currency)]));
}
