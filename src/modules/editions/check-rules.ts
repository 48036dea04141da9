import type { FaultList } from '../../platform/tables/fault.ts';
import type { Table } from '../../platform/tables/read-table.ts';
import type { AccessRules, Blueprint, EditionDocument, TableName } from './blueprint.ts';
import { blueprintTables, editionFile, rulesFile } from './blueprint-schema.ts';
import { editionRules } from './reading/edition-rules.ts';
import type { Document } from './reading/read-document.ts';
import type { PlacedRow, Reading } from './reading/rule.ts';
import { sessionRules } from './reading/session-rules.ts';
import { venueRules } from './reading/venue-rules.ts';

/** The files of an edition as far as they could be read. */
export interface ReadFiles {
  readonly edition: Document | undefined;
  readonly rules: Document | undefined;
  readonly tables: ReadonlyMap<TableName, Table>;
}

/** Checks what columns, keys and references cannot say. A rule is left out while a file it reads has other faults. */
export function checkRules(files: ReadFiles, faults: FaultList): void {
  const faulty = faults.files();
  const reading: Reading = {
    edition: files.edition?.value as EditionDocument,
    rules: files.rules?.value as AccessRules,
    rows: <Name extends TableName>(name: Name) => (files.tables.get(name)?.rows ?? []) as readonly PlacedRow<Name>[],
    placeIn: (document, ...path) =>
      files[document]?.placeOf(...path) ?? { file: fileOf.get(document) ?? '', line: 1, column: 1 },
  };
  for (const rule of [...editionRules, ...venueRules, ...sessionRules]) {
    if (!rule.reads.some((name) => faulty.has(fileOf.get(name) ?? ''))) rule.check(reading, faults);
  }
}

const fileOf: ReadonlyMap<keyof Blueprint, string> = new Map<keyof Blueprint, string>([
  ['edition', editionFile],
  ['rules', rulesFile],
  ...blueprintTables.map((table) => [table.name, table.file] as const),
]);
