import { writeTable } from '../../platform/tables/write-table.ts';
import type { Tx } from '../../platform/tx.ts';
import { getProgramme } from '../editions/index.ts';
import { findSupply } from './get-supply.ts';
import { refuse } from './problems.ts';
import { supplyTables, templateOf } from './supply/supply-schema.ts';

/** One table as CSV: a header to fill in, or what is loaded, ready to be changed and imported again. Refuses `noSuchTable`. */
export async function getSupplyTemplate(
  tx: Tx,
  edition: string,
  name: string,
  withRows: boolean,
): Promise<{ file: string; text: string }> {
  const table = supplyTables.find((one) => one.name === name);
  if (!table) throw refuse.noSuchTable({ table: name });
  const { currency } = (await getProgramme(tx, edition)).edition;
  const rows = withRows ? ((await findSupply(tx, edition))?.tables[table.name] ?? []) : [];
  return { file: table.file, text: rows.length > 0 ? writeTable(table, rows, currency) : templateOf(table, currency) };
}
