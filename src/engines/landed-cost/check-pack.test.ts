import { describe, expect, it } from 'vitest';
import { isInForce, type RulePack, readPack } from './pack.ts';
import { rules } from './testing/examples.ts';

const faultsOf = (id: string, change: (pack: RulePack) => unknown) => {
  const copy = structuredClone(rules.packs.find((pack) => pack.id === id)!);
  change(copy);
  const read = readPack(copy);
  return 'faults' in read ? read.faults.map((fault) => `${fault.path}: ${fault.message}`) : [];
};

describe('a pack is refused', () => {
  const cases: [string, string, (pack: RulePack) => unknown][] = [
    ['/rules: two periods of vat overlap', 'eu', (pack) => pack.rules.push({ ...pack.rules[1]! })],
    [
      '/channels: two periods of upTo50 overlap',
      'br',
      (pack) => Object.assign(pack.channels[1]!, { validFrom: '2026-05-11' }),
    ],
    [
      '/channels/1/when/valueAtMost/currency: XAU is not a known currency',
      'eu',
      (pack) => Object.assign(pack.channels[1]!.when!.valueAtMost!, { currency: 'XAU' }),
    ],
    ['/currency: ABC is not a known currency', 'hk', (pack) => Object.assign(pack, { currency: 'ABC' })],
    [
      '/channels/0/when/valueAtMost/amount: 135.001 has more digits than GBP',
      'gb',
      (pack) => Object.assign(pack.channels[0]!.when!.valueAtMost!, { amount: 135.001 }),
    ],
    [
      '/tables/1/lines: the HS prefix 6110 stands twice',
      'gb',
      (pack) => pack.tables![1]!.lines.push({ percent: 5, hs: ['6110'] }),
    ],
    [
      '/tables/0/lines: the HS prefix 0902 DE stands twice',
      'eu',
      (pack) => pack.tables![0]!.lines.push({ percent: 5, hs: ['0902'], in: ['DE'] }),
    ],
    ['/lists/0/hs: 24 stands twice', 'hk', (pack) => pack.lists![0]!.hs.push('24')],
    ['/rules/0/sources: there is no source hearsay', 'gb', (pack) => pack.rules[0]!.sources.push('hearsay')],
    ['/traveller/sources: there is no source hearsay', 'gb', (pack) => pack.traveller!.sources.push('hearsay')],
    ['/sources: customs stands twice', 'sg', (pack) => pack.sources.push({ ...pack.sources[1]! })],
    [
      '/goodUntil: lies before the day of the last check',
      'hk',
      (pack) => Object.assign(pack, { goodUntil: '2026-11-29' }),
    ],
    ['/version: lies before the day of the last check', 'hk', (pack) => Object.assign(pack, { version: '2026-11-29' })],
    [
      '/sources/0/asOf: is later than the pack',
      'hk',
      (pack) => Object.assign(pack.sources[0]!, { asOf: '2026-12-01' }),
    ],
    [
      '/goodUntil: 2027-02-30 is no day of the calendar',
      'hk',
      (pack) => Object.assign(pack, { goodUntil: '2027-02-30' }),
    ],
    ['/rules/3: ends before it begins', 'eu', (pack) => Object.assign(pack.rules[3]!, { validTo: '2020-12-31' })],
    [
      '/channels/1/charges: no rule dutyPerItem is in force on 2026-06-30',
      'eu',
      (pack) => {
        pack.channels.shift();
        Object.assign(pack.channels[0]!, { validFrom: '2026-06-30' });
        pack.channels.unshift({ ...pack.channels[0]!, id: 'other', charges: [] });
      },
    ],
    [
      '/channels/3/charges: no rule duty60 is in force on 2026-08-01',
      'br',
      (pack) => {
        pack.channels.unshift({ ...pack.channels[0]!, id: 'other', charges: [] });
        Object.assign(pack.rules[2]!, { validFrom: '2026-08-02' });
        Object.assign(pack.rules[1]!, { validTo: '2026-07-31' });
      },
    ],
    [
      '/channels/0/charges: no rule nothing is in force on 2024-01-01',
      'sg',
      (pack) => pack.channels[0]!.charges!.push('nothing'),
    ],
    ['/channels/0/id: gst is also a rule', 'sg', (pack) => Object.assign(pack.channels[0]!, { id: 'gst' })],
    [
      '/rules/0/take/table: there is no table other',
      'gb',
      (pack) => Object.assign(pack.rules[0]!.take, { table: 'other' }),
    ],
    [
      '/channels/0/when/notListed: there is no list other',
      'hk',
      (pack) => Object.assign(pack.channels[0]!.when!, { notListed: 'other' }),
    ],
    [
      '/rules/0/less: goes only with one rate for all goods',
      'gb',
      (pack) => Object.assign(pack.rules[0]!, { less: { amount: 1, currency: 'GBP' } }),
    ],
    [
      '/rules/0/take/flat: a flat amount has no share and is not part of a base',
      'eu',
      (pack) => Object.assign(pack.rules[0]!, { sharePercent: 70 }),
    ],
    [
      '/rules/0/take/percent: a charge that is part of its base stays below 100 %',
      'sg',
      (pack) => Object.assign(pack.rules[0]!, { take: { percent: 100 }, isInside: true }),
    ],
    [
      '/channels/0: either has charges, if only none, or refuses',
      'jp',
      (pack) => Object.assign(pack.channels[0]!, { charges: [] }),
    ],
    [
      '/tables/0/lines/0/in: XX is no place of this pack',
      'ca',
      (pack) => Object.assign(pack.tables![0]!.lines[0]!, { in: ['XX'] }),
    ],
  ];
  it.each(cases)('%s', (fault, id, change) => {
    expect(faultsOf(id, change)).toEqual([fault]);
  });

  it('where its form is wrong, with the place', () => {
    expect(faultsOf('hk', (pack) => Object.assign(pack, { whatever: 1 }))[0]).toContain('is not a known field');
    expect(faultsOf('gb', (pack) => Object.assign(pack.tables![1]!.lines[0]!, { hs: ['902'] }))[0]).toMatch(
      /^\/tables\/1\/lines\/0\/hs/,
    );
    expect(readPack(null)).toHaveProperty('faults');
    expect(readPack('id: gb')).toHaveProperty('faults');
  });

  it('not as it comes along', () => {
    for (const { id } of rules.packs) expect(faultsOf(id, () => undefined)).toEqual([]);
  });
});

it('both ends of a period belong to it', () => {
  const period = { validFrom: '2026-02-24', validTo: '2026-07-23' };
  const days = ['2026-02-23', '2026-02-24', '2026-07-23', '2026-07-24'];
  expect(days.map((day) => isInForce(period, day))).toEqual([false, true, true, false]);
  expect(isInForce({ validFrom: '2026-02-24' }, '2099-01-01')).toBe(true);
});
