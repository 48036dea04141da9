import { createHash, randomBytes } from 'node:crypto';

/** 256 bits of chance. */
export function newSecret(): string {
  return randomBytes(32).toString('base64url');
}

/** A secret is kept as its SHA-256: with so much chance in it nothing slower is needed. */
export function hashSecret(secret: string): string {
  return createHash('sha256').update(secret).digest('hex');
}
