import { type Money, minorDigitsOf, money } from './money.ts';

/** Rates of one day against one currency, as a central bank publishes them: `rates.JPY` yen are one unit of `base`. */
export interface RateTable {
  /** As in `ecb-2026-11-27`. */
  readonly id: string;
  readonly date: string;
  readonly source: string;
  readonly base: string;
  /** Decimals as text, so that nothing is lost on the way. */
  readonly rates: Readonly<Record<string, string>>;
}

/** How amounts of one currency become amounts of another; holds all that is needed to do it again later. */
export interface Rate {
  readonly table: string;
  readonly date: string;
  readonly from: string;
  readonly to: string;
  /** Units of each per unit of the table's base. */
  readonly fromPerBase: string;
  readonly toPerBase: string;
  /** Added to what the buyer pays, in hundredths of a percent. */
  readonly spreadBasisPoints: number;
}

export type Rounding = 'half' | 'down' | 'up';

/** The rate between two currencies of a table; undefined where it lists one of them not. */
export function rateOf(table: RateTable, from: string, to: string, spreadBasisPoints = 0): Rate | undefined {
  const perBase = (currency: string) => (currency === table.base ? '1' : table.rates[currency]);
  const [fromPerBase, toPerBase] = [perBase(from), perBase(to)];
  if (fromPerBase === undefined || toPerBase === undefined) return undefined;
  const spread = from === to ? 0 : spreadBasisPoints;
  return { table: table.id, date: table.date, from, to, fromPerBase, toPerBase, spreadBasisPoints: spread };
}

/**
 * Converts to the minor unit of the other currency, exactly but for one rounding (half away from zero unless told).
 * Throws a RangeError where the amount is of another currency than the rate's.
 */
export function convertMoney(value: Money, rate: Rate, rounding: Rounding = 'half'): Money {
  if (value.currency !== rate.from) throw new RangeError(`Cannot convert ${value.currency} by a rate of ${rate.from}`);
  if (rate.from === rate.to) return value;
  const [from, to] = [decimal(rate.fromPerBase), decimal(rate.toPerBase)];
  const numerator =
    BigInt(value.amount) *
    to.digits *
    power(from.scale + minorDigitsOf(rate.to)) *
    BigInt(10_000 + rate.spreadBasisPoints);
  const denominator = from.digits * power(to.scale + minorDigitsOf(rate.from)) * 10_000n;
  return money(Number(divide(numerator, denominator, rounding)), rate.to);
}

/** A whole number times a fraction, rounded once. */
export function shareOf(amount: number, numerator: number, denominator: number, rounding: Rounding = 'half'): number {
  return Number(divide(BigInt(amount) * BigInt(numerator), BigInt(denominator), rounding));
}

/**
 * Splits an amount by weights so that the parts sum to it: each gets its floor, what is left goes to the largest remainders
 * (ties to the first). All to the first where the weights sum to nothing; an empty list of weights gives no parts.
 */
export function allocate(amount: number, weights: readonly number[]): number[] {
  const sum = weights.reduce((total, weight) => total + weight, 0);
  if (sum === 0) return weights.map((_, index) => (index === 0 ? amount : 0));
  const [sign, size] = [amount < 0 ? -1 : 1, BigInt(Math.abs(amount))];
  const parts = weights.map((weight, index) => {
    const product = size * BigInt(weight);
    return { index, floor: Number(product / BigInt(sum)), rest: product % BigInt(sum) };
  });
  const left = Number(size) - parts.reduce((total, part) => total + part.floor, 0);
  const byRest = [...parts].sort((a, b) => (a.rest === b.rest ? a.index - b.index : a.rest < b.rest ? 1 : -1));
  const extra = new Set(byRest.slice(0, left).map((part) => part.index));
  return parts.map((part) => sign * (part.floor + (extra.has(part.index) ? 1 : 0)) || 0);
}

function divide(numerator: bigint, denominator: bigint, rounding: Rounding): bigint {
  const [sign, size] = numerator < 0n ? [-1n, -numerator] : [1n, numerator];
  const [floor, rest] = [size / denominator, size % denominator];
  const up = rounding === 'up' ? rest > 0n : rounding === 'half' && rest * 2n >= denominator;
  return sign * (floor + (up ? 1n : 0n));
}

function decimal(text: string): { digits: bigint; scale: number } {
  const [whole = '0', fraction = ''] = text.split('.');
  return { digits: BigInt(whole + fraction), scale: fraction.length };
}

const power = (exponent: number) => 10n ** BigInt(exponent);
