import type { TSchema } from 'typebox';
import { noCurrency } from '../../kernel/money.ts';
import { checkReferences } from '../../platform/tables/check-references.ts';
import { type Fault, FaultList } from '../../platform/tables/fault.ts';
import { nearest } from '../../platform/tables/nearest.ts';
import { isKey } from '../../platform/tables/read-cell.ts';
import { readTable, type Table } from '../../platform/tables/read-table.ts';
import type { Blueprint, EditionDocument, TableName } from './blueprint.ts';
import { blueprintTables, EditionSchema, editionFile, RulesSchema, rulesFile } from './blueprint-schema.ts';
import { checkRules, type ReadFiles } from './check-rules.ts';
import { isCurrency } from './reading/edition-rules.ts';
import { readDocument } from './reading/read-document.ts';

export type { Fault, FaultKind } from '../../platform/tables/fault.ts';

export interface ParsedBlueprint {
  /** Only where there is no fault. */
  readonly blueprint?: Blueprint;
  /** By file, line and column; after two hundred a last one says how many more there are. */
  readonly faults: readonly Fault[];
}

/** Reads the files of an edition, by name, and checks them whole. Files that an edition does not know are not read. */
export function parseBlueprint(files: ReadonlyMap<string, string>): ParsedBlueprint {
  const faults = new FaultList();
  const read = readFiles(files, faults);
  checkReferences(read.tables, faults);
  for (const [name, field] of [
    ['zones', 'zoneId'],
    ['gates', 'gateId'],
  ] as const) {
    const table = read.tables.get(name);
    if (table) checkJoinedKeys(table, field, faults);
  }
  checkRules(read, faults);
  if (!faults.isEmpty) return { faults: faults.sorted() };
  const rows = [...read.tables].map(([name, table]) => [name, table.rows.map((row) => row.values)]);
  const documents = { edition: read.edition?.value, rules: read.rules?.value };
  // Every table and document is there and as declared, else there would be a fault.
  return { blueprint: { ...documents, ...Object.fromEntries(rows) } as Blueprint, faults: [] };
}

function readFiles(files: ReadonlyMap<string, string>, faults: FaultList): ReadFiles {
  const known = new Set([editionFile, rulesFile, ...blueprintTables.map((table) => table.file)]);
  const others = [...files.keys()].filter((file) => !known.has(file));
  const textOf = (file: string): string | undefined => {
    const text = files.get(file);
    if (text === undefined) {
      faults.add({ file, line: 1, column: 1 }, 'missingFile', `The file ${file} is missing.`, nearest(file, others));
    }
    return text;
  };
  const document = (file: string, schema: TSchema) => {
    const text = textOf(file);
    return text === undefined ? undefined : readDocument(file, text, schema, faults);
  };
  const edition = document(editionFile, EditionSchema);
  const rules = document(rulesFile, RulesSchema);
  const currency = currencyOf(edition?.value as EditionDocument | undefined, files);
  const tables = new Map<TableName, Table>();
  for (const schema of blueprintTables) {
    const text = textOf(schema.file);
    const table = text === undefined ? undefined : readTable(schema, text, currency, faults);
    if (table) tables.set(schema.name, table);
  }
  return { edition, rules, tables };
}

/** Of the edition; while that does not say it rightly, of the column of prices, so that one mistake is one fault. */
function currencyOf(edition: EditionDocument | undefined, files: ReadonlyMap<string, string>): string {
  if (edition && isCurrency(edition.currency)) return edition.currency;
  const prices = blueprintTables.find((table) => table.name === 'prices');
  const header = files.get(prices?.file ?? '')?.split('\n', 1)[0] ?? '';
  return /\bprice_([a-z]{3})\b/.exec(header)?.[1]?.toUpperCase() ?? noCurrency;
}

/** Zones and gates are known to passes and gates by `venue.zone` and `venue.gate`, which are keys too. */
function checkJoinedKeys({ rows }: Table, field: string, faults: FaultList): void {
  for (const row of rows) {
    const { venueId, [field]: id } = row.values;
    if (typeof venueId !== 'string' || typeof id !== 'string' || isKey(`${venueId}.${id}`)) continue;
    const length = venueId.length + 1 + id.length;
    faults.add(row.placeOf(field), 'keyTooLong', `“${venueId}.${id}” has ${length} letters: at most 64 together.`);
  }
}
