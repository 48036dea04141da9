import { csvPlaces } from '../../../platform/tables/csv-places.ts';
import type { Fault } from '../../../platform/tables/fault.ts';
import type { TableSchema } from '../../../platform/tables/table-schema.ts';
import { columnName } from '../../../platform/tables/table-schema.ts';
import type { FormFault } from '../brand-endpoints.ts';
import { brandTables } from '../catalogue/catalogue-schema.ts';

/** Faults of cells as faults of the form that the files were written from: which variant, which field, which language. */
export function formFaultsOf(
  faults: readonly Fault[],
  texts: ReadonlyMap<string, string>,
  currency: string,
): FormFault[] {
  return faults.map(({ file, line, column, problem, message, maybe }): FormFault => {
    const schema = brandTables.find((one) => one.file === file)!;
    const spots = csvPlaces(texts.get(file) ?? '').records;
    const row = Math.max(
      0,
      spots.findIndex((record) => record.some((spot) => spot.line === line && spot.column === column)),
    );
    const cell = spots[row]?.findIndex((spot) => spot.line === line && spot.column === column) ?? 0;
    const named = columnAt(schema, texts.get(file) ?? '', cell, currency);
    return {
      variant: schema.name === 'variants' && row > 0 ? row - 1 : null,
      field: named?.field ?? schema.key[0]!,
      language: named?.language ?? null,
      problem,
      message,
      ...(maybe === undefined ? {} : { maybe }),
    };
  });
}

function columnAt(schema: TableSchema, text: string, cell: number, currency: string) {
  const name = text.slice(0, text.indexOf('\n')).split(',')[cell];
  return schema.columns.find((column) => columnName(column, currency) === name);
}
