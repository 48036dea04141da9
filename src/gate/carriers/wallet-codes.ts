import { createHmac } from 'node:crypto';
import type { WalletLookup } from '../../engines/admission/verify.ts';
import type { Instant } from '../../kernel/time.ts';

/** Seconds a wallet's digits are fresh: the same step as on a phone. */
const windowSeconds = 15;

/** Checks codes of wallets by the keys that `keyOf` knows (32 bytes each). */
export function walletCodes(keyOf: (pass: string) => Uint8Array | undefined): Omit<WalletLookup, 'passOf'> {
  return {
    macOf(id, message) {
      const key = keyOf(id);
      return key && createHmac('sha256', key).update(message).digest().subarray(0, 8);
    },
    digitsOf(id, at) {
      const key = keyOf(id);
      const step = Math.floor(at / 1000 / windowSeconds);
      return key && { step, digits: totpDigits(key, at) };
    },
  };
}

/** Eight digits by RFC 6238 with SHA-1 and steps of 15 s. */
export function totpDigits(key: Uint8Array, at: Instant): string {
  const counter = Buffer.alloc(8);
  counter.writeBigUInt64BE(BigInt(Math.floor(at / 1000 / windowSeconds)));
  const mac = createHmac('sha1', key).update(counter).digest();
  const number = mac.readUInt32BE(mac[19]! & 15) & 0x7fffffff;
  return String(number % 100_000_000).padStart(8, '0');
}
