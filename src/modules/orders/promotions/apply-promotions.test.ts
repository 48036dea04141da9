import fc from 'fast-check';
import { expect, it } from 'vitest';
import { money } from '../../../kernel/money.ts';
import { takenOff } from '../pricing.ts';
import { applyPromotions, type PromotedLine } from './apply-promotions.ts';
import { faultOf, type KeyedPromotion, promotionSteps } from './promotion.ts';

const circumstances = { currency: 'JPY', isTicketHolder: true, code: 'FRIEND' };
const all = { kinds: [], sellers: [], items: [] };
const basic = {
  names: { en: 'x' },
  scope: all,
  threshold: null,
  code: null,
  fundedBy: 'organiser',
  limit: null,
} as const;
const promotion = (
  id: string,
  parts: Pick<KeyedPromotion, 'step' | 'off'> & Partial<KeyedPromotion>,
): KeyedPromotion => ({
  ...basic,
  opensAt: 0,
  closesAt: 1,
  id,
  ...parts,
});
const line = (hold: string, item: string, count: number, unit: number): PromotedLine => ({
  hold,
  kind: 'goods',
  item,
  seller: { id: item < 'c' ? 'iron' : 'cloth', names: { en: item } },
  count,
  total: money(unit * count, 'JPY'),
});
const sums = (lines: readonly PromotedLine[], promotions: readonly KeyedPromotion[], more = {}) =>
  applyPromotions(lines, promotions, { ...circumstances, ...more }).map(({ promotion: id, shares }) => [
    id,
    shares.reduce((sum, share) => sum + share.base.amount, 0),
  ]);

it('takes each step off what the steps before left', () => {
  const promotions = [
    promotion('code', { step: 'code', code: 'FRIEND', off: { amount: 100 } }),
    promotion('tenth', { step: 'percent', off: { basisPoints: 1_000 } }),
    promotion('large', { step: 'threshold', threshold: 1_800, off: { basisPoints: 5_000 } }),
  ];
  expect(sums([line('1', 'a', 2, 1_000)], promotions)).toEqual([
    ['tenth', 200],
    ['large', 900],
    ['code', 100],
  ]);
  expect(sums([line('1', 'a', 1, 1_000)], promotions, { code: null })).toEqual([['tenth', 100]]);
});

it('takes a bundle off as many whole sets as there are', () => {
  const bundle = promotion('set', { step: 'bundle', off: { amount: 300 }, scope: { ...all, items: ['a', 'b'] } });
  expect(sums([line('1', 'a', 3, 1_000), line('2', 'b', 2, 500)], [bundle])).toEqual([['set', 600]]);
  expect(sums([line('1', 'a', 3, 1_000)], [bundle])).toEqual([]);
});

it('of one step on one line the one that saves most counts', () => {
  const promotions = [
    promotion('small', { step: 'percent', off: { basisPoints: 500 } }),
    promotion('irons', { step: 'percent', off: { basisPoints: 2_000 }, scope: { ...all, sellers: ['iron'] } }),
  ];
  expect(sums([line('1', 'a', 1, 1_000), line('2', 'd', 1, 1_000)], promotions)).toEqual([
    ['irons', 200],
    ['small', 50],
  ]);
});

it('ticket holders and codes are for those who have them', () => {
  const promotions = [
    promotion('holders', { step: 'ticketHolder', off: { amount: 50 } }),
    promotion('code', { step: 'code', code: 'FRIEND', off: { amount: 5_000 } }),
  ];
  expect(sums([line('1', 'a', 2, 1_000)], promotions, { isTicketHolder: false, code: 'OTHER' })).toEqual([]);
  expect(sums([line('1', 'a', 2, 1_000)], promotions)).toEqual([
    ['holders', 100],
    ['code', 1_900],
  ]);
});

const items = fc.constantFrom('a', 'b', 'c', 'd');
const anyLines = fc
  .array(fc.tuple(items, fc.integer({ min: 1, max: 9 }), fc.integer({ min: 1, max: 90_000 })), { maxLength: 8 })
  .map((list) => list.map(([item, count, unit], index) => line(`h${index}`, item, count, unit)));
const anyPromotions = fc
  .array(
    fc.record({
      step: fc.constantFrom(...promotionSteps),
      off: fc.oneof(
        fc.record({ basisPoints: fc.integer({ min: 1, max: 10_000 }) }),
        fc.record({ amount: fc.integer({ min: 1, max: 50_000 }) }),
      ),
      items: fc.uniqueArray(items, { maxLength: 3 }),
      sellers: fc.uniqueArray(fc.constantFrom('iron', 'cloth'), { maxLength: 1 }),
      threshold: fc.integer({ min: 1, max: 200_000 }),
    }),
    { maxLength: 12 },
  )
  .map((list) =>
    list
      .map(({ step, off, items: own, sellers, threshold }, index) =>
        promotion(`p${index}`, {
          step,
          off,
          scope: { kinds: [], sellers, items: own },
          threshold: step === 'threshold' ? threshold : null,
          code: step === 'code' ? 'FRIEND' : null,
        }),
      )
      .filter((one) => faultOf(one) === undefined),
  );

it('nothing costs less than nothing, one of a step on a line, and the order of things does not matter', () => {
  fc.assert(
    fc.property(anyLines, anyPromotions, (lines, promotions) => {
      const discounts = applyPromotions(lines, promotions, circumstances);
      for (const [hold, off] of takenOff(discounts)) {
        expect(off).toBeGreaterThan(0);
        expect(off).toBeLessThanOrEqual(lines.find((one) => one.hold === hold)!.total.amount);
      }
      const stepOf = new Map(promotions.map((one) => [one.id, one.step]));
      const touched = discounts.flatMap((one) =>
        one.shares.map((share) => `${stepOf.get(one.promotion)} ${share.hold}`),
      );
      expect(new Set(touched).size).toBe(touched.length);
      const steps = discounts.map((one) => promotionSteps.indexOf(stepOf.get(one.promotion)!));
      expect(steps).toEqual([...steps].sort((first, second) => first - second));
      expect(applyPromotions([...lines].reverse(), [...promotions].reverse(), circumstances)).toEqual(discounts);
    }),
    { numRuns: 300 },
  );
});
