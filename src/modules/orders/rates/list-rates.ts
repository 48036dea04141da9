import type { RateTable } from '../../../kernel/exchange.ts';
import type { Tx } from '../../../platform/tx.ts';
import { listRateTables } from '../store.ts';

/** The newest tables of rates, newest first. */
export function listRates(tx: Tx, limit: number): Promise<RateTable[]> {
  return listRateTables(tx.db, limit);
}
