import { writeTable } from '../../../platform/tables/write-table.ts';
import type { Tx } from '../../../platform/tx.ts';
import { getProgramme } from '../../editions/index.ts';
import { enterBrand } from '../brands/enter-brand.ts';
import { brandTables } from '../catalogue/catalogue-schema.ts';
import { productRowOf, variantRowOf } from './brand-files.ts';
import { exampleRows } from './example-rows.ts';
import { getOwnCatalogue } from './get-own-catalogue.ts';

/** A brand's two files as import reads them back; cells that a spreadsheet would run are shielded. Or templates with one example. */
export async function exportCatalogue(
  tx: Tx,
  edition: string,
  brand: string,
  { template = false }: { template?: boolean | undefined },
): Promise<{ files: { name: string; text: string }[] }> {
  await enterBrand(tx, edition, brand);
  const { currency } = (await getProgramme(tx, edition)).edition;
  const own = await getOwnCatalogue(tx, edition, brand);
  const rows = template
    ? exampleRows(brand)
    : { products: own.products.map(productRowOf), variants: own.variants.map(variantRowOf) };
  return {
    files: brandTables.map((schema) => ({ name: schema.file, text: writeTable(schema, rows[schema.name], currency) })),
  };
}
