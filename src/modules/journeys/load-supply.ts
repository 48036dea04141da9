import { createHash } from 'node:crypto';
import { stableJson } from '../../kernel/stable-json.ts';
import type { Tx } from '../../platform/tx.ts';
import { forgetSupplyHash } from './get-supply.ts';
import { refuse } from './problems.ts';
import { findSupplyHash, lockStock, replaceSupply, setCapacities } from './store.ts';
import { supplyOf } from './supply/supply.ts';
import type { SupplyTables } from './supply/supply-rows.ts';

/**
 * Loads checked tables whole; the same content again changes nothing. `source` stamps the files they came from, so that a start with
 * the same files neither reads them again nor undoes what staff changed since. Refuses `allotmentBelowSold`, naming the pools.
 */
export async function loadSupply(
  tx: Tx,
  edition: string,
  tables: SupplyTables,
  source?: string,
): Promise<{ changed: boolean }> {
  const hash = createHash('sha256').update(stableJson(tables)).digest('hex');
  const before = await findSupplyHash(tx.db, edition);
  const stamp = source ?? before?.source ?? null;
  if (before?.hash === hash && before.source === stamp) return { changed: false };
  const supply = supplyOf(tables, hash);
  const rows = (await lockStock(tx.db, edition)).map((row) => ({ ...row, capacity: supply.capacityOf(row.pool) ?? 0 }));
  const short = rows.filter((row) => row.capacity < row.taken);
  if (short.length > 0)
    throw refuse.allotmentBelowSold({
      pools: short.slice(0, 5).map((row) => `${row.pool}: ${row.capacity} of ${row.taken}`),
    });
  await setCapacities(tx.db, edition, rows);
  await replaceSupply(tx.db, edition, { hash, tables, source: stamp, now: tx.now });
  forgetSupplyHash(tx, edition);
  return { changed: true };
}
