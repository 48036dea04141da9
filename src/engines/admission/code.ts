import type { Instant } from '../../kernel/time.ts';
import { asciiBytes, joinBytes, passIdBytes, passIdText, uint32At, uint32Bytes } from './bytes.ts';
import type { PassId } from './pass.ts';
import type { AdmissionPolicy } from './policy.ts';
import { receiptLength, receiptsPerCode } from './receipt.ts';

/** First byte of a code: version in the high half, kind in the low. */
const lead = { bare: 0x10, device: 0x11, wallet: 0x12, carried: 0x13 } as const;

/**
 * What a reader sees, from a screen, a wristband or a card.
 * - `bare`: 1 byte, token. Printed: proves that the pass was issued, not who carries it.
 * - `device`: 1 byte, 64 bytes ES256, 4 bytes time step, token. Fresh, made by the phone. With receipts of gates it has a
 *   first byte of its own, and before the token their number (1 byte) and the receipts (109 bytes each).
 * - `wallet`: 1 byte, 8 bytes pass id, 4 bytes time step, 8 bytes MAC. For wallets that cannot hold a token; the gate
 *   must know the pass.
 */
export type Code =
  | { readonly kind: 'bare'; readonly token: Uint8Array }
  | {
      readonly kind: 'device';
      readonly token: Uint8Array;
      readonly step: number;
      readonly signature: Uint8Array;
      /** Newest first; absent: none. */
      readonly receipts?: readonly Uint8Array[];
    }
  | { readonly kind: 'wallet'; readonly pass: PassId; readonly step: number; readonly mac: Uint8Array };

/** The bytes of a code. */
export function encodeCode(code: Code): Uint8Array {
  if (code.kind === 'bare') return joinBytes(Uint8Array.of(lead.bare), code.token);
  if (code.kind === 'device') {
    const { signature, token, receipts = [] } = code;
    const step = uint32Bytes(code.step);
    if (receipts.length === 0) return joinBytes(Uint8Array.of(lead.device), signature, step, token);
    const count = Uint8Array.of(receipts.length);
    return joinBytes(Uint8Array.of(lead.carried), signature, step, count, ...receipts, token);
  }
  const id = passIdBytes(code.pass) ?? new Uint8Array(8);
  return joinBytes(Uint8Array.of(lead.wallet), id, uint32Bytes(code.step), code.mac);
}

/** Takes a code apart; undefined where it is none of ours. The token is not looked into. */
export function decodeCode(bytes: Uint8Array): Code | undefined {
  if (bytes.length > 2048) return undefined;
  if (bytes[0] === lead.bare && bytes.length > 1) return { kind: 'bare', token: bytes.subarray(1) };
  if (bytes[0] === lead.device && bytes.length > 69) {
    return { kind: 'device', signature: bytes.subarray(1, 65), step: uint32At(bytes, 65), token: bytes.subarray(69) };
  }
  if (bytes[0] === lead.carried) return decodeCarried(bytes);
  if (bytes[0] === lead.wallet && bytes.length === 21) {
    const pass = passIdText(bytes.subarray(1, 9));
    return { kind: 'wallet', pass, step: uint32At(bytes, 9), mac: bytes.subarray(13) };
  }
  return undefined;
}

function decodeCarried(bytes: Uint8Array): Code | undefined {
  const count = bytes[69] ?? 0;
  const tokenAt = 70 + count * receiptLength;
  if (count < 1 || count > receiptsPerCode || bytes.length <= tokenAt) return undefined;
  const receipts = Array.from({ length: count }, (_, index) =>
    bytes.subarray(70 + index * receiptLength, 70 + (index + 1) * receiptLength),
  );
  const [signature, step, token] = [bytes.subarray(1, 65), uint32At(bytes, 65), bytes.subarray(tokenAt)];
  return { kind: 'device', signature, step, token, receipts };
}

/** The time step an instant falls in. */
export function stepOf(at: Instant, windowSeconds: number): number {
  return Math.floor(at / 1000 / windowSeconds);
}

const proofLabel = asciiBytes('kaimon proof 1');

/**
 * The bytes a device signs with ES256 (SHA-256 of them is what the curve sees): label, time step, and the token, which
 * holds edition and pass id.
 */
export function proofInput(token: Uint8Array, step: number): Uint8Array {
  return joinBytes(proofLabel, uint32Bytes(step), token);
}

/** The bytes under the MAC of a wallet code. */
export function walletInput(pass: PassId, step: number): Uint8Array {
  return joinBytes(proofLabel, uint32Bytes(step), passIdBytes(pass) ?? new Uint8Array(8));
}

/**
 * Seconds by which a proof's step lies outside what is accepted now: 0 within, negative too old, positive too new.
 * Accepted are the present step, `stepsBack` before it, and what a wrong clock of the gate may see.
 */
export function proofSecondsOff(step: number, now: Instant, rules: AdmissionPolicy['proof']): number {
  const seconds = now / 1000;
  const { windowSeconds, stepsBack, clockErrorSeconds } = rules;
  const endsAt = (step + 1 + stepsBack) * windowSeconds;
  if (seconds - clockErrorSeconds >= endsAt) return endsAt - (seconds - clockErrorSeconds) || -1;
  const startsAt = step * windowSeconds;
  return seconds + clockErrorSeconds < startsAt ? startsAt - (seconds + clockErrorSeconds) : 0;
}
