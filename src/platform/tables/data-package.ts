import { minorDigitsOf } from '../../kernel/money.ts';
import { type Column, type ColumnType, columnName, type TableSchema } from './table-schema.ts';

const keyPattern = '^[A-Za-z0-9][A-Za-z0-9._-]{0,63}$';
/** A time of day to the minute; `24:00` is its end. */
export const clockPattern = '^(([01]\\d|2[0-3]):[0-5]\\d|24:00)$';
export const bases = ['official', 'derived', 'assumed'] as const;

/** A table as a resource of a Data Package with its Table Schema (version 2.0). */
export function dataPackageTable(table: TableSchema, tables: readonly TableSchema[], currency: string): object {
  const name = (field: string, of = table) => nameOf(of, field, currency);
  const byName = new Map(tables.map((one) => [one.name, one]));
  const foreignKeys = table.foreignKeys.map(({ fields, table: other, references }) => ({
    fields: fields.map((field) => name(field)),
    reference: {
      resource: resourceName(byName, other),
      fields: references.map((field) => name(field, byName.get(other))),
    },
  }));
  return {
    name: resourceName(byName, table.name),
    type: 'table',
    path: table.file,
    title: table.title,
    format: 'csv',
    mediatype: 'text/csv',
    encoding: 'utf-8',
    schema: {
      $schema: 'https://datapackage.org/profiles/2.0/tableschema.json',
      // Columns come in any order, and those of languages not offered may be left out.
      fieldsMatch: 'superset',
      fields: table.columns.map((column) => fieldOf(column, currency)),
      primaryKey: table.key.map((field) => name(field)),
      ...(foreignKeys.length > 0 ? { foreignKeys } : {}),
      missingValues: [''],
    },
  };
}

const typeOf: Readonly<Record<ColumnType, string>> = {
  text: 'string',
  key: 'string',
  choice: 'string',
  basis: 'string',
  integer: 'integer',
  number: 'number',
  amount: 'number',
  boolean: 'boolean',
  date: 'date',
  localTime: 'datetime',
  clock: 'string',
};

function fieldOf(column: Column, currency: string): object {
  const { type, choices, minimum, maximum } = column;
  const scale = type === 'amount' ? 10 ** minorDigitsOf(currency) : 1;
  const options = type === 'basis' ? bases : choices;
  return {
    name: columnName(column, currency),
    type: typeOf[type],
    ...(type === 'localTime' ? { format: '%Y-%m-%dT%H:%M' } : {}),
    ...(type === 'boolean' ? { trueValues: ['yes'], falseValues: ['no'] } : {}),
    ...(column.unit ? { unit: column.unit } : {}),
    ...(type === 'amount' ? { unit: currency } : {}),
    constraints: {
      required: column.required,
      ...(type === 'key' ? { pattern: keyPattern } : {}),
      ...(type === 'clock' ? { pattern: clockPattern } : {}),
      ...(options ? { enum: options } : {}),
      ...(minimum === undefined ? {} : { minimum: minimum / scale }),
      ...(maximum === undefined ? {} : { maximum: maximum / scale }),
    },
  };
}

function nameOf(table: TableSchema, field: string, currency: string): string {
  const found = table.columns.find((column) => column.field === field);
  return found ? columnName(found, currency) : field;
}

function resourceName(tables: ReadonlyMap<string, TableSchema>, name: string): string {
  return tables.get(name)?.file.replace(/\.csv$/, '') ?? name;
}
