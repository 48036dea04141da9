import type { Random } from '../../../kernel/random.ts';
import { unitOf } from '../encoder.ts';

/** A number of the normal distribution (Box and Muller 1958). */
export function normal(random: Random): number {
  return Math.sqrt(-2 * Math.log(1 - random())) * Math.cos(2 * Math.PI * random());
}

/** A direction, all of them equally likely. */
export function randomUnit(size: number, random: Random): Float32Array {
  return unitOf(Float32Array.from({ length: size }, () => normal(random)));
}

/** A unit vector whose expected likeness with `centre` is `likeness`. */
export function near(centre: Float32Array, likeness: number, random: Random): Float32Array {
  const away = Math.sqrt(1 - likeness * likeness);
  const other = randomUnit(centre.length, random);
  return unitOf(centre.map((value, index) => likeness * value + away * other[index]!));
}

/** Bytes as HKDF would give them. */
export function randomStream(bytes: number, random: Random): Uint8Array {
  return Uint8Array.from({ length: bytes }, () => Math.floor(random() * 256));
}
