import type { RateTable } from '../../../kernel/exchange.ts';
import { day as dayLong } from '../../../kernel/time.ts';
import type { Tx } from '../../../platform/tx.ts';
import { findNewestRates } from '../store.ts';

/** The newest table of rates up to a day, `2026-11-30`; undefined where all are older than so many days before it. */
export async function findRates(tx: Tx, day: string, freshDays: number): Promise<RateTable | undefined> {
  const table = await findNewestRates(tx.db, day);
  return table && Date.parse(day) - Date.parse(table.date) <= freshDays * dayLong ? table : undefined;
}
