import type { Tx } from '../../../platform/tx.ts';
import type { GoodsReturn } from '../fulfilment-shapes.ts';
import { refuse } from '../problems.ts';
import { enterReturn } from './enter-return.ts';
import { moveReturn } from './move-return.ts';
import { toReturn } from './wire-return.ts';

/** The buyer keeps the goods after all; possible until they are on their way back. Again changes nothing. Refuses `wrongStep`. */
export async function cancelReturn(tx: Tx, edition: string, id: string): Promise<GoodsReturn> {
  const { record } = await enterReturn(tx, edition, id);
  if (record.state === 'cancelled') return toReturn(record);
  if (!['asked', 'agreed'].includes(record.state)) throw refuse.wrongStep({ state: record.state });
  return toReturn(await moveReturn(tx, { ...record, state: 'cancelled', actBy: null }));
}
