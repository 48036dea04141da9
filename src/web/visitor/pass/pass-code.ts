import { encode } from 'uqr';
import { equalBytes } from '../../../engines/admission/bytes.ts';
import { encodeCode, proofInput, stepOf } from '../../../engines/admission/code.ts';
import { receiptsPerCode } from '../../../engines/admission/receipt.ts';
import { parseToken } from '../../../engines/admission/token.ts';
import type { Instant } from '../../../kernel/time.ts';
import type { DeviceKey } from './pass-store.ts';

/** Seconds a code is fresh; the gates accept one step more. */
export const windowSeconds = 15;

export function bytesOf(base64Url: string): Uint8Array {
  return Uint8Array.from(atob(base64Url.replace(/-/g, '+').replace(/_/g, '/')), (character) => character.charCodeAt(0));
}

export function base64UrlOf(bytes: Uint8Array): string {
  return btoa(String.fromCharCode(...bytes))
    .replace(/\+/g, '-')
    .replace(/\//g, '_')
    .replace(/=+$/, '');
}

/** Whose phone a token is bound to. */
export function bindingOf(token: string, publicKey: Uint8Array | undefined): 'none' | 'here' | 'elsewhere' {
  const deviceKey = parseToken(bytesOf(token))?.pass.deviceKey;
  if (!deviceKey) return 'none';
  return publicKey && equalBytes(deviceKey, publicKey) ? 'here' : 'elsewhere';
}

/** The code a reader sees: with a fresh proof, and what gates told last, where the token is bound to this phone, bare otherwise. */
export async function codeFor(
  token: string,
  key: DeviceKey | undefined,
  now: Instant,
  receipts: readonly string[] = [],
): Promise<Uint8Array> {
  const bytes = bytesOf(token);
  if (!key || bindingOf(token, key.publicKey) !== 'here') return encodeCode({ kind: 'bare', token: bytes });
  const step = stepOf(now, windowSeconds);
  const proof = await crypto.subtle.sign(
    { name: 'ECDSA', hash: 'SHA-256' },
    key.pair.privateKey,
    new Uint8Array(proofInput(bytes, step)),
  );
  const carried = receipts.slice(0, receiptsPerCode).map(bytesOf);
  const fresh = { kind: 'device', token: bytes, step, signature: new Uint8Array(proof) } as const;
  return encodeCode(carried.length > 0 ? { ...fresh, receipts: carried } : fresh);
}

export function bareCode(token: string): Uint8Array {
  return encodeCode({ kind: 'bare', token: bytesOf(token) });
}

/** A QR code as one SVG path, a unit a module, with the quiet zone that readers need. */
export function drawCode(bytes: Uint8Array): { readonly size: number; readonly path: string } {
  const { size, data } = encode(Array.from(bytes), { ecc: 'L', border: 3 });
  let path = '';
  data.forEach((row, y) => {
    for (let x = 0; x < size; x++) {
      if (!row[x]) continue;
      const from = x;
      while (row[x + 1]) x++;
      path += `M${from} ${y}h${x + 1 - from}v1h${from - x - 1}z`;
    }
  });
  return { size, path };
}
