import { refuseCommon } from '../../../kernel/problem.ts';
import { stableJson } from '../../../kernel/stable-json.ts';
import { personOf, type Tx } from '../../../platform/tx.ts';
import { ReturnMoved } from '../events.ts';
import type { Consignment, Units } from '../fulfilment/consignment.ts';
import { listItemsOf, listParcelsOf, lockConsignment } from '../fulfilment/store.ts';
import type { GoodsReturn, ReturnSums } from '../fulfilment-shapes.ts';
import type { MarketPorts } from '../ports.ts';
import { refuse } from '../problems.ts';
import { answerWithin, type ReturnReason, type ReturnRecord, returnableOf } from './return.ts';
import { returnSums } from './return-sums.ts';
import { findReturn, insertReturn, listReturnsOf } from './store.ts';
import { toReturn } from './wire-return.ts';

export interface AskReturn {
  readonly edition: string;
  readonly consignment: string;
  /** Of the return, made by the caller. */
  readonly id: string;
  readonly reason: ReturnReason;
  readonly items: readonly Units[];
  readonly words: string;
  /** False: only say what would come back. */
  readonly commit: boolean;
}

/**
 * Asks a brand to take units back, or says what that would bring. A retry finds the first return. Refuses `noSuchConsignment` and
 * `notReturnable`: not come, too long ago, or returned already.
 */
export async function askReturn(
  tx: Tx,
  wish: AskReturn,
  ports: MarketPorts,
): Promise<{ sums: ReturnSums; return: GoodsReturn | null }> {
  const { edition, id, reason, items, words } = wish;
  const consignment = await lockConsignment(tx.db, edition, wish.consignment);
  if (consignment?.person !== personOf(tx)) throw refuse.noSuchConsignment({ consignment: wish.consignment });
  const earlier = await findReturn(tx.db, edition, id);
  if (earlier) {
    const isSame = earlier.consignment === consignment.id && stableJson(earlier.items) === stableJson(items);
    if (!isSame) throw refuseCommon.conflictingId({ id });
    return { sums: earlier.sums, return: toReturn(earlier) };
  }
  await checkReturnable(tx, consignment, { reason, items });
  const sums = await returnSums(tx, consignment, { items, reason }, ports);
  if (!wish.commit) return { sums, return: null };
  const record: ReturnRecord = {
    ...{ edition, id, consignment: consignment.id, brand: consignment.brand, person: consignment.person },
    ...{ state: 'asked', reason, items, words, answer: null, sums, tracking: null },
    askedAt: tx.now,
    actBy: tx.now + answerWithin,
  };
  await insertReturn(tx.db, record);
  await tx.emit(ReturnMoved, edition, consignment.id, { consignment: consignment.id, return: id, state: 'asked' });
  return { sums, return: toReturn(record) };
}

/** Refuses units that did not come, or that can be returned no more; `now` is when it was asked for. */
export async function checkReturnable(
  tx: Tx,
  { edition, id }: Consignment,
  { reason, items: wished }: { reason: ReturnReason; items: readonly Units[] },
  now = tx.now,
): Promise<void> {
  const items = await listItemsOf(tx.db, edition, [id]);
  const parcels = await listParcelsOf(tx.db, edition, [id]);
  const returns = await listReturnsOf(tx.db, edition, [id]);
  for (const { hold, count } of wished) {
    const item = items.find((one) => one.hold === hold);
    const isTwice = wished.filter((one) => one.hold === hold).length > 1;
    if (!item || isTwice) throw refuse.notReturnable({ hold, left: 0 });
    const { returnable, missing } = returnableOf(item, parcels, returns, now);
    const left = reason === 'notArrived' ? missing : returnable;
    if (count > left) throw refuse.notReturnable({ hold, left });
  }
}
