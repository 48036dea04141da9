import type { Tx } from '../../../platform/tx.ts';
import type { GoodsReturn } from '../fulfilment-shapes.ts';
import type { MarketPorts } from '../ports.ts';
import { refuse } from '../problems.ts';
import { enterReturn } from './enter-return.ts';
import { closeReturn } from './move-return.ts';
import { toReturn } from './wire-return.ts';

export interface ReceiveReturn {
  readonly edition: string;
  readonly brand: string;
  readonly return: string;
  /** Whether it can be sold again: then it goes back on the shelf. */
  readonly resaleable: boolean;
}

/** A brand has its goods back; the money is owed to the buyer. Again changes nothing. Refuses `wrongStep`. */
export async function receiveReturn(tx: Tx, wish: ReceiveReturn, ports: MarketPorts): Promise<GoodsReturn> {
  const { consignment, record } = await enterReturn(tx, wish.edition, wish.return, wish.brand);
  if (record.state === 'received') return toReturn(record);
  if (!['agreed', 'sentBack'].includes(record.state)) throw refuse.wrongStep({ state: record.state });
  return toReturn(await closeReturn(tx, consignment, record, { resaleable: wish.resaleable, ports }));
}
