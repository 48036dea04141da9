/** An amount in the minor unit of an ISO 4217 currency (JPY has none: 1 = one yen; EUR: 1 = one cent). */
export interface Money {
  readonly amount: number;
  readonly currency: string;
}

/** The code of ISO 4217 for a table without amounts. */
export const noCurrency = 'XXX';

const currencies = new Set(Intl.supportedValuesOf('currency'));

/** Whether ISO 4217 has, or had, a currency of this code. */
export function isCurrency(code: string): boolean {
  return currencies.has(code);
}

/** Digits after the decimal point, ISO 4217; currencies not listed have two. */
const minorDigits: Readonly<Record<string, number>> = {
  ...Object.fromEntries(
    'BIF CLP DJF GNF ISK JPY KMF KRW PYG RWF UGX VND VUV XAF XOF XPF'.split(' ').map((one) => [one, 0]),
  ),
  ...Object.fromEntries('BHD IQD JOD KWD LYD OMR TND'.split(' ').map((one) => [one, 3])),
};

/** Makes a {@link Money}; throws a RangeError where the amount is not a safe integer. */
export function money(amount: number, currency: string): Money {
  if (!Number.isSafeInteger(amount)) throw new RangeError(`Not an amount in minor units: ${amount}`);
  return { amount, currency };
}

/** Adds amounts of one currency; throws a RangeError where currencies differ. */
export function addMoney(first: Money, ...others: readonly Money[]): Money {
  let amount = first.amount;
  for (const other of others) {
    if (other.currency !== first.currency) throw new RangeError(`Cannot add ${other.currency} to ${first.currency}`);
    amount += other.amount;
  }
  return money(amount, first.currency);
}

/** Multiplies by a whole number, as in three tickets of one price. */
export function timesMoney(value: Money, count: number): Money {
  return money(value.amount * count, value.currency);
}

/** The sum of a list that may be empty. */
export function sumMoney(values: readonly Money[], currency: string): Money {
  return addMoney(money(0, currency), ...values);
}

/** The amount in major units, for Intl.NumberFormat and payment providers' pages. */
export function majorUnits(value: Money): number {
  return value.amount / 10 ** minorDigitsOf(value.currency);
}

/** Digits after the decimal point of a currency. */
export function minorDigitsOf(currency: string): number {
  return minorDigits[currency] ?? 2;
}

/** For people, in their language: `formatMoney(money(5800, 'JPY'), 'ja')` is `￥5,800`. */
export function formatMoney(value: Money, language: string): string {
  return new Intl.NumberFormat(language, { style: 'currency', currency: value.currency }).format(majorUnits(value));
}
