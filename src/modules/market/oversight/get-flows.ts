import type { AnswerOf } from '../../../kernel/endpoint.ts';
import { money } from '../../../kernel/money.ts';
import type { Tx } from '../../../platform/tx.ts';
import type * as contract from '../contract.ts';
import { countStates, findLastConsignment, listFlows, listSoldOut, sumHeld } from './store.ts';

/** What goes where, and what waits. */
export async function getFlows(tx: Tx, edition: string): Promise<AnswerOf<typeof contract.getFlows>> {
  const flows = await listFlows(tx.db, edition);
  return {
    flows: flows.map(({ amount, currency, ...flow }) => ({ ...flow, amount: money(amount, currency) })),
    states: await countStates(tx.db, edition),
    held: await sumHeld(tx.db, edition),
    soldOut: await listSoldOut(tx.db, edition),
    lastAt: await findLastConsignment(tx.db, edition),
  };
}
