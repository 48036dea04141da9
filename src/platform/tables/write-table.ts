import { minorDigitsOf } from '../../kernel/money.ts';
import { shieldText } from './shielded-text.ts';
import { type Column, columnName, type TableSchema } from './table-schema.ts';

/**
 * Rows as CSV (RFC 4180), so that reading it gives the same rows. A column that may be left out, and that no row has, is. Text that a
 * spreadsheet would take for a formula gets an apostrophe, which reading takes off again.
 */
export function writeTable(schema: TableSchema, rows: readonly object[], currency: string): string {
  const values = rows as readonly Readonly<Record<string, unknown>>[];
  const columns = schema.columns.filter(
    (column) => !column.mayBeAbsent || column.language !== undefined || values.some((row) => column.field in row),
  );
  const lines = values.map((row) => columns.map((column) => quoted(cellOf(column, row[column.field], currency))));
  return [columns.map((column) => columnName(column, currency)), ...lines]
    .map((cells) => `${cells.join(',')}\n`)
    .join('');
}

function cellOf(column: Column, value: unknown, currency: string): string {
  if (column.language !== undefined)
    return shieldText((value as Readonly<Record<string, string>> | undefined)?.[column.language] ?? '');
  if (value === null || value === undefined) return '';
  switch (column.type) {
    case 'boolean':
      return value === true ? 'yes' : 'no';
    case 'amount':
      return majorUnits(value as number, minorDigitsOf(currency.toUpperCase()));
    case 'text':
      return shieldText(value as string);
    default:
      return String(value);
  }
}

function majorUnits(amount: number, digits: number): string {
  const text = String(amount).padStart(digits + 1, '0');
  return digits === 0 ? text : `${text.slice(0, -digits)}.${text.slice(-digits)}`;
}

function quoted(cell: string): string {
  return /[",\r\n]/.test(cell) || cell !== cell.trim() ? `"${cell.replaceAll('"', '""')}"` : cell;
}
