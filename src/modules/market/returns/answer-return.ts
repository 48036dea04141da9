import type { Tx } from '../../../platform/tx.ts';
import type { GoodsReturn } from '../fulfilment-shapes.ts';
import type { MarketPorts } from '../ports.ts';
import { refuse } from '../problems.ts';
import { type Entered, enterReturn } from './enter-return.ts';
import { closeReturn, moveReturn } from './move-return.ts';
import { type ReturnRecord, sendBackWithin } from './return.ts';
import { toReturn } from './wire-return.ts';

export interface AnswerReturn {
  readonly edition: string;
  readonly brand: string;
  readonly return: string;
  readonly agree: boolean;
  /** The reason where it refuses; where it agrees, how to send it back. */
  readonly words: string;
}

/** A brand agrees to a return or refuses it with a reason. Refuses `wrongStep`, `reasonNeeded`. */
export async function answerReturn(tx: Tx, wish: AnswerReturn, ports: MarketPorts): Promise<GoodsReturn> {
  const entered = await enterReturn(tx, wish.edition, wish.return, wish.brand);
  const { record } = entered;
  if (record.state !== 'asked') throw refuse.wrongStep({ state: record.state });
  if (wish.agree) return toReturn(await agree(tx, entered, wish.words || null, ports));
  if (wish.words.trim() === '') throw refuse.reasonNeeded();
  return toReturn(await moveReturn(tx, { ...record, state: 'refused', answer: wish.words, actBy: null }));
}

/** Agreed: the buyer sends it back; what never came is paid back at once. */
export async function agree(
  tx: Tx,
  { consignment, record }: Entered,
  words: string | null,
  ports: Pick<MarketPorts, 'sumRefund'>,
): Promise<ReturnRecord> {
  const agreed: ReturnRecord = { ...record, state: 'agreed', answer: words, actBy: tx.now + sendBackWithin };
  if (record.reason === 'notArrived') return await closeReturn(tx, consignment, agreed, { resaleable: false, ports });
  return await moveReturn(tx, agreed);
}
