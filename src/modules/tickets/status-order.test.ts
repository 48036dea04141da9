import { expect, it } from 'vitest';
import { blockSize, statusAt } from './status-order.ts';

const seed = '0c5d9a0e-7f0e-4a58-9d55-2f4f6a2f8a11';

it('gives every number of a block once', () => {
  const block = Array.from({ length: blockSize }, (_, nth) => statusAt(seed, nth));
  expect(new Set(block).size).toBe(blockSize);
  expect(Math.max(...block)).toBe(blockSize - 1);
  expect(statusAt(seed, blockSize)).toBeGreaterThanOrEqual(blockSize);
});

it('tells nothing of the order of sale: neighbours in time are as far apart as strangers', () => {
  const steps = Array.from({ length: blockSize - 1 }, (_, nth) =>
    Math.abs(statusAt(seed, nth + 1) - statusAt(seed, nth)),
  );
  const mean = steps.reduce((sum, step) => sum + step, 0) / steps.length;
  // The mean distance of two random numbers below n is n / 3.
  expect(mean / blockSize).toBeGreaterThan(0.31);
  expect(mean / blockSize).toBeLessThan(0.36);
  expect(steps.filter((step) => step === 1).length).toBeLessThan(12);
});

it('is another order in another session', () => {
  const other = 'f1b6a7f4-1b8c-4a36-8d9d-0a2f3e5d7c90';
  const same = Array.from({ length: 1_000 }, (_, nth) => nth).filter(
    (nth) => statusAt(seed, nth) === statusAt(other, nth),
  );
  expect(same.length).toBeLessThan(5);
});
