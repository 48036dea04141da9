import type { Tx } from '../../../platform/tx.ts';
import type { GoodsReturn } from '../fulfilment-shapes.ts';
import { refuse } from '../problems.ts';
import { enterReturn } from './enter-return.ts';
import { moveReturn } from './move-return.ts';
import { confirmWithin } from './return.ts';
import { toReturn } from './wire-return.ts';

/** The buyer sent the goods back; the brand has some days to confirm. Again changes nothing. Refuses `wrongStep`. */
export async function sendReturn(tx: Tx, edition: string, id: string, tracking: string | null): Promise<GoodsReturn> {
  const { record } = await enterReturn(tx, edition, id);
  if (record.state === 'sentBack') return toReturn(record);
  if (record.state !== 'agreed') throw refuse.wrongStep({ state: record.state });
  return toReturn(await moveReturn(tx, { ...record, state: 'sentBack', tracking, actBy: tx.now + confirmWithin }));
}
