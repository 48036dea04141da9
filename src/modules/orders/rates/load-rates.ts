import type { RateTable } from '../../../kernel/exchange.ts';
import type { Tx } from '../../../platform/tx.ts';
import { upsertRates } from '../store.ts';

/** Keeps a table of rates under its id; the same id again is replaced. */
export async function loadRates(tx: Tx, table: RateTable): Promise<void> {
  await upsertRates(tx.db, table, tx.now);
}
