import { type CsvError, parse } from 'csv-parse/sync';
import { type CheckState, checkStates, dayNumber, dayText } from '../../../engines/admission/accreditation.ts';
import { passLimits } from '../../../engines/admission/pass.ts';
import { areDaysSound } from './accreditation.ts';
import type { AccreditationSaid, ImportFault } from './contract.ts';

/** Columns of an imported list. Groups, venues and days are separated by spaces or semicolons. */
export const listColumns = ['email', 'name', 'organisation', 'duty', 'groups', 'venues', 'days'] as const;
const optional = 'check';
export const mostRows = 20_000;

export interface ListFault {
  readonly line: number;
  readonly column: string;
  readonly fault: ImportFault;
  readonly value: string;
}

/** What a list may name. */
export interface Known {
  readonly groups: ReadonlySet<string>;
  readonly venues: ReadonlySet<string>;
}

export interface ReadList {
  readonly rows: readonly { readonly said: AccreditationSaid; readonly check: CheckState | undefined }[];
  /** Empty where the list can be taken. */
  readonly faults: readonly ListFault[];
}

type Complain = (column: string, fault: ImportFault, value: string) => void;

/**
 * Reads a list of people to accredit: CSV (RFC 4180) with a header. `venues` says `all` for every venue; `days` takes
 * single days and spans, `2021-07-23..2021-08-08`. Every fault is named with its line; none is guessed away.
 */
export function readAccreditationList(text: string, known: Known): ReadList {
  const faults: ListFault[] = [];
  const table = parseTable(text, faults);
  if (!table) return { rows: [], faults };
  const emails = new Map<string, number>();
  const rows = table.flatMap(({ line, cells }) => {
    const before = faults.length;
    const complain: Complain = (column, fault, value) =>
      faults.push({ line, column, fault, value: value.slice(0, 80) });
    const row = readRow(cells, known, complain);
    const former = emails.get(row.said.email);
    if (former !== undefined) complain('email', 'doubleEmail', row.said.email);
    emails.set(row.said.email, line);
    return faults.length === before ? [row] : [];
  });
  return { rows, faults };
}

function parseTable(text: string, faults: ListFault[]): { line: number; cells: Map<string, string> }[] | undefined {
  const fault = (line: number, column: string, name: ImportFault, value = '') =>
    void faults.push({ line, column, fault: name, value });
  let records: { record: string[]; info: { lines: number } }[];
  try {
    records = parse(text, {
      bom: true,
      info: true,
      skip_empty_lines: true,
      trim: true,
      relax_column_count: true,
    }) as never;
  } catch (error) {
    fault((error as CsvError & { lines?: number }).lines ?? 1, '', 'notCsv');
    return undefined;
  }
  const header = records[0]?.record.map((name) => name.toLowerCase()) ?? [];
  for (const column of listColumns) if (!header.includes(column)) fault(1, column, 'missingColumn');
  for (const name of header) if (!isColumn(name)) fault(1, name, 'unknownColumn', name);
  if (records.length - 1 > mostRows) fault(mostRows + 2, '', 'tooManyRows', String(records.length - 1));
  if (faults.length > 0) return undefined;
  return records.slice(1).map(({ record, info }) => ({
    line: info.lines,
    cells: new Map(header.map((name, index) => [name, record[index] ?? ''])),
  }));
}

function isColumn(name: string): boolean {
  return name === optional || listColumns.some((column) => column === name);
}

function readRow(cells: ReadonlyMap<string, string>, known: Known, complain: Complain): ReadList['rows'][number] {
  const cell = (name: string) => cells.get(name) ?? '';
  for (const name of ['email', 'name', 'organisation', 'duty', 'venues', 'days']) {
    if (cell(name) === '') complain(name, 'emptyCell', '');
    else if (cell(name).length > 120 && name !== 'days' && name !== 'venues') complain(name, 'tooLong', cell(name));
  }
  const email = cell('email').toLowerCase();
  if (email !== '' && !/^[^\s@]+@[^\s@]+\.[^\s@]+$/.test(email)) complain('email', 'badEmail', cell('email'));
  const groups = words(cell('groups'));
  for (const group of groups) if (!known.groups.has(group)) complain('groups', 'unknownZoneGroup', group);
  const venues = cell('venues').toLowerCase() === 'all' ? [] : words(cell('venues'));
  for (const venue of venues) if (!known.venues.has(venue)) complain('venues', 'unknownVenue', venue);
  if (venues.length > passLimits.venues) complain('venues', 'tooLong', cell('venues'));
  const days = readDays(cell('days'), complain);
  const check = cell(optional).toLowerCase();
  const state = checkStates.find((one) => one === check);
  if (check !== '' && !state) complain(optional, 'badCheck', check);
  const said = {
    email,
    name: cell('name'),
    organisation: cell('organisation'),
    duty: cell('duty'),
    groups,
    venues,
    days,
  };
  return { said, check: state };
}

function readDays(text: string, complain: Complain): string[] {
  const days = new Set<string>();
  for (const word of words(text)) {
    const [from = '', until = from] = word.split('..');
    const fault = areDaysSound([from, until]);
    if (fault || until < from) complain('days', fault ?? 'badDay', word);
    else for (let day = dayNumber(from); day <= dayNumber(until); day++) days.add(dayText(day));
  }
  const list = [...days].sort();
  if (list.length > 0 && areDaysSound(list)) complain('days', 'daysTooFar', text);
  return list;
}

function words(text: string): string[] {
  return [...new Set(text.split(/[\s;]+/).filter(Boolean))];
}
