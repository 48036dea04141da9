import { describe, expect, it } from 'vitest';
import { money } from '../../kernel/money.ts';
import { domesticTax, type Purchase, touristRefund, travellerNote } from './carried-home.ts';
import { rates, rules } from './testing/examples.ts';

const japan = rules.packs.find((pack) => pack.id === 'jp')!;
const visitor = { isNonResident: true, leaves: '2026-12-10' };
const bought = (id: string, amount: number, change: Partial<Purchase> = {}): Purchase => ({
  id,
  shop: 'kamawanu',
  day: '2026-11-30',
  value: money(amount, 'JPY'),
  taxClass: 'standard',
  way: 'carried',
  ...change,
});

describe('the refund to visitors', () => {
  it.each([
    [4_999, 0],
    [5_000, 500],
    [5_001, 500],
    [2_000_000, 200_000],
  ])('of %d yen net is %d yen', (net, refund) => {
    expect(touristRefund(japan, visitor, [bought('a', net)]).total).toEqual(money(refund, 'JPY'));
  });

  it('adds up what one shop sold on one day, at both rates, and no more than that', () => {
    const made = touristRefund(japan, visitor, [
      bought('cloth', 3_000),
      bought('tea', 2_000, { taxClass: 'reduced' }),
      bought('other day', 3_000, { day: '2026-11-29' }),
      bought('other shop', 4_000, { shop: 'nousaku' }),
    ]);
    expect(made.total).toEqual(money(460, 'JPY'));
    expect(made.shops.map((shop) => shop.goods)).toEqual([['cloth', 'tea']]);
    expect(made.without).toEqual([
      { goods: 'other day', reason: 'belowLeast' },
      { goods: 'other shop', reason: 'belowLeast' },
    ]);
  });

  it('is told for all shops together', () => {
    const made = touristRefund(japan, visitor, [bought('a', 10_000), bought('b', 20_000, { shop: 'nousaku' })]);
    expect(made.shops.map((shop) => shop.refund.amount)).toEqual([1_000, 2_000]);
    expect(made.words?.en).toContain('¥3,000');
    expect(touristRefund(japan, visitor, [bought('a', 100)]).words).toBe(null);
  });

  it.each([
    ['resident', { isNonResident: false, leaves: null }, {}],
    ['notInForce', visitor, { day: '2026-10-31' }],
    ['sent', visitor, { way: 'sent' as const }],
    ['tooLate', { isNonResident: true, leaves: '2027-03-01' }, {}],
  ])('is none: %s', (reason, who, change) => {
    const made = touristRefund(japan, who, [bought('a', 10_000, change)]);
    expect(made.total.amount).toBe(0);
    expect(made.without).toEqual([{ goods: 'a', reason }]);
  });

  it('is good on the ninetieth day and tells that day in four languages', () => {
    const made = touristRefund(japan, { isNonResident: true, leaves: '2027-02-28' }, [bought('a', 10_000)]);
    expect(made.shops[0]).toMatchObject({ leaveBy: '2027-02-28', refund: { amount: 1_000 } });
    const { words } = made.shops[0]!;
    for (const text of [words.en, words.ja, words.zh, words.fr]) expect(text).toContain('2027-02-28');
    expect(words.ja).toContain('1,000円');
  });

  it('begins on 2026-11-01 and is not known to other packs', () => {
    expect(touristRefund(japan, visitor, [bought('a', 10_000, { day: '2026-11-01' })]).total.amount).toBe(1_000);
    const france = rules.packs.find((pack) => pack.id === 'eu')!;
    expect(touristRefund(france, visitor, [bought('a', 10_000)]).total.amount).toBe(0);
  });
});

it('tax within Japan is cut to whole yen once a class, and delivery bears the standard rate', () => {
  const goods = [bought('a', 105), bought('b', 104), bought('c', 112, { taxClass: 'reduced' })];
  const { charges, total } = domesticTax(japan, goods, money(100, 'JPY'));
  expect(charges.map((one) => [one.rate, one.base.amount, one.amount.amount])).toEqual([
    ['10 %', 309, 30],
    ['8 %', 112, 8],
  ]);
  expect(total).toEqual(money(38, 'JPY'));
});

it('a traveller is told what their own country lets in', () => {
  const china = rules.packs.find((pack) => pack.id === 'cn')!;
  const note = (amount: number) => travellerNote(china, money(amount, 'JPY'), rates);
  expect(note(117_000)?.isWithin).toBe(true);
  expect(note(118_000)?.isWithin).toBe(false);
  expect(note(117_000)?.words.zh).toContain('5,000.00元');
  expect(travellerNote(japan, money(1, 'JPY'), rates)).toBeUndefined();
  expect(travellerNote(china, money(1, 'KWD'), rates)).toBeUndefined();
});
