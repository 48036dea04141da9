import { type Money, money } from '../../kernel/money.ts';
import type { Tx } from '../../platform/tx.ts';
import { oweRefund } from './owe-refund.ts';
import { sumReturns } from './return-sums.ts';
import type { UnitsReturn } from './sellable.ts';
import type { Charge } from './shapes.ts';
import { findOrder, findRefund, lockOrder } from './store.ts';

/** Units of a line that came back, those after `from` up to `to`, with the kinds of charges that come back with them. */
export interface UnitsBack {
  readonly hold: string;
  readonly from: number;
  readonly to: number;
  readonly charges: readonly string[];
}

/** Goods that came back, as events tell it. */
export interface GoodsBack {
  readonly order: string;
  readonly return: string;
  readonly items: readonly UnitsBack[];
}

/** Owes the money of goods that came back; a return is paid back once, however often it is told. */
export async function oweGoodsRefund(tx: Tx, edition: string, back: GoodsBack): Promise<void> {
  const order = await lockOrder(tx.db, edition, back.order);
  if (order?.state !== 'paid' || (await findRefund(tx.db, edition, back.return))) return;
  const items = back.items.map((one) => one.hold);
  await oweRefund(tx, order, { id: back.return, items, cause: 'returned' }, sumReturns(order, returnsOf(back.items)));
}

/** What units of an order would bring back, in the currency that was charged. */
export async function sumGoodsRefund(tx: Tx, edition: string, id: string, units: readonly UnitsBack[]): Promise<Money> {
  const order = (await findOrder(tx.db, edition, id))!;
  return money(order.state === 'paid' ? sumReturns(order, returnsOf(units)).refund : 0, order.currency);
}

function returnsOf(units: readonly UnitsBack[]): UnitsReturn[] {
  return units.map(({ hold, from, to, charges }) => ({
    item: hold,
    hold,
    units: { from, to },
    charges: charges as Charge['kind'][],
    // After goods were sent, the way comes back only where their seller is at fault.
    isWayBorneBySeller: true,
  }));
}
