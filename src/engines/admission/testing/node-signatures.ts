import { createHash, createPublicKey, generateKeyPairSync, type KeyObject, sign, verify } from 'node:crypto';
import type { Issuers, Signatures } from '../verify.ts';
import type { Signers } from '../workload.ts';

const ed25519Head = Buffer.from('302a300506032b6570032100', 'hex');
const p256Head = Buffer.from('3039301306072a8648ce3d020106082a8648ce3d030107032200', 'hex');

/** Verification by node:crypto; key objects are made once per key. */
export function nodeSignatures(): Signatures {
  const keys = new Map<string, KeyObject>();
  const keyOf = (head: Buffer, raw: Uint8Array): KeyObject => {
    const name = Buffer.from(raw.buffer, raw.byteOffset, raw.length).toString('latin1');
    let key = keys.get(name);
    if (!key) {
      key = createPublicKey({ key: Buffer.concat([head, raw]), format: 'der', type: 'spki' });
      keys.set(name, key);
    }
    return key;
  };
  const attempt = (check: () => boolean): boolean => {
    try {
      return check();
    } catch {
      return false;
    }
  };
  return {
    verifyEd25519: (publicKey, message, signature) =>
      attempt(() => verify(null, message, keyOf(ed25519Head, publicKey), signature)),
    verifyP256: (compressed, message, signature) =>
      attempt(() =>
        verify('sha256', message, { key: keyOf(p256Head, compressed), dsaEncoding: 'ieee-p1363' }, signature),
      ),
  };
}

export const sha256 = (bytes: Uint8Array): Uint8Array => new Uint8Array(createHash('sha256').update(bytes).digest());

/** Fresh keys of one issuer and some devices. */
export function newSigners(devices = 8): Signers & { readonly issuerKey: Uint8Array; readonly issuers: Issuers } {
  const issuer = generateKeyPairSync('ed25519');
  const issuerKey = new Uint8Array(issuer.publicKey.export({ format: 'der', type: 'spki' }).subarray(12));
  const pairs = Array.from({ length: devices }, () => generateKeyPairSync('ec', { namedCurve: 'P-256' }));
  const deviceKeys = pairs.map(({ publicKey }) => {
    const point = publicKey.export({ format: 'der', type: 'spki' }).subarray(26);
    return Uint8Array.of(2 + (point[64]! & 1), ...point.subarray(1, 33));
  });
  const issuerKeyId = sha256(issuerKey).subarray(0, 4);
  return {
    issuerKeyId,
    issuerKey,
    deviceKeys,
    issuers: new Map([[Buffer.from(issuerKeyId).toString('hex'), { edition: 'workload', publicKey: issuerKey }]]),
    signEd25519: (message) => new Uint8Array(sign(null, message, issuer.privateKey)),
    signP256: (device, message) =>
      new Uint8Array(sign('sha256', message, { key: pairs[device]!.privateKey, dsaEncoding: 'ieee-p1363' })),
  };
}
