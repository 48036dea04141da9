import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { seededRandom } from '../../kernel/random.ts';
import { bestByLoop, createMatcher } from './matcher.ts';
import { matcherWasm } from './matcher-wasm.ts';
import { quantise, type Template } from './template.ts';
import { compileMatcher } from './testing/compile-matcher.ts';
import { near, randomUnit } from './testing/vectors.ts';

describe('createMatcher', () => {
  it('agrees with the plain loop after any series of sets and erasures', () => {
    const act = fc.record({ slot: fc.integer({ min: 0, max: 40 }), seed: fc.integer(), erases: fc.boolean() });
    fc.assert(
      fc.property(
        fc.constantFrom(16, 128, 512),
        fc.array(act, { maxLength: 60 }),
        fc.integer({ min: 1, max: 5 }),
        fc.integer(),
        (size, acts, most, seed) => {
          const matcher = createMatcher(size);
          const kept: (Template | undefined)[] = Array.from({ length: 41 });
          for (const { slot, seed: own, erases } of acts) {
            const template = quantise(randomUnit(size, seededRandom(own)));
            if (erases) matcher.erase(slot);
            else matcher.set(slot, template);
            kept[slot] = erases ? undefined : template;
          }
          const probe = quantise(randomUnit(size, seededRandom(seed)));
          const expected = bestByLoop(kept, probe, most);
          const found = matcher.best(probe, most);
          expect(found.map((one) => one.slot)).toEqual(expected.map((one) => one.slot));
          found.forEach((one, index) => {
            expect(one.score).toBeCloseTo(expected[index]!.score, 9);
          });
          expect(matcher.count).toBe(kept.filter(Boolean).length);
        },
      ),
      { numRuns: 80 },
    );
  });

  it('finds the person among more than one block of rows, while its memory grows', () => {
    const random = seededRandom(7);
    const matcher = createMatcher(128);
    const people = Array.from({ length: 20_000 }, () => randomUnit(128, random));
    people.forEach((person, slot) => {
      matcher.set(slot, quantise(person));
    });
    for (const slot of [0, 3, 16_383, 16_384, 19_999]) {
      const [best] = matcher.best(quantise(near(people[slot]!, 0.8, random)), 1);
      expect(best).toMatchObject({ slot });
    }
  });

  it('keeps nothing of a template that was erased, nor of a probe', () => {
    const random = seededRandom(9);
    const matcher = createMatcher(512);
    const person = randomUnit(512, random);
    matcher.set(4, quantise(person));
    expect(matcher.read(4)).toEqual(quantise(person));
    matcher.erase(4);
    expect(matcher.read(4)).toEqual(new Int8Array(512));
    expect(matcher.best(quantise(person), 3)).toEqual([]);
    expect(matcher.count).toBe(0);
    matcher.erase(4);
    matcher.erase(900);
    expect(matcher.count).toBe(0);
  });

  it('does not let a forged template win against anybody', () => {
    const random = seededRandom(10);
    const matcher = createMatcher(512);
    const person = randomUnit(512, random);
    matcher.set(0, new Int8Array(512).fill(127));
    matcher.set(1, quantise(person));
    expect(matcher.best(quantise(near(person, 0.6, random)), 1)[0]?.slot).toBe(1);
    matcher.set(1, new Int8Array(512));
    expect(matcher.count).toBe(1);
  });

  it('refuses sizes, slots and templates that do not fit', () => {
    expect(() => createMatcher(100)).toThrow(RangeError);
    const matcher = createMatcher(128);
    expect(() => matcher.set(-1, new Int8Array(128))).toThrow(RangeError);
    expect(() => matcher.set(1e9, new Int8Array(128))).toThrow(RangeError);
    expect(() => matcher.set(0, new Int8Array(512))).toThrow(RangeError);
    expect(() => matcher.best(new Int8Array(16), 1)).toThrow(RangeError);
  });

  it('runs the bytes that its source compiles to', async () => {
    const source = readFileSync(join(import.meta.dirname, 'matcher.as'), 'utf8');
    expect(source).toContain('export function products');
    expect(Buffer.from(await compileMatcher()).toString('base64')).toBe(matcherWasm);
  });
});
