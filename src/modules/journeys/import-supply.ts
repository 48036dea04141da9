import type { AnswerOf, BodyOf } from '../../kernel/endpoint.ts';
import { stableJson } from '../../kernel/stable-json.ts';
import { recordAudit } from '../../platform/audit.ts';
import type { Tx } from '../../platform/tx.ts';
import { getProgramme } from '../editions/index.ts';
import type * as contract from './contract.ts';
import { findSupply } from './get-supply.ts';
import { loadSupply } from './load-supply.ts';
import { refuse } from './problems.ts';
import { parseSupply } from './supply/parse-supply.ts';
import type { SupplyTables } from './supply/supply-rows.ts';
import { supplyTables } from './supply/supply-schema.ts';

/**
 * Replaces tables of the supply by files of their names; the others stay. Without `commit` it only tells what would change. With a
 * fault nothing changes. Refuses `unknownFile`, `allotmentBelowSold`.
 */
export async function importSupply(
  tx: Tx,
  edition: string,
  { files, commit }: BodyOf<typeof contract.importSupply>,
): Promise<AnswerOf<typeof contract.importSupply>> {
  const known = new Set(supplyTables.map((table) => table.file));
  const unknown = files.filter((file) => !known.has(file.name)).map((file) => file.name);
  if (unknown.length > 0) throw refuse.unknownFile({ files: unknown.slice(0, 5), known: [...known] });
  const before = (await findSupply(tx, edition))?.tables;
  const texts = new Map(files.map((file) => [file.name, file.text]));
  const { tables, faults } = parseSupply(texts, await getProgramme(tx, edition), before);
  if (!tables) return { faults: [...faults], changes: [], committed: false };
  const changes = supplyTables
    .filter((table) => texts.has(table.file))
    .map((table) => ({ file: table.file, ...changesOf(table, before, tables) }));
  if (commit) {
    await loadSupply(tx, edition, tables);
    await recordAudit(tx, edition, 'journeys.supplyImported', { files: files.map((file) => file.name) });
  }
  return { faults: [], changes, committed: commit };
}

function changesOf(table: (typeof supplyTables)[number], before: SupplyTables | undefined, after: SupplyTables) {
  const byKey = (rows: readonly object[]) =>
    new Map(
      rows.map((row) => {
        const values = row as Record<string, unknown>;
        return [JSON.stringify(table.key.map((field) => values[field])), stableJson(row)];
      }),
    );
  const [old, fresh] = [byKey(before?.[table.name] ?? []), byKey(after[table.name])];
  const kept = [...fresh].filter(([key]) => old.has(key));
  return {
    added: fresh.size - kept.length,
    changed: kept.filter(([key, row]) => old.get(key) !== row).length,
    removed: old.size - kept.length,
  };
}
