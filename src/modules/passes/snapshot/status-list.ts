import { deflateSync, inflateSync } from 'node:zlib';

/**
 * Statuses of one bit each as a Token Status List (IETF, draft-ietf-oauth-status-list-17, section 4.1): status i is bit
 * i mod 8, least significant first, of byte i div 8; then DEFLATE in zlib's form at its best level. 1: no longer valid.
 */
export function packStatuses(ended: Iterable<number>): Buffer {
  const list = [...ended];
  let last = 0;
  for (const status of list) if (status > last) last = status;
  const bytes = new Uint8Array((last >>> 3) + 1);
  for (const status of list) bytes[status >>> 3]! |= 1 << (status & 7);
  return deflateSync(bytes, { level: 9 });
}

/** The numbers that are set. */
export function unpackStatuses(packed: Uint8Array): number[] {
  const found: number[] = [];
  inflateSync(packed).forEach((byte, at) => {
    for (let bit = 0; bit < 8; bit++) if (byte & (1 << bit)) found.push(at * 8 + bit);
  });
  return found;
}
