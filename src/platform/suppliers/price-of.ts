import { type Money, minorDigitsOf, money } from '../../kernel/money.ts';

/** `118.27` of a currency as money, rounded up to its smallest unit; undefined for what is no price. */
export function priceOf(text: unknown, currency: unknown): Money | undefined {
  const value =
    typeof text === 'number' ? text : typeof text === 'string' && text.trim() !== '' ? Number(text) : Number.NaN;
  if (!Number.isFinite(value) || value < 0 || value > 1e9) return undefined;
  if (typeof currency !== 'string' || !/^[A-Z]{3}$/.test(currency)) return undefined;
  const scaled = value * 10 ** minorDigitsOf(currency);
  return money(Math.ceil(scaled - 1e-6), currency);
}
