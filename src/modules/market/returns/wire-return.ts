import type { Dispute, GoodsReturn } from '../fulfilment-shapes.ts';
import { type DisputeRecord, turnOfDispute } from './dispute.ts';
import { type ReturnRecord, turnOf } from './return.ts';

/** The wire form of a return: who asked stays here. */
export function toReturn(record: ReturnRecord): GoodsReturn {
  const { edition: _edition, person: _person, actBy: _actBy, items, ...rest } = record;
  return { ...rest, items: [...items], turn: turnOf(record) };
}

export function toDispute(record: DisputeRecord, now: number): Dispute {
  const { edition: _edition, answerBy: _answerBy, ...rest } = record;
  return { ...rest, turn: turnOfDispute(record, now) };
}
