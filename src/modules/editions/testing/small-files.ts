import { stringify } from 'yaml';
import { minorDigitsOf } from '../../../kernel/money.ts';
import { type Column, columnName } from '../../../platform/tables/table-schema.ts';
import type { Blueprint } from '../blueprint.ts';
import { blueprintTables, editionFile, rulesFile } from '../blueprint-schema.ts';
import { smallBlueprint } from './small-edition.ts';

/** A blueprint as the files of its folder; parsing them gives it back. */
export function filesOf(blueprint: Blueprint, lineBreak = '\n'): Map<string, string> {
  const { currency } = blueprint.edition;
  const files = new Map<string, string>([
    [editionFile, stringify(blueprint.edition)],
    [rulesFile, stringify(blueprint.rules, { aliasDuplicateObjects: false })],
  ]);
  for (const { name, file, columns } of blueprintTables) {
    const rows = blueprint[name].map((row) => columns.map((column) => cellOf(column, row, currency)));
    const lines = [columns.map((column) => columnName(column, currency)), ...rows];
    files.set(file, lines.map((cells) => cells.map(quote).join(',') + lineBreak).join(''));
  }
  return files;
}

/** The files of the small edition. */
export function smallFiles(): Map<string, string> {
  return filesOf(smallBlueprint());
}

function cellOf({ field, language, type }: Column, row: object, currency: string): string {
  const value: unknown = (row as Readonly<Record<string, unknown>>)[field];
  if (language !== undefined) return (value as Readonly<Record<string, string>>)[language] ?? '';
  if (type === 'boolean') return value === true ? 'yes' : 'no';
  if (type !== 'amount') return value === null || value === undefined ? '' : String(value);
  const digits = minorDigitsOf(currency);
  const text = String(value).padStart(digits + 1, '0');
  return digits === 0 ? text : `${text.slice(0, -digits)}.${text.slice(-digits)}`;
}

function quote(text: string): string {
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}
