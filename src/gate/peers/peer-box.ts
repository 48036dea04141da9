import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto';

/**
 * Messages between the gates of one venue: AES-256-GCM under the venue's key, 12 bytes nonce, 16 bytes tag. An answer is
 * bound to the nonce of its request, so that an old answer cannot be played again; no clock is needed.
 */
export interface PeerMessage {
  readonly sealed: Buffer;
  /** To be asked for in the answer. */
  readonly nonce: Buffer;
}

export function seal(key: Uint8Array, content: unknown, bound: Uint8Array): PeerMessage {
  const nonce = randomBytes(12);
  const cipher = createCipheriv('aes-256-gcm', key, nonce);
  cipher.setAAD(bound);
  const body = Buffer.concat([cipher.update(JSON.stringify(content)), cipher.final()]);
  return { sealed: Buffer.concat([nonce, cipher.getAuthTag(), body]), nonce };
}

/** What a message says, and its nonce; undefined where it was not made under this key and for this purpose. */
export function open(
  key: Uint8Array,
  sealed: Uint8Array,
  bound: Uint8Array,
): { content: unknown; nonce: Buffer } | undefined {
  if (sealed.length < 28) return undefined;
  try {
    const nonce = Buffer.from(sealed.subarray(0, 12));
    const decipher = createDecipheriv('aes-256-gcm', key, nonce);
    decipher.setAAD(bound);
    decipher.setAuthTag(sealed.subarray(12, 28));
    const text = Buffer.concat([decipher.update(sealed.subarray(28)), decipher.final()]).toString('utf8');
    return { content: JSON.parse(text) as unknown, nonce };
  } catch {
    return undefined;
  }
}

export const requestLabel = Buffer.from('kaimon peers request 1');
export const answerLabel = (nonce: Uint8Array): Buffer => Buffer.concat([Buffer.from('kaimon peers answer 1'), nonce]);
