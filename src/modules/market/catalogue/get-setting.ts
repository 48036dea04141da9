import type { Tx } from '../../../platform/tx.ts';
import { findSettingTables, type Setting } from './store.ts';

/** Tables of an edition that rarely change; read at most once a second by a process. */
const keptMs = 1_000;
const settings = new WeakMap<object, Map<string, { readonly tables: Setting; readonly readAt: number }>>();
const nothing: Setting = { crafts: [], shippingZones: [], shippingRates: [], lockers: [] };

/** Crafts, shipping rates and lockers of an edition; all empty where it has no market. */
export async function getSetting(tx: Tx, edition: string): Promise<Setting> {
  const own = settings.get(tx.db.home) ?? new Map<string, { tables: Setting; readAt: number }>();
  settings.set(tx.db.home, own);
  const known = own.get(edition);
  if (known && performance.now() - known.readAt < keptMs) return known.tables;
  const tables = (await findSettingTables(tx.db, edition))?.tables ?? nothing;
  own.set(edition, { tables, readAt: performance.now() });
  return tables;
}
