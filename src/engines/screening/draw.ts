/*
 * Draws that nobody can bend and everybody can check: a gate makes a secret seed, writes its SHA-256 down (commit), draws by
 * HMAC-SHA256(seed, counter) and tells the seed afterwards (reveal). The counter leaves no choice of draws: number n is fixed
 * before it is known who will stand there.
 */

export type Hmac = (key: Uint8Array, message: Uint8Array) => Uint8Array;
export type Sha256 = (bytes: Uint8Array) => Uint8Array;

/** The cryptography, injected. */
export interface DrawHashes {
  readonly hmac: Hmac;
  readonly sha256: Sha256;
}

/** Draw number `counter` (from 1) of a seed: the first 48 bits of the MAC as a fraction in [0, 1), exact in a double. */
export function drawOf(hmac: Hmac, seed: Uint8Array, counter: number): number {
  const mac = hmac(seed, new TextEncoder().encode(`screening ${counter}`));
  let value = 0;
  for (let at = 0; at < 6; at++) value = value * 256 + mac[at]!;
  return value / 2 ** 48;
}

/** What is told of a seed beforehand. */
export function commitmentOf(sha256: Sha256, seed: Uint8Array): string {
  return hexOf(sha256(seed));
}

export function hexOf(bytes: Uint8Array): string {
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('');
}

export function bytesOfHex(text: string): Uint8Array {
  return Uint8Array.from(text.match(/../g) ?? [], (pair) => Number.parseInt(pair, 16));
}
