import { checkReferences } from '../../../platform/tables/check-references.ts';
import { type Fault, FaultList } from '../../../platform/tables/fault.ts';
import { readTable, type Table } from '../../../platform/tables/read-table.ts';
import type { Programme } from '../../editions/index.ts';
import type { SupplyTables } from './supply-rows.ts';
import { supplyRules } from './supply-rules.ts';
import { supplyTables } from './supply-schema.ts';

export interface ParsedSupply {
  /** Only where there is no fault. */
  readonly tables?: SupplyTables;
  readonly faults: readonly Fault[];
}

/**
 * Reads the tables of a supply by file name and checks them whole, also against the programme they are for. A table whose file is
 * not among them is taken over from `before`, so that one table can be replaced alone; without it, it is empty.
 */
export function parseSupply(
  files: ReadonlyMap<string, string>,
  programme: Programme,
  before?: SupplyTables,
): ParsedSupply {
  const faults = new FaultList();
  const { currency } = programme.edition;
  const tables = new Map<string, Table>();
  for (const schema of supplyTables) {
    const text = files.get(schema.file);
    const kept = before?.[schema.name] ?? [];
    const table = text === undefined ? tableOf(schema, kept) : readTable(schema, text, currency, faults);
    if (table) tables.set(schema.name, table);
  }
  checkReferences(tables, faults);
  for (const rule of supplyRules) rule(tables, programme, faults);
  if (!faults.isEmpty) return { faults: faults.sorted() };
  const rows = [...tables].map(([name, table]) => [name, table.rows.map((row) => row.values)]);
  // Every table is there and as declared, else there would be a fault.
  return { tables: Object.fromEntries(rows) as SupplyTables, faults: [] };
}

/** Rows that are known already, as a table; a fault that a new table brings to them is told at their file. */
function tableOf(schema: Table['schema'], rows: readonly object[]): Table {
  const place = { file: schema.file, line: 1, column: 1 };
  const placed = rows.map((values) => ({ values: values as Record<string, unknown>, place, placeOf: () => place }));
  return { schema, rows: placed };
}
