import type { FaultList } from './fault.ts';
import { nearest } from './nearest.ts';
import type { Row, Table } from './read-table.ts';

type Tables = ReadonlyMap<string, Table>;

/** Checks that every key is there once and that every reference leads to a row. A table that could not be read is not judged. */
export function checkReferences(tables: Tables, faults: FaultList): void {
  for (const table of tables.values()) {
    checkKeys(table, faults);
    checkForeignKeys(table, tables, faults);
  }
}

function checkKeys({ schema, rows }: Table, faults: FaultList): void {
  const lines = new Map<string, number>();
  for (const row of rows) {
    const values = schema.key.map((field) => row.values[field]);
    if (values.includes(undefined)) continue;
    const key = JSON.stringify(values);
    const line = lines.get(key);
    const place = row.placeOf(schema.key.at(-1)!);
    if (line === undefined) lines.set(key, place.line);
    else faults.add(place, 'duplicateKey', `${values.join(' ')} is on line ${line} already.`);
  }
}

function checkForeignKeys({ schema, rows }: Table, tables: Tables, faults: FaultList): void {
  const keys = schema.foreignKeys.flatMap((key) => {
    const target = tables.get(key.table);
    return target ? [{ key, target, known: indexOf(target.rows, key.references) }] : [];
  });
  for (const row of rows) {
    const dangling = new Set<string>();
    for (const { key, target, known } of keys) {
      const values = key.fields.map((field) => row.values[field]);
      const field = key.fields.at(-1)!;
      const last = values.pop();
      if (typeof last !== 'string' || values.includes(undefined)) continue;
      if (key.fields.some((one) => dangling.has(one))) continue;
      const ids = known.get(JSON.stringify(values));
      if (ids?.has(last)) continue;
      dangling.add(field);
      const message = messageOf(target, last, values);
      faults.add(row.placeOf(field), 'danglingReference', message, nearest(last, ids ?? []));
    }
  }
}

function messageOf(target: Table, id: string, within: readonly unknown[]): string {
  const file = target.schema.file;
  return within.length > 0 ? `${file} has no “${id}” at ${within.join(' ')}.` : `${file} has no “${id}”.`;
}

/** The last parts of keys by the parts before them. */
function indexOf(rows: readonly Row[], fields: readonly string[]): Map<string, Set<string>> {
  const index = new Map<string, Set<string>>();
  for (const row of rows) {
    const values = fields.map((field) => row.values[field]);
    const last = values.pop();
    if (typeof last !== 'string') continue;
    const group = JSON.stringify(values);
    const ids = index.get(group) ?? new Set();
    index.set(group, ids.add(last));
  }
  return index;
}
