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

function parse<Tables>(
  schemas: readonly TableSchema[],
  files: ReadonlyMap<string, string>,
  currency: string,
  check: (tables: ReadonlyMap<string, Table>, faults: FaultList) => void,
): Parsed<Tables> {
  const faults = new FaultList();
  const tables = new Map<string, Table>();
  for (const schema of schemas) {
    const text = files.get(schema.file);
    const table = text === undefined ? { schema, rows: [] } : readTable(schema, text, currency, faults);
    if (table) tables.set(schema.name, table);
  }
  checkReferences(tables, faults);
  check(tables, faults);
  if (!faults.isEmpty) return { faults: faults.sorted() };
  const rows = [...tables].map(([name, table]) => [name, table.rows.map((row) => row.values)]);
  return { tables: Object.fromEntries(rows) as Tables, faults: [] };
}
