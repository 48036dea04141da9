import type { Db } from '../../../platform/database/db.ts';
import type { Tx } from '../../../platform/tx.ts';
import { beginAsBrand, endAsBrand } from './store.ts';

/**
 * Runs statements as the database's role for brands, which sees and changes rows of this one brand only, whatever a statement says
 * (row-level security of PostgreSQL). Outbox and audit are written after it. Where `work` throws, the role stays: the transaction can only
 * roll back.
 */
export async function asBrand<T>(tx: Tx, edition: string, brand: string, work: (db: Db) => Promise<T>): Promise<T> {
  await beginAsBrand(tx.db, edition, brand);
  const result = await work(tx.db);
  await endAsBrand(tx.db);
  return result;
}
