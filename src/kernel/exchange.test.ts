import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { allocate, convertMoney, type RateTable, rateOf, shareOf } from './exchange.ts';
import { money } from './money.ts';

const table: RateTable = {
  id: 'test-2026-11-27',
  date: '2026-11-27',
  source: 'made up',
  base: 'EUR',
  rates: { JPY: '180.25', USD: '1.1580', KWD: '0.3551' },
};
const rate = (from: string, to: string, spread = 0) => rateOf(table, from, to, spread)!;

describe('exchange', () => {
  it('converts between currencies with none, two and three digits', () => {
    expect(convertMoney(money(18_025, 'JPY'), rate('JPY', 'EUR'))).toEqual(money(10_000, 'EUR'));
    expect(convertMoney(money(10_000, 'EUR'), rate('EUR', 'JPY'))).toEqual(money(18_025, 'JPY'));
    expect(convertMoney(money(1_000, 'EUR'), rate('EUR', 'KWD'))).toEqual(money(3_551, 'KWD'));
    expect(convertMoney(money(100, 'USD'), rate('USD', 'USD', 200))).toEqual(money(100, 'USD'));
  });

  it('adds the spread to what the buyer pays', () => {
    expect(convertMoney(money(18_025, 'JPY'), rate('JPY', 'EUR', 200))).toEqual(money(10_200, 'EUR'));
  });

  it('rounds half away from zero, or as told', () => {
    expect([shareOf(5, 1, 2), shareOf(-5, 1, 2), shareOf(5, 1, 2, 'down'), shareOf(4, 1, 3, 'up')]).toEqual([
      3, -3, 2, 2,
    ]);
  });

  it('knows no rate for a currency that the table lacks', () => {
    expect(rateOf(table, 'JPY', 'THB')).toBeUndefined();
  });

  it('refuses an amount of another currency', () => {
    expect(() => convertMoney(money(1, 'USD'), rate('JPY', 'EUR'))).toThrow(RangeError);
  });

  it('splits without losing a unit, each part within one of its share', () => {
    const weights = fc.array(fc.integer({ min: 0, max: 1_000_000 }), { minLength: 1, maxLength: 12 });
    fc.assert(
      fc.property(fc.integer({ min: -1_000_000_000, max: 1_000_000_000 }), weights, (amount, list) => {
        const parts = allocate(amount, list);
        const sum = list.reduce((total, one) => total + one, 0);
        expect(parts.reduce((total, one) => total + one, 0)).toBe(amount);
        if (sum > 0)
          for (const [index, part] of parts.entries())
            expect(Math.abs(part - (amount * list[index]!) / sum)).toBeLessThan(1.000_001);
      }),
    );
  });
});
