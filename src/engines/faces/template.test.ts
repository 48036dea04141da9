import { createHash } from 'node:crypto';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { seededRandom } from '../../kernel/random.ts';
import { meanTemplate, quantise, rotate, score, streamBytes, unrotate, vectorOf } from './template.ts';
import { randomStream, randomUnit } from './testing/vectors.ts';

const sizes = fc.constantFrom(128, 256, 512);

describe('rotate', () => {
  it('keeps every score, and comes back', () => {
    fc.assert(
      fc.property(sizes, fc.integer(), (size, seed) => {
        const random = seededRandom(seed);
        const [one, other] = [randomUnit(size, random), randomUnit(size, random)];
        const stream = randomStream(streamBytes(size), random);
        expect(score(rotate(one, stream), rotate(other, stream))).toBeCloseTo(score(one, other), 5);
        expect(score(unrotate(rotate(one, stream), stream), one)).toBeCloseTo(1, 5);
        expect(Math.hypot(...rotate(one, stream))).toBeCloseTo(1, 5);
      }),
      { numRuns: 60 },
    );
  });

  it('under two keys makes two templates that are like strangers, under one key the same', () => {
    const random = seededRandom(5);
    const scores = Array.from({ length: 400 }, () => {
      const face = randomUnit(512, random);
      return score(rotate(face, randomStream(192, random)), rotate(face, randomStream(192, random)));
    });
    const mean = scores.reduce((all, one) => all + one, 0) / scores.length;
    const spread = Math.sqrt(scores.reduce((all, one) => all + (one - mean) ** 2, 0) / scores.length);
    expect(Math.abs(mean)).toBeLessThan(0.01);
    // Strangers in 512 numbers: one over the root of 512.
    expect(spread).toBeGreaterThan(0.038);
    expect(spread).toBeLessThan(0.051);
    const face = randomUnit(512, random);
    const stream = randomStream(192, random);
    expect(rotate(face, stream)).toEqual(rotate(face, stream));
  });

  it('spreads even a vector of one number over all of them', () => {
    const vector = new Float32Array(512);
    vector[3] = 1;
    const turned = rotate(vector, randomStream(192, seededRandom(8)));
    expect(Math.max(...turned.map(Math.abs))).toBeLessThan(0.35);
  });

  it('refuses sizes and streams that do not fit', () => {
    expect(() => rotate(new Float32Array(100), new Uint8Array(192))).toThrow(RangeError);
    expect(() => rotate(new Float32Array(512), new Uint8Array(191))).toThrow(RangeError);
    expect(() => meanTemplate([])).toThrow(RangeError);
    expect(() => meanTemplate([new Float32Array(4), new Float32Array(8)])).toThrow(RangeError);
  });

  it('gives the same bytes on every machine', () => {
    const random = seededRandom(1);
    const template = quantise(rotate(randomUnit(512, random), randomStream(192, random)));
    expect(createHash('sha256').update(template).digest('hex').slice(0, 16)).toMatchInlineSnapshot(
      `"741900206063e032"`,
    );
  });
});

describe('quantise', () => {
  it('moves a score by less than .01', () => {
    fc.assert(
      fc.property(sizes, fc.integer(), fc.double({ min: 0, max: 2, noNaN: true }), (size, seed, noise) => {
        const random = seededRandom(seed);
        const one = randomUnit(size, random);
        const other = meanTemplate([one, randomUnit(size, random).map((value) => value * noise)]);
        expect(Math.abs(score(quantise(one), quantise(other)) - score(one, other))).toBeLessThan(0.01);
        expect(score(vectorOf(quantise(one)), one)).toBeGreaterThan(0.999);
      }),
      { numRuns: 60 },
    );
  });

  it('never makes −128, which has no opposite', () => {
    expect(quantise(Float32Array.of(-1, 1, 0, 0))).toEqual(Int8Array.of(-56, 56, 0, 0));
    const steep = new Float32Array(512);
    steep[0] = -1;
    expect(quantise(steep)[0]).toBe(-127);
  });
});

describe('score', () => {
  it('gives a forged template of large numbers nothing', () => {
    const random = seededRandom(3);
    const forged = new Int8Array(512).fill(127);
    for (let round = 0; round < 200; round++)
      expect(Math.abs(score(forged, quantise(randomUnit(512, random))))).toBeLessThan(0.25);
  });

  it('is 0 for zeros', () => {
    expect(score(new Int8Array(512), new Int8Array(512).fill(3))).toBe(0);
  });
});
