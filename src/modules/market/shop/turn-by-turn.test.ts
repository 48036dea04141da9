import fc from 'fast-check';
import { expect, test } from 'vitest';
import { turnByTurn } from './turn-by-turn.ts';

const of = (...brands: string[]) => brands.map((brand, place) => ({ brand, place }));

test('makers take turns, each with its own in order', () => {
  const turned = turnByTurn(of('kiln', 'kiln', 'kiln', 'loom', 'iron', 'loom'));
  expect(turned.map(({ brand, place }) => `${brand} ${place}`)).toEqual([
    'kiln 0',
    'loom 3',
    'iron 4',
    'kiln 1',
    'loom 5',
    'kiln 2',
  ]);
});

test('nothing is lost, and the first ones are of as many makers as there are', () => {
  fc.assert(
    fc.property(fc.array(fc.constantFrom('a', 'b', 'c', 'd'), { maxLength: 40 }), (brands) => {
      const turned = turnByTurn(of(...brands));
      expect(turned.map(({ place }) => place).sort((one, other) => one - other)).toEqual(
        brands.map((_, place) => place),
      );
      const makers = new Set(brands).size;
      expect(new Set(turned.slice(0, makers).map(({ brand }) => brand)).size).toBe(makers);
    }),
  );
});
