import { createPrivateKey, createPublicKey, generateKeyPairSync, type KeyObject, randomBytes, sign } from 'node:crypto';
import type { SecretBox } from '../../platform/secrets/secret-box.ts';

/** A key that signs passes, ready to use. */
export interface IssuerKey {
  /** Eight hex digits for the four bytes that tokens carry. */
  readonly keyId: string;
  /** 32 bytes. */
  readonly publicKey: Buffer;
  sign(message: Uint8Array): Buffer;
}

/** A key as the database keeps it. */
export interface SealedKey {
  readonly keyId: string;
  readonly publicKey: Buffer;
  readonly privateKey: Buffer;
}

const purpose = 'issuer key';
/** DER before the 32 bytes of an Ed25519 public key (RFC 8410). */
const spkiHead = Buffer.from('302a300506032b6570032100', 'hex');

export function makeSealedKey(box: SecretBox): SealedKey {
  const pair = generateKeyPairSync('ed25519');
  const publicKey = pair.publicKey.export({ format: 'der', type: 'spki' }).subarray(spkiHead.length);
  const privateKey = box.seal(purpose, pair.privateKey.export({ format: 'der', type: 'pkcs8' }));
  return { keyId: randomBytes(4).toString('hex'), publicKey, privateKey };
}

export function openKey(box: SecretBox, { keyId, publicKey, privateKey }: SealedKey): IssuerKey {
  const key = createPrivateKey({ key: box.open(purpose, privateKey), format: 'der', type: 'pkcs8' });
  return { keyId, publicKey, sign: (message) => sign(null, message, key) };
}

/** An Ed25519 public key of 32 bytes for node:crypto. */
export function publicKeyObject(publicKey: Uint8Array): KeyObject {
  return createPublicKey({ key: Buffer.concat([spkiHead, publicKey]), format: 'der', type: 'spki' });
}
