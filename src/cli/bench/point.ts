import type { KeyObject } from 'node:crypto';

/** A P-256 public key in 33 bytes (SEC 1, 2.3.3): the x coordinate after 2 or 3 for an even or odd y. */
export function compressed(key: KeyObject): Uint8Array {
  const point = key.export({ format: 'der', type: 'spki' }).subarray(-65);
  return Uint8Array.of(2 + (point[64]! & 1), ...point.subarray(1, 33));
}
