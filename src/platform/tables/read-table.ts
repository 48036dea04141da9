import { type CsvError, parse } from 'csv-parse/sync';
import { csvPlaces, type Spot } from './csv-places.ts';
import type { FaultList, Place } from './fault.ts';
import { nearest } from './nearest.ts';
import { readCell } from './read-cell.ts';
import { type Column, columnName, type TableSchema } from './table-schema.ts';

/** A row as far as it could be read: a value that could not is undefined. */
export interface Row {
  readonly values: Readonly<Record<string, unknown>>;
  readonly place: Place;
  /** Where the value of a field stands. */
  placeOf(field: string): Place;
}

export interface Table {
  readonly schema: TableSchema;
  readonly rows: readonly Row[];
}

/** Reads a table; undefined where its lines cannot be told apart or a column is missing. */
export function readTable(schema: TableSchema, text: string, currency: string, faults: FaultList): Table | undefined {
  const { file } = schema;
  const records = readRecords(file, text, faults);
  if (!records) return undefined;
  const [header, ...body] = records;
  if (!header) {
    const names = schema.columns.filter((column) => !column.mayBeAbsent).map((one) => columnName(one, currency));
    faults.add({ file, line: 1, column: 1 }, 'missingColumn', `The file is empty. Its columns: ${names.join(', ')}.`);
    return undefined;
  }
  const columns = readHeader(schema, header, currency, faults);
  const rows = body.map((record) => readRow(file, record, header.cells.length, columns, currency, faults));
  const isWhole = schema.columns.every((column) => column.mayBeAbsent || columns.some(([one]) => one === column));
  return isWhole ? { schema, rows } : undefined;
}

interface CsvRecord {
  readonly cells: readonly string[];
  readonly spots: readonly Spot[];
}

function readRecords(file: string, text: string, faults: FaultList): CsvRecord[] | undefined {
  const broken: CsvError[] = [];
  const records = parse(text, {
    bom: true,
    record_delimiter: ['\r\n', '\n', '\r'],
    relax_column_count: true,
    skip_empty_lines: true,
    skip_records_with_error: true,
    on_skip: (error) => {
      if (error) broken.push(error);
      return undefined;
    },
  });
  const { records: spots, unclosed } = csvPlaces(text);
  if (unclosed) {
    faults.add({ file, ...unclosed }, 'unreadableCsv', 'A quotation mark opens here and is never closed.');
    return undefined;
  }
  if (broken.length > 0 || records.length !== spots.length) {
    const line = Number(broken[0]?.['lines'] ?? 1);
    const index = Number(broken[0]?.['column'] ?? 0);
    const column = spots.find((one) => one[index]?.line === line)?.[index]?.column ?? 1;
    const message = 'A quotation mark within a cell: put the whole cell into quotation marks and double those inside.';
    faults.add({ file, line, column }, 'unreadableCsv', message);
    return undefined;
  }
  return records.map((cells, index) => ({ cells, spots: spots[index]! }));
}

/** The declared columns with their index in the file. They come as declared, so that a row never depends on the order in the file. */
function readHeader(schema: TableSchema, header: CsvRecord, currency: string, faults: FaultList): [Column, number][] {
  const { file } = schema;
  const byName = new Map(schema.columns.map((column) => [columnName(column, currency), column]));
  const missing = new Set(byName.keys());
  for (const name of header.cells) missing.delete(name);
  const seen = new Set<string>();
  for (const [index, name] of header.cells.entries()) {
    const place = { file, ...header.spots[index]! };
    if (seen.has(name)) faults.add(place, 'duplicateColumn', `The column ${name} is here twice.`);
    if (seen.has(name) || byName.has(name)) {
      seen.add(name);
      continue;
    }
    const maybe = nearest(name, missing);
    const message = `There is no column “${name}” in ${file}.`;
    faults.add(place, 'unknownColumn', message, maybe);
    // One mistake, one fault: the column that was meant is not missing as well.
    if (maybe) missing.delete(maybe);
  }
  for (const name of missing) {
    if (byName.get(name)!.mayBeAbsent) continue;
    faults.add({ file, ...header.spots[0]! }, 'missingColumn', `The column ${name} is missing.`);
  }
  return [...byName].flatMap(([name, column]): [Column, number][] =>
    seen.has(name) ? [[column, header.cells.indexOf(name)]] : [],
  );
}

function readRow(
  file: string,
  { cells, spots }: CsvRecord,
  width: number,
  columns: readonly [Column, number][],
  currency: string,
  faults: FaultList,
): Row {
  const place = { file, ...spots[0]! };
  const values: Record<string, unknown> = {};
  const places = new Map<string, Place>();
  if (cells.length > width) {
    faults.add({ file, ...spots[width]! }, 'extraCells', `${cells.length} cells, but ${width} columns.`);
  } else if (cells.length < width) {
    faults.add({ file, ...spots.at(-1)! }, 'missingCells', `${cells.length} cells, but ${width} columns.`);
  }
  for (const [column, index] of columns) {
    const text = cells[index];
    if (text === undefined) continue;
    const { field, language } = column;
    const at = { file, ...spots[index]! };
    if (!places.has(field)) places.set(field, at);
    const { flaw, ...cell } = { value: undefined, ...readCell(column, text, currency) };
    if (flaw) faults.add(at, flaw.problem, flaw.message, flaw.maybe);
    if (language === undefined) values[field] = cell.value;
    else if (typeof cell.value === 'string') values[field] = { ...(values[field] ?? {}), [language]: cell.value };
  }
  return { values, place, placeOf: (field) => places.get(field) ?? place };
}
