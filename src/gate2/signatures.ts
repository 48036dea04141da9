import { createPublicKey, type KeyObject, verify } from 'node:crypto';
import type { Signatures } from '../engines/admission/verify.ts';

/** DER before the bytes of a public key: Ed25519 (RFC 8410), and a compressed point of P-256 (RFC 5480). */
const ed25519Head = Buffer.from('302a300506032b6570032100', 'hex');
const p256Head = Buffer.from('3039301306072a8648ce3d020106082a8648ce3d030107032200', 'hex');
const mostKept = 100_000;

/** Signature checks by node:crypto. Keys are turned into key objects once; what is no key verifies nothing. */
export function nodeSignatures(): Signatures {
  const kept = new Map<string, KeyObject>();
  const keyOf = (head: Buffer, bytes: Uint8Array): KeyObject => {
    const name = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('latin1');
    let key = kept.get(name);
    if (!key) {
      key = createPublicKey({ key: Buffer.concat([head, bytes]), format: 'der', type: 'spki' });
      if (kept.size >= mostKept) kept.clear();
      kept.set(name, key);
    }
    return key;
  };
  return {
    verifyEd25519(publicKey, message, signature) {
      try {
        return verify(null, message, keyOf(ed25519Head, publicKey), signature);
      } catch {
        return false;
      }
    },
    verifyP256(compressedPublicKey, message, signature) {
      try {
        const key = keyOf(p256Head, compressedPublicKey);
        return verify('sha256', message, { key, dsaEncoding: 'ieee-p1363' }, signature);
      } catch {
        return false;
      }
    },
  };
}
