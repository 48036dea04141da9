import { type Rate, rateOf } from '../../kernel/exchange.ts';
import type { Words } from '../../kernel/language.ts';
import { money } from '../../kernel/money.ts';
import { personOf, type Tx } from '../../platform/tx.ts';
import { getProgramme } from '../editions/index.ts';
import { getPerson } from '../people/index.ts';
import { type Priced, priceCart, takenOff } from './pricing.ts';
import { findDiscounts } from './promotions/find-discounts.ts';
import type { Extras, HeldLine, Selling } from './sellable.ts';

export interface Cart extends Priced {
  /** When the first line goes back; null for an empty cart. */
  readonly expiresAt: number | null;
  readonly obstacles: { kind: string; code: string; words: Words }[];
  /** The person asked for a currency of which no rate is known. */
  readonly noRate: boolean;
  readonly code: { code: string; applies: boolean } | null;
  /** Of each line with a seller, by hold. */
  readonly commissions: Record<string, number>;
}

/** Everything the caller holds over all sellables, in the currency of the caller's profile. */
export async function getCart(tx: Tx, edition: string, selling: Selling): Promise<Cart> {
  const { currency } = (await getProgramme(tx, edition)).edition;
  const person = personOf(tx);
  const held: HeldLine[] = [];
  for (const sellable of selling.sellables) held.push(...(await sellable.listHeld(tx, edition, person)));
  const { discounts, code } = await findDiscounts(tx, edition, held, { selling, currency });
  const off = takenOff(discounts);
  const valued = held.map(({ line }) => ({
    line,
    value: money(line.total.amount - (off.get(line.hold) ?? 0), currency),
  }));
  const extras: Extras[] = [];
  const obstacles: Cart['obstacles'] = [];
  for (const sellable of selling.sellables) {
    const own = valued.filter(({ line }) => line.kind === sellable.kind);
    if (!sellable.listExtras || own.length === 0) continue;
    const one = await sellable.listExtras(tx, edition, person, own);
    extras.push(one);
    if (one.obstacle) obstacles.push({ kind: sellable.kind, ...one.obstacle });
  }
  const { rate, noRate } = await rateFor(tx, person, currency, selling);
  return {
    ...priceCart(held, discounts, extras, { rate, currency }),
    expiresAt: held.length === 0 ? null : Math.min(...held.map((one) => one.expiresAt)),
    obstacles,
    noRate,
    code,
    commissions: Object.fromEntries(
      held
        .filter(({ line }) => line.seller)
        .map(({ line, commissionBasisPoints }) => [line.hold, commissionBasisPoints ?? 0]),
    ),
  };
}

async function rateFor(
  tx: Tx,
  person: string,
  currency: string,
  selling: Selling,
): Promise<{ rate: Rate | null; noRate: boolean }> {
  const wished = (await getPerson(tx, person)).profile.currency ?? currency;
  if (wished === currency) return { rate: null, noRate: false };
  const table = await selling.rates(tx);
  const rate = table && rateOf(table, currency, wished, selling.spreadBasisPoints);
  return { rate: rate ?? null, noRate: !rate };
}
