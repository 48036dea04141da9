import type { RulePack } from '../../../engines/landed-cost/pack.ts';
import { keptAnswers } from '../../../platform/kept-answers.ts';
import type { Tx } from '../../../platform/tx.ts';
import type { MarketPorts } from '../ports.ts';
import { listSavedPacks } from './store.ts';

const kept = keptAnswers<readonly RulePack[]>(1_000);

/** The rule packs in use, up to a second old: those that staff saved, and for the others those that came with the software. */
export async function listPacks(tx: Tx, edition: string, ports: MarketPorts): Promise<readonly RulePack[]> {
  const saved = await kept.get(tx, edition, async () => (await listSavedPacks(tx.db, edition)).map((one) => one.pack));
  const replaced = new Set(saved.map((pack) => pack.id));
  return [...saved, ...ports.packs.filter((pack) => !replaced.has(pack.id))];
}

/** For who has saved a pack: this process uses it at once. */
export const forgetPacks = (tx: Tx, edition: string): void => kept.forget(tx, edition);
