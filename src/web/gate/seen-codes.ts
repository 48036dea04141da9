import { hexOf } from '../../engines/admission/bytes.ts';
import { uidReadings } from '../../engines/admission/carriers/card-uid.ts';
import { parseWalletText, walletTextBytes } from '../../engines/admission/carriers/wallet-text.ts';
import { decodeCode } from '../../engines/admission/code.ts';

/** Keeps a phone that stays in view from being read twice: its pass must have been away for some seconds. */
export interface SeenCodes {
  /** True where the code in view is a new one to ask about. */
  isNew(bytes: Uint8Array, now: number): boolean;
  /** While nothing is asked: notes that the phone asked about last is still there. */
  watch(bytes: Uint8Array, now: number): void;
}

const awayMs = 3_000;

export function createSeenCodes(): SeenCodes {
  let last = '';
  let seenAt = 0;
  return {
    isNew(bytes, now) {
      const name = nameOf(bytes);
      const isSame = name === last && now - seenAt < awayMs;
      last = name;
      seenAt = now;
      return !isSame;
    },
    watch(bytes, now) {
      if (nameOf(bytes) === last) seenAt = now;
    },
  };
}

/** The pass, not the proof: a code on a phone is another one every few seconds. */
function nameOf(bytes: Uint8Array): string {
  const text = parseWalletText(bytes);
  if (text) return text.pass;
  const code = decodeCode(bytes);
  if (!code) return hexOf(bytes);
  return code.kind === 'wallet' ? code.pass : hexOf(code.token);
}

/** The number of a chip as a reader types it; undefined where it is a code or nothing. */
export function typedUid(text: string): string | undefined {
  return uidReadings(text).length > 0 ? text.trim() : undefined;
}

/** A code as a reader types it: base64 of either kind, or the text of a wallet. Undefined where it is none. */
export function typedCode(text: string): string | undefined {
  const wallet = walletTextBytes(text);
  if (wallet) return base64UrlOf(wallet);
  const code = text.trim().replaceAll('+', '-').replaceAll('/', '_').replace(/=+$/, '');
  return /^[A-Za-z0-9_-]{2,4000}$/.test(code) ? code : undefined;
}

export function base64UrlOf(bytes: Uint8Array): string {
  return btoa(String.fromCharCode(...bytes))
    .replaceAll('+', '-')
    .replaceAll('/', '_')
    .replace(/=+$/, '');
}
