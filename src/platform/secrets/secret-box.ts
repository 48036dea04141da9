import { createCipheriv, createDecipheriv, hkdfSync, randomBytes } from 'node:crypto';

/** Keeps secrets in the database unreadable without the deployment's own secret: AES-256-GCM, a key per purpose (HKDF). */
export interface SecretBox {
  seal(purpose: string, plain: Uint8Array): Buffer;
  /** Throws when the box was sealed under another secret or changed since. */
  open(purpose: string, sealed: Uint8Array): Buffer;
  /** 32 bytes that are always the same for a purpose. */
  derive(purpose: string): Buffer;
}

export function secretBox(secret: string): SecretBox {
  const keyFor = (purpose: string) => Buffer.from(hkdfSync('sha256', secret, '', `kaimon ${purpose}`, 32));
  return {
    derive: (purpose) => keyFor(`derived ${purpose}`),
    seal(purpose, plain) {
      const nonce = randomBytes(12);
      const cipher = createCipheriv('aes-256-gcm', keyFor(purpose), nonce);
      const body = Buffer.concat([cipher.update(plain), cipher.final()]);
      return Buffer.concat([nonce, cipher.getAuthTag(), body]);
    },
    open(purpose, sealed) {
      const decipher = createDecipheriv('aes-256-gcm', keyFor(purpose), sealed.subarray(0, 12));
      decipher.setAuthTag(sealed.subarray(12, 28));
      return Buffer.concat([decipher.update(sealed.subarray(28)), decipher.final()]);
    },
  };
}
