import { expect, it } from 'vitest';
import { encodeCode } from '../../engines/admission/code.ts';
import { createSeenCodes, typedCode } from './seen-codes.ts';

const code = (pass: number, step: number) =>
  encodeCode({ kind: 'device', token: new Uint8Array(40).fill(pass), step, signature: new Uint8Array(64).fill(step) });

it('asks once about a phone that stays in view, though its code changes', () => {
  const seen = createSeenCodes();
  expect(seen.isNew(code(1, 1), 0)).toBe(true);
  expect(seen.isNew(code(1, 1), 1_000)).toBe(false);
  expect(seen.isNew(code(1, 2), 3_500)).toBe(false);
  expect(seen.isNew(code(1, 2), 7_000)).toBe(true);
});

it('asks about the next phone at once, also where it was there while an answer was read', () => {
  const seen = createSeenCodes();
  seen.isNew(code(1, 1), 0);
  expect(seen.isNew(code(2, 1), 100)).toBe(true);
  seen.watch(code(3, 1), 200);
  seen.watch(code(2, 1), 2_900);
  expect(seen.isNew(code(2, 1), 5_000)).toBe(false);
  expect(seen.isNew(code(3, 1), 5_100)).toBe(true);
});

it.each([
  ['ab-_', 'ab-_'],
  [' a+b/cd== \n', 'a-b_cd'],
  ['', undefined],
  ['https://example.org/?x=1', undefined],
])('reads what a reader types: %j', (text, expected) => {
  expect(typedCode(text)).toBe(expected);
});
