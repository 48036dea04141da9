import { keptAnswers } from '../../../platform/kept-answers.ts';
import type { Tx } from '../../../platform/tx.ts';
import { findSettingTables, type Setting } from './store.ts';

const kept = keptAnswers<Setting>(1_000);
const nothing: Setting = { crafts: [], shippingZones: [], shippingRates: [], lockers: [] };

/** Crafts, shipping rates and lockers of an edition, up to a second old; all empty where it has no market. */
export function getSetting(tx: Tx, edition: string): Promise<Setting> {
  return kept.get(tx, edition, async () => (await findSettingTables(tx.db, edition))?.tables ?? nothing);
}
