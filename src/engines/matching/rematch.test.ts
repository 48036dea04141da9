import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { seededRandom } from '../../kernel/random.ts';
import { marketAsLp } from './lp-format.ts';
import type { Market } from './market.ts';
import { matchAll } from './match-all.ts';
import { checkMatching } from './matching.ts';
import { rematch } from './rematch.ts';
import { bestFor, peopleFor, placesLeft } from './suggest.ts';
import { syntheticMarket } from './synthetic-market.ts';
import { anyMarket, bestByHighs } from './testing/markets.ts';

const market = syntheticMarket({ people: 20_000, packages: 200, candidates: 10, seed: 5 });
const strangers = syntheticMarket({ people: 2_000, packages: 200, candidates: 10, seed: 6 });
const matching = matchAll(market, { keep: true });

/** Every n-th person wants what a stranger wants. */
function changed(every: number): { market: Market; people: number[] } {
  const candidate = market.candidate.slice();
  const value = market.value.slice();
  const people = Array.from({ length: Math.floor(market.people / every) }, (_, at) => at * every);
  for (const [at, person] of people.entries()) {
    candidate.set(strangers.candidate.subarray(10 * at, 10 * at + 10), 10 * person);
    value.set(strangers.value.subarray(10 * at, 10 * at + 10), 10 * person);
  }
  return { market: { ...market, candidate, value }, people };
}

describe('after a change', () => {
  it.each([
    ['found by a pass', false],
    ['told, and kept', true],
  ])('other wishes of 1 %%, %s: nearly the best', (_, isTold) => {
    const { market: other, people } = changed(100);
    const again = rematch(other, matching, isTold ? { people } : {});
    const anew = matchAll(other);
    expect(checkMatching(other, again)).toEqual([]);
    expect(again.certificate.gapPercent).toBeLessThan(0.02);
    expect(again.value).toBeGreaterThan(anew.value * (1 - 2e-4));
    const moved = again.assigned.filter((one, person) => one !== matching.assigned[person]).length;
    expect(moved).toBeLessThan(0.1 * market.people);
  });

  it('other places: who loses one is served anew, and new places are taken', () => {
    const capacity = market.capacity.map((places, one) => (one % 10 === 0 ? 0 : one % 10 === 1 ? places + 30 : places));
    const other = { ...market, capacity };
    for (const people of [undefined, [] as number[]]) {
      const again = rematch(other, matching, people ? { people } : {});
      expect(checkMatching(other, again)).toEqual([]);
      expect(again.certificate.gapPercent).toBeLessThan(0.02);
    }
  });

  it('people who come at the end, and people who are gone', () => {
    const fewer: Market = { ...market, people: 19_000, offset: market.offset.slice(0, 19_001) };
    const few = { ...fewer, candidate: market.candidate.slice(0, 190_000), value: market.value.slice(0, 190_000) };
    const less = rematch(few, matching);
    expect(checkMatching(few, less)).toEqual([]);
    expect(less.certificate.gapPercent).toBeLessThan(0.02);
    const more = rematch(market, less);
    expect(checkMatching(market, more)).toEqual([]);
    expect(more.certificate.gapPercent).toBeLessThan(0.02);
  });

  it('thirty changes in a row keep value, bound and assignment true, and leave what came before as it was', () => {
    const { auction, near, profits, worth } = matching.kept!;
    const parts = [
      auction.price,
      auction.heldAt,
      auction.hasBid,
      auction.heaps.bid,
      near.person,
      near.at,
      profits,
      worth,
    ];
    const before = parts.map((part) => part.join());
    let now = matching;
    for (let round = 0; round < 30; round += 1) {
      const { market: other, people } = changed(40 + round);
      const back = round % 2 === 0 ? other : market;
      now = rematch(back, now, { people: [...people, ...changed(40 + (round - 1)).people] });
      expect(checkMatching(back, now)).toEqual([]);
      expect(now.certificate.gapPercent).toBeLessThan(0.05);
    }
    expect(parts.every((part, at) => part.join() === before[at])).toBe(true);
  });

  it('small markets changed many times over, places too: no fault, and never far from the best', () => {
    fc.assert(
      fc.property(fc.nat(), (seed) => {
        const random = seededRandom(seed);
        const fresh = () =>
          syntheticMarket({ people: 60, packages: 8, candidates: 4, seed: Math.floor(random() * 1e6) });
        let now = fresh();
        let made = matchAll(now, { epsilon: 1e-5, keep: true });
        for (let round = 0; round < 12; round += 1) {
          const other = fresh();
          const people = Array.from({ length: 4 }, () => Math.floor(random() * 60));
          const candidate = now.candidate.slice();
          const value = now.value.slice();
          for (const person of people) {
            candidate.set(other.candidate.subarray(4 * person, 4 * person + 4), 4 * person);
            value.set(other.value.subarray(4 * person, 4 * person + 4), 4 * person);
          }
          const capacity = now.capacity.map((places) => Math.max(0, places + Math.floor(random() * 3) - 1));
          now = { ...now, candidate, value, capacity };
          made = rematch(now, made, { people });
          expect(checkMatching(now, made)).toEqual([]);
          expect(made.value).toBeGreaterThan(bestByHighs(marketAsLp(now))! * (1 - 1e-3));
          expect(made.certificate.gapPercent).toBeLessThan(0.1);
        }
      }),
      { numRuns: 12, seed: 220628599 },
    );
  });

  it('small markets: the bound is true against HiGHS whatever the change', () => {
    fc.assert(
      fc.property(anyMarket, anyMarket, (one, other) => {
        const rows = { people: other.people, offset: other.offset, candidate: other.candidate, value: other.value };
        const next = { ...one, ...rows, candidate: rows.candidate.map((at) => Math.min(at, one.packages - 1)) };
        fc.pre(one.packages >= other.packages);
        const again = rematch(next, matchAll(one, { epsilon: 1e-6 }), { epsilon: 1e-6 });
        const best = bestByHighs(marketAsLp(next))!;
        expect(checkMatching(next, again)).toEqual([]);
        expect(again.certificate.bound).toBeGreaterThan(best - 1e-6);
        expect(again.value).toBeGreaterThan(best * (1 - 2e-4) - 1e-6);
      }),
      { numRuns: 100, seed: 6 },
    );
  });
});

describe('suggestions, both ways', () => {
  it('for a person: only what has room or is theirs, the best above its price first', () => {
    const left = placesLeft(market, matching);
    for (const person of [0, 7, 4_321]) {
      const list = bestFor(market, matching, person, 5);
      expect(list).toEqual(bestFor(market, matching, person, 5, left));
      for (const [at, one] of list.entries()) {
        expect(one.placesLeft > 0 || one.package === matching.assigned[person]).toBe(true);
        expect(one.reduced).toBeCloseTo(one.value - one.price, 12);
        if (at > 0) expect(one.reduced).toBeLessThanOrEqual(list[at - 1]!.reduced);
      }
      if (matching.assigned[person]! >= 0) expect(list.map((one) => one.package)).toContain(matching.assigned[person]);
    }
  });

  it('for a package: those who have it stand before those who do not, within epsilon of its price', () => {
    const one = matching.prices.indexOf(Math.max(...matching.prices));
    const list = peopleFor(market, matching, one, market.people);
    const with_ = list.filter((person) => person.isAssigned);
    expect(with_.length).toBe(market.capacity[one]);
    expect(with_.every(({ gain }) => gain > matching.prices[one]! - 0.01)).toBe(true);
    expect(list.filter(({ isAssigned }) => !isAssigned).every(({ gain }) => gain < matching.prices[one]! + 0.01)).toBe(
      true,
    );
    expect(peopleFor(market, matching, one, 3)).toEqual(list.slice(0, 3));
  });
});
