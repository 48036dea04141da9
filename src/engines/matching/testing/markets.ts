import fc from 'fast-check';
import loadHighs from 'highs';
import { type Market, marketOf } from '../market.ts';

const highs = await loadHighs();

/** The best value of a programme in LP format, by HiGHS; undefined where it has no solution. */
export function bestByHighs(programme: string): number | undefined {
  const solution = highs.solve(programme, { output_flag: false });
  return solution.Status === 'Optimal' ? solution.ObjectiveValue : undefined;
}

/** Small markets: people without candidates, packages without places, ties, more places than people and fewer. */
export const anyMarket: fc.Arbitrary<Market> = fc
  .record({
    capacity: fc.array(fc.nat(9), { minLength: 1, maxLength: 7 }),
    isWhole: fc.boolean(),
    wishes: fc.array(
      fc.array(fc.record({ one: fc.nat(6), value: fc.double({ min: 0.01, max: 10, noNaN: true }) }), { maxLength: 7 }),
      { minLength: 1, maxLength: 30 },
    ),
  })
  .map(({ capacity, isWhole, wishes }) =>
    marketOf(
      capacity,
      wishes.map((list) => {
        const values = new Map(
          list.map(({ one, value }) => [one % capacity.length, isWhole ? Math.ceil(value) : value]),
        );
        return [...values].map(([one, value]) => ({ package: one, value }));
      }),
    ),
  );

/** The best value by trying everything: for at most six people. */
export function bestByTrying(market: Market, person = 0, left: number[] = [...market.capacity]): number {
  if (person === market.people) return 0;
  let best = bestByTrying(market, person + 1, left);
  for (let at = market.offset[person]!; at < market.offset[person + 1]!; at += 1) {
    const one = market.candidate[at]!;
    if (left[one]! === 0) continue;
    left[one] = left[one]! - 1;
    best = Math.max(best, market.value[at]! + bestByTrying(market, person + 1, left));
    left[one] = left[one]! + 1;
  }
  return best;
}
