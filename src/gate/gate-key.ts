import {
  createHash,
  createPrivateKey,
  createPublicKey,
  generateKeyPairSync,
  type KeyObject,
  sign,
  verify,
} from 'node:crypto';
import { join } from 'node:path';
import { readJson, writeWhole } from './gate-folder.ts';

/** The key of one gate, made at its first start: it signs heads of the journal and receipts. */
export interface GateKey {
  /** Ed25519, 32 bytes, base64url. */
  readonly publicKey: string;
  /** Eight hexadecimal digits that name it in a receipt. */
  readonly keyId: string;
  sign(message: Uint8Array): Uint8Array;
}

/** The gate's key from its folder; a new one where there is none. On a full disk it lasts for this run. */
export function openGateKey(folder: string): GateKey {
  const file = join(folder, 'gate-key.json');
  const kept = readJson<{ privateKey: string }>(file);
  const known = kept && readKey(kept.privateKey);
  const privateKey = known ?? generateKeyPairSync('ed25519').privateKey;
  if (!known) {
    const text = privateKey.export({ format: 'der', type: 'pkcs8' }).toString('base64');
    try {
      writeWhole(file, JSON.stringify({ privateKey: text }));
    } catch {
      // A full disk.
    }
  }
  const publicKey = createPublicKey(privateKey).export({ format: 'jwk' }).x!;
  return {
    publicKey,
    keyId: keyIdOf(publicKey),
    sign: (message) => new Uint8Array(sign(null, message, privateKey)),
  };
}

/** The first four bytes of SHA-256 over the public key. */
export function keyIdOf(publicKey: string): string {
  return createHash('sha256').update(Buffer.from(publicKey, 'base64url')).digest('hex').slice(0, 8);
}

function readKey(text: string): KeyObject | undefined {
  try {
    return createPrivateKey({ key: Buffer.from(text, 'base64'), format: 'der', type: 'pkcs8' });
  } catch {
    return undefined;
  }
}

const spkiHead = Buffer.from('302a300506032b6570032100', 'hex');

/** Whether an Ed25519 signature holds; `publicKey` of 32 bytes and signature as base64url. Never throws. */
export function isSigned(message: Uint8Array, signature: string, publicKey: string): boolean {
  try {
    const spki = Buffer.concat([spkiHead, Buffer.from(publicKey, 'base64url')]);
    const key = createPublicKey({ key: spki, format: 'der', type: 'spki' });
    return verify(null, message, key, Buffer.from(signature, 'base64url'));
  } catch {
    return false;
  }
}
