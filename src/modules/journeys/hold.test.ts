import { describe, expect, it } from 'vitest';
import { dayAfter, daysBetween, type HoldRecord, lineWords, refundOf, takesOf } from './hold.ts';
import type { Parts } from './shapes.ts';
import { tokyoKnown } from './testing/tokyo.ts';

const parts: Parts = {
  party: { adults: 2, children: 1, wheelchairs: 0 },
  stay: {
    hotel: 'mitsui-garden-hotel-yotsuya',
    firstNight: '2021-07-30',
    nights: 2,
    rooms: [{ roomType: 'twin', rooms: 2 }],
  },
  transports: [],
  transfers: [],
  tickets: [],
  sights: [],
  guide: null,
  package: null,
};
const hold: HoldRecord = {
  edition: 'tokyo-2020',
  id: 'id',
  person: 'person',
  journey: 'journey',
  parts,
  lines: [],
  takes: [],
  totalAmount: 10_001,
  currency: 'JPY',
  expiresAt: 0,
  order: null,
  state: 'claimed',
  firstDay: '2021-07-30',
  lastDay: '2021-08-01',
};

describe('a package', () => {
  it('takes each night by itself, in the order of names, and nothing that is not on offer', () => {
    const { supply } = tokyoKnown();
    expect(takesOf(supply, parts)!.map(({ pool, units }) => [pool, units])).toEqual([
      ['room/mitsui-garden-hotel-yotsuya/twin/2021-07-30', 2],
      ['room/mitsui-garden-hotel-yotsuya/twin/2021-07-31', 2],
    ]);
    expect(takesOf(supply, { ...parts, package: 'atlantis' })).toBeUndefined();
  });

  it('comes back whole two weeks before, by half until it begins, then not at all', () => {
    const firstDayAt = Date.parse('2021-07-29T15:00:00Z');
    const day = 86_400_000;
    expect(refundOf(hold, firstDayAt, firstDayAt - 14 * day)?.amount).toBe(10_001);
    expect(refundOf(hold, firstDayAt, firstDayAt - 14 * day + 1)?.amount).toBe(5_000);
    expect(refundOf(hold, firstDayAt, firstDayAt)).toBeNull();
  });

  it('says its days as people write them', () => {
    expect(lineWords(tokyoKnown().supply, hold).title).toEqual({
      en: 'Journey, 30 July to 1 August',
      ja: '旅のプラン、7月30日〜8月1日',
      zh: '行程，7月30日至8月1日',
      fr: 'Voyage, 30 juillet au 1 août',
    });
  });

  it('counts days over the end of a month', () => {
    expect(daysBetween('2021-07-30', '2021-08-01')).toEqual(['2021-07-30', '2021-07-31', '2021-08-01']);
    expect(dayAfter('2021-08-01', -1)).toBe('2021-07-31');
  });
});
