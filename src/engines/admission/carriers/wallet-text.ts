import { asciiBytes, passIdBytes } from '../bytes.ts';
import type { PassId } from '../pass.ts';

/**
 * The code of a wallet that can only fill in text: `KW1`, pass id, time in milliseconds, eight digits of a TOTP (RFC 6238,
 * SHA-1), as in `KW1-0123456789ABC-1627000000000-12345678`. The wallet makes time and digits itself, without a network.
 */
export interface WalletText {
  readonly pass: PassId;
  /** Milliseconds as the wallet wrote them; the digits belong to the step they fall in. */
  readonly at: number;
  readonly digits: string;
}

/** What a wallet is given to fill in; `time` and `digits` are its own placeholders. */
export function walletTextPattern(pass: PassId, time: string, digits: string): string {
  return `KW1-${pass}-${time}-${digits}`;
}

const form = /^KW1-([0-9A-HJKMNP-TV-Z]{13})-(\d{12,14})-(\d{8})$/;
const shortest = 39;
const longest = 42;

/** Takes the text apart; undefined where the bytes are none. */
export function parseWalletText(bytes: Uint8Array): WalletText | undefined {
  if (bytes.length < shortest || bytes.length > longest || bytes[0] !== 0x4b) return undefined;
  const found = form.exec(String.fromCharCode(...bytes));
  if (!found || !passIdBytes(found[1]!)) return undefined;
  return { pass: found[1]!, at: Number(found[2]), digits: found[3]! };
}

/** Bytes of a text that a reader typed, where it is such a code. */
export function walletTextBytes(text: string): Uint8Array | undefined {
  const bytes = asciiBytes(text.trim().slice(0, longest + 1));
  return parseWalletText(bytes) ? bytes : undefined;
}
