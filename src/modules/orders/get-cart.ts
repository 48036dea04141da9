import { type Money, sumMoney } from '../../kernel/money.ts';
import { personOf, type Tx } from '../../platform/tx.ts';
import { getProgramme } from '../editions/index.ts';
import type { Line } from './contract.ts';
import type { Sellable } from './sellable.ts';

export interface Cart {
  readonly lines: Line[];
  readonly total: Money;
  /** When the first line goes back; null for an empty cart. */
  readonly expiresAt: number | null;
}

/** Everything the caller holds over all sellables. */
export async function getCart(tx: Tx, edition: string, sellables: readonly Sellable[]): Promise<Cart> {
  const { currency } = (await getProgramme(tx, edition)).edition;
  const held = [];
  for (const sellable of sellables) held.push(...(await sellable.listHeld(tx, edition, personOf(tx))));
  const lines = held.map((one) => one.line);
  return {
    lines,
    total: sumMoney(
      lines.map((line) => line.total),
      currency,
    ),
    expiresAt: held.length === 0 ? null : Math.min(...held.map((one) => one.expiresAt)),
  };
}
