import { inflateSync } from 'node:zlib';
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { packStatuses, unpackStatuses } from './status-list.ts';

it('is the list of the standard: least significant bit first', () => {
  // The example of section 4.1 with one bit a status: 1 0 0 1 1 1 0 1, 1 1 0 0 0 1 0 1 are the bytes b9 a3.
  const set = [0, 3, 4, 5, 7, 8, 9, 13, 15];
  expect(inflateSync(packStatuses(set)).toString('hex')).toBe('b9a3');
});

it('gives back what was put in', () => {
  fc.assert(
    fc.property(fc.uniqueArray(fc.nat(90_000), { maxLength: 300 }), (set) => {
      expect(unpackStatuses(packStatuses(set))).toEqual([...set].sort((one, other) => one - other));
    }),
  );
});

it('is small: 80,000 tickets, one in a hundred ended', () => {
  const ended = Array.from({ length: 800 }, (_, index) => (index * 9_973) % 80_000);
  expect(packStatuses(ended).length).toBeLessThan(2_000);
});
