import { unitOf } from './encoder.ts';

/**
 * A face as it is kept and compared: whole numbers −127…127, as many as the encoder's vector is long.
 *
 * ISO/IEC 24745 asks of a biometric reference that it can be renewed and cannot be linked. {@link rotate} gives that: the
 * same face under two keys is two templates that tell nothing of each other, and a new key makes a new template. It is
 * lossless, so that nothing is paid in accuracy, and therefore **not irreversible for whoever has the key**: the template
 * is kept encrypted beside that, and destroying the key is what deletes it.
 */
export type Template = Int8Array;

/**
 * Where whole numbers end: ±4.525 standard deviations of one number of a random unit vector, which for 512 numbers is
 * ±.2. Measured: no accuracy is lost by it.
 */
function clampOf(size: number): number {
  return 4.525 / Math.sqrt(size);
}

/** One vector for several pictures of one face: the mean direction. Throws RangeError where there is none to take. */
export function meanTemplate(vectors: readonly Float32Array[]): Float32Array {
  const size = vectors[0]?.length ?? 0;
  if (size === 0 || vectors.some((vector) => vector.length !== size))
    throw new RangeError('A mean needs vectors of one length.');
  const sum = new Float32Array(size);
  for (const vector of vectors) for (let index = 0; index < size; index++) sum[index]! += vector[index]!;
  return unitOf(sum);
}

/** A unit vector as one byte a number. */
export function quantise(vector: Float32Array): Template {
  const scale = 127 / clampOf(vector.length);
  return Int8Array.from(vector, (value) => Math.round(Math.max(-127, Math.min(127, value * scale))));
}

/** The unit vector nearest to a template. */
export function vectorOf(template: Template): Float32Array {
  return unitOf(Float32Array.from(template));
}

const rounds = 3;

/** How many bytes of key {@link rotate} uses up: a sign for every number, three times over. */
export function streamBytes(size: number): number {
  return (rounds * size) / 8;
}

/**
 * Turns a vector by a rotation that the stream of key bytes chooses: three rounds of sign flips and a fast Hadamard
 * transform (Ailon and Chazelle 2006; three rounds as in Yu et al. 2016, orthogonal random features). Lengths and angles stay: two
 * vectors turned by the same stream score as before. `size` must be a power of two; the stream has
 * {@link streamBytes} bytes, which the caller derives with HKDF from the key in the pass. Throws RangeError otherwise.
 */
export function rotate(vector: Float32Array, stream: Uint8Array): Float32Array {
  const turned = checked(vector, stream);
  for (let round = 0; round < rounds; round++) {
    flipSigns(turned, stream, round);
    transform(turned);
  }
  return turned;
}

/** Undoes {@link rotate} with the same stream, as at a gate that holds a person's key for one session. */
export function unrotate(vector: Float32Array, stream: Uint8Array): Float32Array {
  const turned = checked(vector, stream);
  for (let round = rounds - 1; round >= 0; round--) {
    transform(turned);
    flipSigns(turned, stream, round);
  }
  return turned;
}

function checked(vector: Float32Array, stream: Uint8Array): Float32Array {
  const size = vector.length;
  if (size < 8 || (size & (size - 1)) !== 0) throw new RangeError(`${size} is not a power of two from 8 on.`);
  if (stream.length !== streamBytes(size))
    throw new RangeError(`A vector of ${size} is turned by ${streamBytes(size)} bytes, not ${stream.length}.`);
  return vector.slice();
}

function flipSigns(vector: Float32Array, stream: Uint8Array, round: number): void {
  const first = (round * vector.length) / 8;
  for (let index = 0; index < vector.length; index++)
    if ((stream[first + (index >> 3)]! >> (index & 7)) & 1) vector[index] = -vector[index]!;
}

/** Walsh–Hadamard transform in place, scaled so that it is its own inverse. */
function transform(vector: Float32Array): void {
  const size = vector.length;
  for (let half = 1; half < size; half *= 2)
    for (let start = 0; start < size; start += 2 * half)
      for (let index = start; index < start + half; index++) {
        const one = vector[index]!;
        const other = vector[index + half]!;
        vector[index] = one + other;
        vector[index + half] = one - other;
      }
  const scale = 1 / Math.sqrt(size);
  for (let index = 0; index < size; index++) vector[index]! *= scale;
}

/**
 * Likeness of two templates or of two vectors: the cosine, −1 to 1. It divides by the lengths, so that a forged template
 * of large numbers is like nobody. Zeros are like nobody: 0.
 */
export function score(one: ArrayLike<number>, other: ArrayLike<number>): number {
  let product = 0;
  let squares = 0;
  let otherSquares = 0;
  for (let index = 0; index < one.length; index++) {
    const a = one[index]!;
    const b = other[index]!;
    product += a * b;
    squares += a * a;
    otherSquares += b * b;
  }
  return squares > 0 && otherSquares > 0 ? product / Math.sqrt(squares * otherSquares) : 0;
}
