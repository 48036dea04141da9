import fc from 'fast-check';
import type { Consignment, Goods } from '../consignment.ts';

/** A jumper of 100 units sent by post from Japan to a named buyer; `change` puts other values in. */
export function consignmentTo(destination: string, change: Partial<Consignment> = {}): Consignment {
  return {
    destination,
    region: null,
    goods: [goodsOf('611020', 10_000, 'EUR')],
    shipping: { amount: 0, currency: change.goods?.[0]?.value.currency ?? 'EUR' },
    day: '2026-11-30',
    via: 'post',
    buyer: { isNamed: true, usedThisYear: null },
    ...change,
  };
}

export function goodsOf(hsCode: string, amount: number, currency: string, change: Partial<Goods> = {}): Goods {
  return {
    id: hsCode,
    hsCode,
    origin: 'JP',
    value: { amount, currency },
    count: 1,
    weightGrams: 1_000,
    taxClass: 'standard',
    ...change,
  };
}

export const hsInUse = (
  '090210 091011 170490 180690 190590 200899 210310 210690 220299 330129 330499 330790 340111 340600 420221 420500 441490 ' +
  '441990 442090 442199 460219 480210 482010 482390 490199 490900 611020 620442 621320 621410 621710 630140 630260 630499 ' +
  '630790 650500 660199 670290 680299 690290 691110 691200 691390 701337 701890 711319 711719 732393 732690 741810 820551 ' +
  '821192 821420 821599 830629 940161 940360 940591 950300 950440 950590 960321 960810 960910'
).split(' ');

export const destinations: readonly (readonly [string, string | null])[] = [
  ['CN', null],
  ['HK', null],
  ['TW', null],
  ['KR', null],
  ['FR', null],
  ['DE', null],
  ['GB', null],
  ['US', null],
  ['CA', 'QC'],
  ['AU', null],
  ['SG', null],
  ['TH', null],
  ['BR', 'MG'],
  ['JP', null],
];

const currencies = ['JPY', 'EUR', 'USD', 'CNY', 'GBP', 'KRW'];

/** Consignments of every kind to every destination, most of small value. */
export const anyConsignment: fc.Arbitrary<Consignment> = fc
  .record({
    place: fc.constantFrom(...destinations),
    currency: fc.constantFrom(...currencies),
    lines: fc.array(
      fc.record({
        hsCode: fc.constantFrom(...hsInUse),
        amount: fc.oneof(fc.integer({ min: 0, max: 30_000 }), fc.integer({ min: 0, max: 3_000_000 })),
        count: fc.integer({ min: 1, max: 5 }),
        weightGrams: fc.integer({ min: 0, max: 3_000 }),
        isReduced: fc.boolean(),
      }),
      { minLength: 1, maxLength: 6 },
    ),
    shipping: fc.integer({ min: 0, max: 5_000 }),
    day: fc.constantFrom('2026-03-15', '2026-07-01', '2026-11-30'),
    via: fc.constantFrom('post' as const, 'courier' as const),
    from: fc.constantFrom('JP', 'JP', 'US'),
  })
  .map(({ place: [destination, region], currency, lines, shipping, day, via, from }) => ({
    destination,
    region,
    from,
    day,
    via,
    shipping: { amount: shipping, currency },
    goods: lines.map(({ amount, isReduced, ...line }, index) => ({
      ...line,
      id: String(index),
      origin: 'JP',
      value: { amount, currency },
      taxClass: isReduced ? ('reduced' as const) : ('standard' as const),
    })),
    buyer: { isNamed: true, usedThisYear: null },
  }));
