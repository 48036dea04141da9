import { expect, test } from 'vitest';
import { shopFilterOf, shopQueriesOf, shopSearchOf } from './shop-filter.ts';

test('a choice has one address and comes back from it', () => {
  const filter = {
    q: 'tea bowl',
    family: 'ceramics',
    brand: 'red-chimney-kiln',
    maxPrice: 5000,
    inStock: true,
  } as const;
  const address = shopSearchOf({ ...filter, q: ' tea bowl ' });
  expect(address).toBe('?q=tea+bowl&family=ceramics&brand=red-chimney-kiln&maxPrice=5000&inStock=1');
  expect(shopFilterOf(address)).toEqual({
    ...filter,
    craft: undefined,
    minPrice: undefined,
    sort: undefined,
    shown: undefined,
  });
  expect(shopSearchOf({})).toBe('');
});

test('what does not fit is left out', () => {
  const found = shopFilterOf(
    '?family=weapons&craft=..%2F..&maxPrice=-3&minPrice=1.5&inStock=yes&sort=loudest&shown=9999',
  );
  expect(found).toEqual({
    q: undefined,
    family: undefined,
    craft: undefined,
    brand: undefined,
    minPrice: undefined,
    maxPrice: undefined,
    inStock: undefined,
    sort: undefined,
    shown: 600,
  });
});

test('many products are asked for in pieces that cover them without a gap', () => {
  expect(shopQueriesOf({ q: 'cup' })).toEqual([{ q: 'cup', offset: 0, limit: 24 }]);
  expect(shopQueriesOf({ shown: 144 }).map(({ offset, limit }) => [offset, limit])).toEqual([
    [0, 60],
    [60, 60],
    [120, 24],
  ]);
});
