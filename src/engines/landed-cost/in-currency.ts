import { convertMoney, type Rate, type RateTable, type Rounding, rateOf } from '../../kernel/exchange.ts';
import { invariant } from '../../kernel/invariant.ts';
import { type Money, minorDigitsOf, money } from '../../kernel/money.ts';
import type { PackAmount, RulePack } from './pack.ts';

/** Converts with the rates of one table; an amount that is already of the currency needs none. */
export type Converter = (value: Money, currency: string, rounding?: Rounding) => Money;

/** The converter throws an InvariantError where a rate is missing: ask {@link missingRate} before. */
export function converterOf(table: RateTable): Converter {
  const known = new Map<string, Rate>();
  return (value, currency, rounding = 'half') => {
    if (value.currency === currency) return value;
    const key = `${value.currency} ${currency}`;
    const rate = known.get(key) ?? rateOf(table, value.currency, currency);
    invariant(rate, `A rate between ${value.currency} and ${currency}`);
    known.set(key, rate);
    return convertMoney(value, rate, rounding);
  };
}

/** The first of the currencies that cannot be exchanged for the others; undefined where all can, or there is but one. */
export function missingRate(table: RateTable, currencies: readonly string[]): string | undefined {
  const different = new Set(currencies);
  if (different.size <= 1) return undefined;
  return [...different].find((currency) => currency !== table.base && !(currency in table.rates));
}

/** Every currency that a pack's channels and rules speak of. */
export function currenciesOf(pack: RulePack): readonly string[] {
  const known = packCurrencies.get(pack);
  if (known) return known;
  const made = [
    pack.currency,
    ...pack.channels.flatMap(({ when }) =>
      [when?.valueAtMost, when?.eachAtMost, when?.yearAtMost].flatMap((limit) => (limit ? [limit.currency] : [])),
    ),
    ...pack.rules.flatMap((rule) => [
      ...(rule.less ? [rule.less.currency] : []),
      ...('flat' in rule.take ? [rule.take.flat.currency] : []),
    ]),
  ];
  packCurrencies.set(pack, made);
  return made;
}

const packCurrencies = new WeakMap<RulePack, readonly string[]>();

/** A pack's amount, in major units, as money. */
export function packMoney({ amount, currency }: PackAmount): Money {
  return money(Math.round(amount * 10 ** minorDigitsOf(currency)), currency);
}
