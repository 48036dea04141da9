import { languages } from '../../kernel/language.ts';

export type ColumnType =
  | 'text'
  | 'key'
  | 'integer'
  | 'number'
  | 'boolean'
  | 'date'
  | 'localTime'
  | 'clock'
  | 'amount'
  | 'choice'
  | 'basis';

export interface Column {
  /** As in the header; `price_{currency}` takes the currency of the edition. */
  readonly name: string;
  /** Field of the row; a text in several languages has a column for each. */
  readonly field: string;
  readonly language?: string;
  readonly type: ColumnType;
  /** Whether a value must be there; else an empty cell is null. */
  readonly required: boolean;
  /** Whether the column itself may be left out: languages that an edition does not offer. */
  readonly mayBeAbsent: boolean;
  readonly minimum?: number;
  readonly maximum?: number;
  readonly choices?: readonly string[];
  readonly unit?: string;
}

export interface ForeignKey {
  readonly fields: readonly string[];
  readonly table: string;
  readonly references: readonly string[];
}

export interface TableSchema {
  readonly name: string;
  readonly file: string;
  readonly title: string;
  readonly columns: readonly Column[];
  /** Fields that name a row. */
  readonly key: readonly string[];
  readonly foreignKeys: readonly ForeignKey[];
}

type Details = Partial<Pick<Column, 'minimum' | 'maximum' | 'choices' | 'unit' | 'required' | 'mayBeAbsent' | 'name'>>;
type ColumnOf<Field extends string> = Column & { readonly field: Field };

export function column<const Field extends string>(
  field: Field,
  type: ColumnType = 'text',
  details: Details = {},
): ColumnOf<Field>[] {
  return [{ name: snakeOf(field), field, type, required: true, mayBeAbsent: false, ...details }];
}

/** One column for each language; only English must be there. */
export function words<const Field extends string>(field: Field, name: string): ColumnOf<Field>[] {
  return languages.map((language) => {
    const isFirst = language === 'en';
    return { name: `${name}_${language}`, field, language, type: 'text', required: isFirst, mayBeAbsent: !isFirst };
  });
}

/** One key of `table`, of the same field name there. */
export function refer(table: string, ...fields: string[]): ForeignKey {
  return { fields, table, references: fields };
}

/** Declares tables whose columns are held against the fields of their rows: `tablesOf<Blueprint>()('venues', …)`. */
export function tablesOf<Rows extends { readonly [Name in keyof Rows]: readonly object[] }>() {
  type FieldOf<Name extends keyof Rows> = keyof Rows[Name][number] & string;
  return <const Name extends keyof Rows & string>(
    name: Name,
    title: string,
    columns: readonly ColumnOf<FieldOf<Name>>[][],
    key: readonly FieldOf<Name>[],
    foreignKeys: readonly ForeignKey[] = [],
    file = `${name}.csv`,
  ): TableSchema & { readonly name: Name } => ({ name, file, title, columns: columns.flat(), key, foreignKeys });
}

/** The name of a column in an edition with this currency. */
export function columnName(column: Column, currency: string): string {
  return column.name.replace('{currency}', currency.toLowerCase());
}

function snakeOf(field: string): string {
  return field.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);
}
