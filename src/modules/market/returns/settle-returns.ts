import { newId } from '../../../platform/new-id.ts';
import type { Tx } from '../../../platform/tx.ts';
import type { MarketPorts } from '../ports.ts';
import { agree } from './answer-return.ts';
import { lockReturn } from './enter-return.ts';
import { moveReturn } from './move-return.ts';
import { beginDispute } from './open-dispute.ts';
import { listOverdueReturns } from './store.ts';

/**
 * Where somebody let their time pass: what was asked is agreed, what was agreed and not sent back is over, and what was sent back and not
 * confirmed is for staff to decide. Answers how many.
 */
export async function settleReturns(tx: Tx, edition: string, ports: Pick<MarketPorts, 'sumRefund'>): Promise<number> {
  const overdue = await listOverdueReturns(tx.db, edition, tx.now);
  for (const { id, consignment } of overdue) {
    const entered = await lockReturn(tx, { edition, id, consignment });
    const { state, actBy } = entered.record;
    if (actBy === null || actBy > tx.now) continue;
    if (state === 'asked') await agree(tx, entered, null, ports);
    else if (state === 'agreed') await moveReturn(tx, { ...entered.record, state: 'cancelled', actBy: null });
    else if (state === 'sentBack')
      await beginDispute(tx, entered.record, { id: newId(), kind: 'notConfirmed', statement: '', answerBy: tx.now });
  }
  return overdue.length;
}
