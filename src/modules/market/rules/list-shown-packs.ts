import type { AnswerOf } from '../../../kernel/endpoint.ts';
import type { Tx } from '../../../platform/tx.ts';
import type * as contract from '../contract.ts';
import type { MarketPorts } from '../ports.ts';
import { listPacks } from './list-packs.ts';
import { shownPack } from './shown-pack.ts';
import { listSavedPacks } from './store.ts';

/** The rule packs in use, those that are over first, then by the day on which they will be. */
export async function listShownPacks(
  tx: Tx,
  edition: string,
  ports: MarketPorts,
): Promise<AnswerOf<typeof contract.listPacks>> {
  const day = ports.lawDay();
  const saved = new Set((await listSavedPacks(tx.db, edition)).map(({ pack }) => pack.id));
  const packs = (await listPacks(tx, edition, ports)).map((pack) => shownPack(pack, day, saved.has(pack.id)));
  packs.sort((first, second) => (first.goodUntil < second.goodUntil ? -1 : 1));
  return { packs, day, rates: (await ports.rates(tx))?.date ?? null };
}
