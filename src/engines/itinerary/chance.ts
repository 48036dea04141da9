/**
 * Seeded chance for hot loops: one 32 bit word of state in a typed array, so that no number is boxed (xorshift, Marsaglia 2003;
 * the seed is mixed first, so that neighbouring seeds have nothing in common).
 */
export type Chance = Int32Array;

export function beginChance(seed: number): Chance {
  let mixed = (seed ^ 0x9e3779b9) | 0;
  mixed = Math.imul(mixed ^ (mixed >>> 16), 0x21f0aaad);
  mixed = Math.imul(mixed ^ (mixed >>> 15), 0x735a2d97);
  mixed ^= mixed >>> 15;
  return Int32Array.of(mixed === 0 ? 1 : mixed);
}

/** In [0, 1). */
export function draw(chance: Chance): number {
  let word = chance[0]!;
  word ^= word << 13;
  word ^= word >>> 17;
  word ^= word << 5;
  chance[0] = word;
  return (word >>> 0) * 2.3283064365386963e-10;
}

/** A whole number from 0 to below `count`. */
export function drawBelow(chance: Chance, count: number): number {
  return (draw(chance) * count) | 0;
}
