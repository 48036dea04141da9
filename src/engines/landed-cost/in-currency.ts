import { convertMoney, type Rate, type RateTable, type Rounding, rateOf } from '../../kernel/exchange.ts';
import { type Money, minorDigitsOf, money } from '../../kernel/money.ts';
import type { PackAmount } from './pack.ts';

/** Thrown inside the engine where a table lists no rate; becomes a refusal at its face. */
export class NoRateError extends Error {
  override name = 'NoRateError';
  readonly currency: string;
  constructor(currency: string) {
    super(`No rate for ${currency}`);
    this.currency = currency;
  }
}

/** Converts with the rates of one table; an amount that is already of the currency needs none. */
export type Converter = (value: Money, currency: string, rounding?: Rounding) => Money;

export function converterOf(table: RateTable): Converter {
  const known = new Map<string, Rate>();
  return (value, currency, rounding = 'half') => {
    if (value.currency === currency) return value;
    const key = `${value.currency} ${currency}`;
    let rate = known.get(key);
    if (!rate) {
      rate = rateOf(table, value.currency, currency);
      if (!rate) throw new NoRateError(isListed(table, currency) ? value.currency : currency);
      known.set(key, rate);
    }
    return convertMoney(value, rate, rounding);
  };
}

const isListed = (table: RateTable, currency: string) => currency === table.base || currency in table.rates;

/** A pack's amount, in major units, as money. */
export function packMoney({ amount, currency }: PackAmount): Money {
  return money(Math.round(amount * 10 ** minorDigitsOf(currency)), currency);
}
