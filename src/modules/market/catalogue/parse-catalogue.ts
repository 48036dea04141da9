import { checkReferences } from '../../../platform/tables/check-references.ts';
import { type Fault, FaultList } from '../../../platform/tables/fault.ts';
import { readTable, type Table } from '../../../platform/tables/read-table.ts';
import type { TableSchema } from '../../../platform/tables/table-schema.ts';
import type { BrandTables, MarketTables } from './catalogue-rows.ts';
import { checkCatalogue } from './catalogue-rules.ts';
import { brandTables, marketTables } from './catalogue-schema.ts';

export interface Parsed<Tables> {
  /** Only where there is no fault. */
  readonly tables?: Tables;
  readonly faults: readonly Fault[];
}

/** What a brand's products may refer to. */
export interface CatalogueContext {
  readonly currency: string;
  readonly crafts: ReadonlySet<string>;
  readonly disciplines: ReadonlySet<string>;
  /** Photos that the brand brought; none where its files come with an edition. */
  readonly photos?: ReadonlySet<string>;
  /** Ids in use by other brands. */
  readonly taken?: { readonly products: ReadonlySet<string>; readonly variants: ReadonlySet<string> };
  /** What carts and unpaid orders keep, by variant. */
  readonly held?: ReadonlyMap<string, number>;
}

/** Reads the edition's own tables by file name; a table without a file is empty. */
export function parseMarket(files: ReadonlyMap<string, string>, currency: string): Parsed<MarketTables> {
  return parse<MarketTables>(marketTables, files, currency, () => {});
}

/** Reads a brand's two files and checks them whole. */
export function parseBrandFiles(files: ReadonlyMap<string, string>, context: CatalogueContext): Parsed<BrandTables> {
  return parse<BrandTables>(brandTables, files, context.currency, (tables, faults) =>
    checkCatalogue(tables, context, faults),
  );
}

/** Checks tables of a brand that were read already, some of their rows perhaps not from a file. */
export function checkBrandTables(
  tables: ReadonlyMap<string, Table>,
  context: CatalogueContext,
  faults: FaultList,
): Parsed<BrandTables> {
  return finish(tables, faults, () => checkCatalogue(tables, context, faults));
}

/** Reads tables by file name; one that cannot be read is not among them, one without a file is empty. */
export function readTables(
  schemas: readonly TableSchema[],
  files: ReadonlyMap<string, string>,
  currency: string,
  faults: FaultList,
): Map<string, Table> {
  const tables = new Map<string, Table>();
  for (const schema of schemas) {
    const text = files.get(schema.file);
    const table = text === undefined ? { schema, rows: [] } : readTable(schema, text, currency, faults);
    if (table) tables.set(schema.name, table);
  }
  return tables;
}

function parse<Tables>(
  schemas: readonly TableSchema[],
  files: ReadonlyMap<string, string>,
  currency: string,
  check: (tables: ReadonlyMap<string, Table>, faults: FaultList) => void,
): Parsed<Tables> {
  const faults = new FaultList();
  const tables = readTables(schemas, files, currency, faults);
  return finish(tables, faults, () => check(tables, faults));
}

function finish<Tables>(tables: ReadonlyMap<string, Table>, faults: FaultList, check: () => void): Parsed<Tables> {
  checkReferences(tables, faults);
  check();
  if (!faults.isEmpty) return { faults: faults.sorted() };
  const rows = [...tables].map(([name, table]) => [name, table.rows.map((row) => row.values)]);
  return { tables: Object.fromEntries(rows) as Tables, faults: [] };
}
