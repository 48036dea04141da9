import type { RulePack } from '../../../engines/landed-cost/pack.ts';
import type { Tx } from '../../../platform/tx.ts';
import type { MarketPorts } from '../ports.ts';
import { listSavedPacks } from './store.ts';

/** The rule packs in use: those that staff saved, and for the others those that came with the software. */
export async function listPacks(tx: Tx, edition: string, ports: MarketPorts): Promise<readonly RulePack[]> {
  const saved = (await listSavedPacks(tx.db, edition)).map((one) => one.pack);
  const replaced = new Set(saved.map((pack) => pack.id));
  return [...saved, ...ports.packs.filter((pack) => !replaced.has(pack.id))];
}
