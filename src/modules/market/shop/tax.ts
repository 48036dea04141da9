import { usualDispatch } from '../../../engines/landed-cost/consignment.ts';
import { choosePack, type RulePack } from '../../../engines/landed-cost/pack.ts';
import { shareOf } from '../../../kernel/exchange.ts';
import { money } from '../../../kernel/money.ts';
import type { TaxClass } from '../catalogue/catalogue-rows.ts';
import type { Price } from '../shapes.ts';

/** Consumption tax of the host country in hundredths of a percent, from its rule pack. */
export type TaxRates = Readonly<Record<TaxClass, number>>;

/** Rates of the host country's pack; none where there is no pack. */
export function taxRatesOf(packs: readonly RulePack[]): TaxRates {
  const domestic = choosePack(packs, usualDispatch)?.domestic;
  const basisPoints = (percent = 0) => Math.round(percent * 100);
  return { standard: basisPoints(domestic?.standardPercent), reduced: basisPoints(domestic?.reducedPercent) };
}

/** A price as it stands on a shelf: with tax, rounded down as shops do, and without, as it leaves the country. */
export function priceOf(netAmount: number, currency: string, taxClass: TaxClass, rates: TaxRates): Price {
  const tax = shareOf(netAmount, rates[taxClass], 10_000, 'down');
  return { net: money(netAmount, currency), taxed: money(netAmount + tax, currency) };
}
