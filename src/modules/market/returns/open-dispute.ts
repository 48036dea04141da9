import { refuseCommon } from '../../../kernel/problem.ts';
import { newId } from '../../../platform/new-id.ts';
import { personOf, type Tx } from '../../../platform/tx.ts';
import { DisputeMoved } from '../events.ts';
import type { Consignment, Units } from '../fulfilment/consignment.ts';
import { lockConsignment } from '../fulfilment/store.ts';
import type { Dispute } from '../fulfilment-shapes.ts';
import type { MarketPorts } from '../ports.ts';
import { refuse } from '../problems.ts';
import { checkReturnable } from './ask-return.ts';
import { type DisputeRecord, disputeAnswerWithin } from './dispute.ts';
import type { ReturnRecord } from './return.ts';
import { returnSums } from './return-sums.ts';
import { findDispute, findReturn, insertDispute, insertReturn, listDisputesOf, updateReturn } from './store.ts';
import { toDispute } from './wire-return.ts';

export interface OpenDispute {
  readonly edition: string;
  readonly consignment: string;
  /** Of the dispute, made by the caller. */
  readonly id: string;
  /** A return that the brand refused, or units that never came. */
  readonly about: { readonly return: string } | { readonly items: readonly Units[] };
  readonly statement: string;
}

/**
 * Asks staff to decide; the brand is heard first. A retry finds the first dispute. Refuses `noSuchConsignment`, `noSuchReturn`,
 * `wrongStep` where the return was not refused or was decided before, `notReturnable` where nothing is missing.
 */
export async function openDispute(tx: Tx, wish: OpenDispute, ports: MarketPorts): Promise<Dispute> {
  const { edition, id, about, statement } = wish;
  const consignment = await lockConsignment(tx.db, edition, wish.consignment);
  if (consignment?.person !== personOf(tx)) throw refuse.noSuchConsignment({ consignment: wish.consignment });
  const earlier = await findDispute(tx.db, edition, id);
  if (earlier) {
    if (earlier.consignment !== consignment.id || earlier.statement !== statement)
      throw refuseCommon.conflictingId({ id });
    return toDispute(earlier, tx.now);
  }
  const record =
    'return' in about
      ? await refusedReturn(tx, consignment, about.return)
      : await missingUnits(tx, consignment, about.items, ports);
  const kind = 'return' in about ? 'refusedReturn' : 'notArrived';
  return toDispute(
    await beginDispute(tx, record, { id, kind, statement, answerBy: tx.now + disputeAnswerWithin }),
    tx.now,
  );
}

/** Writes a dispute about a return down. The caller has the consignment locked. */
export async function beginDispute(
  tx: Tx,
  record: ReturnRecord,
  rest: Pick<DisputeRecord, 'id' | 'kind' | 'statement' | 'answerBy'>,
): Promise<DisputeRecord> {
  const { edition, consignment, brand, id } = record;
  const dispute: DisputeRecord = {
    ...{ edition, consignment, brand, return: id, ...rest },
    ...{ state: 'opened', answer: null, decidedBecause: null, openedAt: tx.now, decidedAt: null },
  };
  await updateReturn(tx.db, { ...record, state: 'disputed', actBy: null });
  await insertDispute(tx.db, dispute);
  await tx.emit(DisputeMoved, edition, consignment, { consignment, dispute: rest.id, state: 'opened' });
  return dispute;
}

async function refusedReturn(tx: Tx, consignment: Consignment, id: string): Promise<ReturnRecord> {
  const { edition } = consignment;
  const record = await findReturn(tx.db, edition, id);
  if (record?.consignment !== consignment.id) throw refuse.noSuchReturn({ return: id });
  const disputes = await listDisputesOf(tx.db, edition, [consignment.id]);
  if (record.state !== 'refused' || disputes.some((one) => one.return === id))
    throw refuse.wrongStep({ state: record.state });
  await checkReturnable(tx, consignment, record, record.askedAt);
  return record;
}

async function missingUnits(
  tx: Tx,
  consignment: Consignment,
  items: readonly Units[],
  ports: MarketPorts,
): Promise<ReturnRecord> {
  const wish = { reason: 'notArrived', items } as const;
  await checkReturnable(tx, consignment, wish);
  const { edition, id, brand, person } = consignment;
  const record: ReturnRecord = {
    ...{ edition, consignment: id, brand, person, ...wish },
    ...{ id: newId(), state: 'disputed', words: '', answer: null, tracking: null, askedAt: tx.now, actBy: null },
    sums: await returnSums(tx, consignment, wish, ports),
  };
  await insertReturn(tx.db, record);
  return record;
}
