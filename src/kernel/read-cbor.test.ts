import { decode, encode, rfc8949EncodeOptions } from 'cborg';
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { readCbor } from './read-cbor.ts';

const options = { ...rfc8949EncodeOptions, ignoreUndefinedProperties: true };

it('reads what the package reads, of everything an event may hold', () => {
  const long = `\uFEFF${'é'.repeat(90)}`;
  expect(readCbor(encode(['\uFEFFa', long], options))).toEqual(decode(encode(['\uFEFFa', long], options)));
  const values = fc.anything({
    key: fc.string({ unit: 'grapheme' }).filter((key) => key !== '__proto__'),
    values: [
      fc.string({ unit: 'grapheme', maxLength: 120 }),
      fc.maxSafeInteger(),
      fc.double({ noDefaultInfinity: true, noNaN: true }),
      fc.boolean(),
      fc.constant(null),
      fc.uint8Array(),
    ],
    withNullPrototype: false,
  });
  fc.assert(
    fc.property(values, (value) => {
      const bytes = encode(value, options);
      expect(readCbor(bytes)).toEqual(decode(bytes));
    }),
    { numRuns: 500 },
  );
});

it('takes or refuses any bytes as the package does', () => {
  const outcome = (read: (bytes: Uint8Array) => unknown, bytes: Uint8Array) => {
    try {
      return { value: read(bytes) };
    } catch {
      return 'refused';
    }
  };
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 40 }), (bytes) => {
      expect(outcome(readCbor, bytes)).toEqual(outcome(decode, bytes));
    }),
    { numRuns: 3_000 },
  );
});
