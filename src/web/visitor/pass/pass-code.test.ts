import { generateKeyPairSync, sign, webcrypto } from 'node:crypto';
import { expect, test } from 'vitest';
import { decodeCode, proofInput, stepOf } from '../../../engines/admission/code.ts';
import type { Pass } from '../../../engines/admission/pass.ts';
import { assembleToken, unsignedToken } from '../../../engines/admission/token.ts';
import { bareCode, base64UrlOf, bindingOf, bytesOf, codeFor, drawCode, windowSeconds } from './pass-code.ts';
import { compressPoint } from './pass-store.ts';

const now = 1_595_671_200_000;

function tokenFor(deviceKey?: Uint8Array): string {
  const pass: Pass = {
    id: '0000000000000',
    edition: 'tokyo-2020',
    kind: 'adult',
    entitlements: [{ session: 1, sector: 1, place: 7, status: 3 }],
    issuedAt: now,
    expiresAt: now + 86_400_000,
    party: [],
    ...(deviceKey ? { deviceKey } : {}),
  };
  const unsigned = unsignedToken(pass, Uint8Array.of(1, 2, 3, 4));
  const { privateKey } = generateKeyPairSync('ed25519');
  return base64UrlOf(assembleToken(unsigned, sign(null, unsigned.signingInput, privateKey)));
}

async function deviceKey() {
  const pair = await webcrypto.subtle.generateKey({ name: 'ECDSA', namedCurve: 'P-256' }, false, ['sign', 'verify']);
  const point = new Uint8Array(await webcrypto.subtle.exportKey('raw', pair.publicKey));
  return { pair: pair as CryptoKeyPair, publicKey: compressPoint(point) };
}

test('a phone whose key is in the token shows a fresh proof that verifies', async () => {
  const key = await deviceKey();
  const token = tokenFor(key.publicKey);
  expect(bindingOf(token, key.publicKey)).toBe('here');
  const code = decodeCode(await codeFor(token, key, now));
  if (code?.kind !== 'device') throw new Error('expected a device code');
  expect(code.step).toBe(stepOf(now, windowSeconds));
  const holds = await webcrypto.subtle.verify(
    { name: 'ECDSA', hash: 'SHA-256' },
    key.pair.publicKey,
    new Uint8Array(code.signature),
    new Uint8Array(proofInput(code.token, code.step)),
  );
  expect(holds).toBe(true);
});

test('a token of another phone or of none is shown bare', async () => {
  const [mine, other] = [await deviceKey(), await deviceKey()];
  expect(bindingOf(tokenFor(other.publicKey), mine.publicKey)).toBe('elsewhere');
  expect(bindingOf(tokenFor(), mine.publicKey)).toBe('none');
  expect(decodeCode(await codeFor(tokenFor(other.publicKey), mine, now))?.kind).toBe('bare');
  expect(decodeCode(bareCode(tokenFor()))?.kind).toBe('bare');
});

test('bytes survive base64url, and a code is drawn with its quiet zone', () => {
  const bytes = Uint8Array.from({ length: 256 }, (_, index) => index);
  expect(bytesOf(base64UrlOf(bytes))).toEqual(bytes);
  const { size, path } = drawCode(bytes);
  expect(size).toBeGreaterThan(21);
  expect(path.startsWith('M3 3h7')).toBe(true);
});
