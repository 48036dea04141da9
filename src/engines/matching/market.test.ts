import { describe, expect, it } from 'vitest';
import { checkMarket, type Market, marketOf } from './market.ts';
import { matchAll } from './match-all.ts';
import { checkMatching, type Matching } from './matching.ts';

const good = marketOf(
  [1, 2],
  [
    [
      { package: 0, value: 3 },
      { package: 1, value: 2 },
    ],
    [{ package: 0, value: 5 }],
  ],
);

describe('a market that is none', () => {
  it.each<[string, Partial<Market>, string]>([
    ['no number', { value: Float64Array.of(3, Number.NaN, 5) }, 'person 0 values package 1 at NaN'],
    ['a value of 0', { value: Float64Array.of(3, 0, 5) }, 'person 0 values package 1 at 0'],
    ['a value without end', { value: Float64Array.of(Number.POSITIVE_INFINITY, 2, 5) }, 'values package 0 at Infinity'],
    ['places below 0', { capacity: Int32Array.of(1, -2) }, 'package 1 has -2 places'],
    ['the same candidate twice', { candidate: Int32Array.of(0, 0, 0) }, 'person 0 has candidate 0 twice'],
    ['no such package', { candidate: Int32Array.of(0, 2, 0) }, 'candidate 2, which is no package'],
    ['offsets that go back', { offset: Int32Array.of(0, 4, 3) }, 'offsets go back after person 1'],
    ['offsets that end early', { offset: Int32Array.of(0, 1, 2) }, 'offsets end at 2'],
    ['offsets that begin late', { offset: Int32Array.of(1, 2, 3) }, 'offsets begin at 1'],
    ['too few offsets', { offset: Int32Array.of(0, 3) }, '2 offsets for 2 people'],
    ['too few values', { value: Float64Array.of(3) }, '3 candidates but 1 values'],
    ['too few capacities', { capacity: Int32Array.of(1) }, '1 capacities for 2 packages'],
    ['half a person', { people: 1.5 }, 'people is 1.5'],
  ])('%s', (_, change, fault) => {
    expect(checkMarket(good)).toEqual([]);
    expect(checkMarket({ ...good, ...change })[0]).toContain(fault);
  });
});

describe('the check of a matching, apart from what made it', () => {
  const made = matchAll(good);
  it.each<[string, Partial<Matching>, string]>([
    ['too many people', { assigned: Int32Array.of(0, 0) }, 'package 0 has 1 places and 2 people'],
    ['no candidate', { assigned: Int32Array.of(1, 1) }, 'person 1 got package 1, which is no candidate'],
    ['a price below 0', { prices: Float64Array.of(-1, 0) }, 'package 0 has price -1'],
    ['a price that is no number', { prices: Float64Array.of(Number.NaN, 0) }, 'package 0 has price NaN'],
    ['a value too high', { value: made.value + 1 }, 'value is said to be'],
    ['a bound that prices do not prove', { prices: Float64Array.of(0, 9) }, 'prices give'],
    ['a gap too small', { certificate: { ...made.certificate, bound: 9 } }, 'gap is said to be'],
  ])('%s', (_, change, fault) => {
    expect(checkMatching(good, made)).toEqual([]);
    expect(checkMatching(good, { ...made, ...change })[0]).toContain(fault);
  });
});
