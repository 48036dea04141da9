import { recordAudit } from '../../../platform/audit.ts';
import type { Tx } from '../../../platform/tx.ts';
import { DisputeMoved } from '../events.ts';
import type { Dispute } from '../fulfilment-shapes.ts';
import type { MarketPorts } from '../ports.ts';
import { refuse } from '../problems.ts';
import { turnOfDispute } from './dispute.ts';
import { lockReturn } from './enter-return.ts';
import { closeReturn } from './move-return.ts';
import { findDispute, updateDispute, updateReturn } from './store.ts';
import { toDispute } from './wire-return.ts';

export interface DecideDispute {
  readonly edition: string;
  readonly dispute: string;
  readonly refund: boolean;
  readonly because: string;
}

/**
 * Staff decide, with a reason that both read: the money goes back, or it does not. Refuses `noSuchDispute`, and `wrongStep` while the
 * brand has time to answer or once it was decided.
 */
export async function decideDispute(tx: Tx, wish: DecideDispute, ports: MarketPorts): Promise<Dispute> {
  const { edition, dispute: id, refund, because } = wish;
  const known = await findDispute(tx.db, edition, id);
  if (!known) throw refuse.noSuchDispute({ dispute: id });
  const { consignment, record } = await lockReturn(tx, { edition, id: known.return, consignment: known.consignment });
  const dispute = (await findDispute(tx.db, edition, id))!;
  if (turnOfDispute(dispute, tx.now)?.who !== 'staff') throw refuse.wrongStep({ state: dispute.state });
  if (refund) await closeReturn(tx, consignment, record, { resaleable: false, ports });
  else await updateReturn(tx.db, { ...record, state: 'refused' });
  const state = refund ? 'refunded' : 'refused';
  const next = { ...dispute, state, decidedBecause: because, decidedAt: tx.now } as const;
  await updateDispute(tx.db, next);
  await recordAudit(tx, edition, 'market/decideDispute', { dispute: id, refund, because });
  await tx.emit(DisputeMoved, edition, consignment.id, { consignment: consignment.id, dispute: id, state });
  return toDispute(next, tx.now);
}
