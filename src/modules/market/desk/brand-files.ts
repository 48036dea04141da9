import { type Fault, FaultList } from '../../../platform/tables/fault.ts';
import type { Row, Table } from '../../../platform/tables/read-table.ts';
import { decodeText } from '../../../platform/tables/text-encoding.ts';
import type { BrandTables, ProductRow, VariantRow } from '../catalogue/catalogue-rows.ts';
import { brandTables } from '../catalogue/catalogue-schema.ts';
import { type CatalogueContext, checkBrandTables, readTables } from '../catalogue/parse-catalogue.ts';
import type { OwnProductRecord, OwnVariantRecord } from './store.ts';

/** A brand's catalogue as the database has it. */
export interface OwnCatalogue {
  readonly products: readonly OwnProductRecord[];
  readonly variants: readonly OwnVariantRecord[];
}

/** More than a brand of makers has; what was probably meant is looked for among all of them. */
const mostRows: Readonly<Record<keyof BrandTables, number>> = { products: 3_000, variants: 9_000 };

export interface ReadFiles {
  readonly tables: ReadonlyMap<string, Table>;
  readonly faults: FaultList;
}

const advice =
  'Save it as UTF-8: in Excel “CSV UTF-8 (comma delimited)”, in LibreOffice the character set “Unicode (UTF-8)”.';

/** Reads the bytes of `products.csv` and `variants.csv`; a file in another encoding than UTF-8 is named and not read. */
export function readFiles(files: ReadonlyMap<string, Uint8Array>, currency: string): ReadFiles {
  const faults = new FaultList();
  const texts = new Map<string, string>();
  const unread = new Set<string>();
  for (const [file, bytes] of files) {
    const read = decodeText(bytes);
    if ('text' in read) texts.set(file, read.text);
    else {
      unread.add(file);
      faults.add(
        { file, line: 1, column: 1 },
        'wrongEncoding',
        `The file is in ${read.encoding}, not in UTF-8. ${advice}`,
        'UTF-8',
      );
    }
  }
  const tables = readTables(brandTables, texts, currency, faults);
  for (const { name, file } of brandTables) {
    const isLong = (tables.get(name)?.rows.length ?? 0) > mostRows[name];
    if (isLong)
      faults.add(
        { file, line: mostRows[name] + 2, column: 1 },
        'outOfRange',
        `At most ${mostRows[name]} rows at a time.`,
      );
    if (isLong || unread.has(file)) tables.delete(name);
  }
  return { tables, faults };
}

/** Ids that the files name, as far as they could be read. */
export function idsOf({ tables }: ReadFiles): { products: string[]; variants: string[] } {
  const ids = (table: string, field: string) =>
    (tables.get(table)?.rows ?? []).flatMap((row) =>
      typeof row.values[field] === 'string' ? [row.values[field]] : [],
    );
  return { products: ids('products', 'productId'), variants: ids('variants', 'variantId') };
}

/** Adds what the brand has and the files leave out, so that the whole can be checked and compared. */
export function withExisting(
  read: ReadFiles,
  own: OwnCatalogue,
  isKept: (row: Readonly<Record<string, unknown>>, table: string) => boolean,
): ReadFiles {
  const named = idsOf(read);
  const ids = { products: new Set(named.products), variants: new Set(named.variants) };
  const rest = {
    products: own.products.filter((one) => !ids.products.has(one.id)).map(productRowOf),
    variants: own.variants.filter((one) => !ids.variants.has(one.id)).map(variantRowOf),
  };
  const tables = new Map(
    [...read.tables].map(([name, table]): [string, Table] => {
      const more = (rest[name as keyof BrandTables] as readonly object[]).map((row) => row as Record<string, unknown>);
      const rows = more.filter((row) => isKept(row, name)).map((values) => unplaced(table, values));
      return [name, { ...table, rows: [...table.rows, ...rows] }];
    }),
  );
  return { tables, faults: read.faults };
}

export function checkFiles(
  { tables, faults }: ReadFiles,
  context: CatalogueContext,
): { readonly tables?: BrandTables; readonly faults: readonly Fault[] } {
  return checkBrandTables(tables, context, faults);
}

/** A row that stands in no file: what is wrong with it is told at the head of the file. */
function unplaced({ schema }: Table, values: Record<string, unknown>): Row {
  const place = { file: schema.file, line: 1, column: 1 };
  return { values, place, placeOf: () => place };
}

export function productRowOf({ id, content }: Pick<OwnProductRecord, 'id' | 'content'>): ProductRow {
  return { productId: id, ...content };
}

export function variantRowOf({ id, product, content, priceAmount, onHand }: OwnVariantRecord): VariantRow {
  return { variantId: id, productId: product, ...content, priceAmount, onHand };
}
