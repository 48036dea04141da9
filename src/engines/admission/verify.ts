import type { Instant } from '../../kernel/time.ts';
import { asciiBytes, equalBytes } from './bytes.ts';
import { parseWalletText, type WalletText } from './carriers/wallet-text.ts';
import type { Code } from './code.ts';
import { decodeCode, proofInput, walletInput } from './code.ts';
import type { Pass, PassId } from './pass.ts';
import { type KnownReceipt, type ReceiptSigners, verifyReceipt } from './receipt.ts';
import { type ParsedToken, parseToken } from './token.ts';

/** The cryptography, injected: node:crypto at a gate, a pure implementation in a browser. Never throws. */
export interface Signatures {
  /** `publicKey`: 32 bytes. */
  verifyEd25519(publicKey: Uint8Array, message: Uint8Array, signature: Uint8Array): boolean;
  /** ES256: P-256 with SHA-256, signature r and s of 32 bytes each; `compressedPublicKey`: 33 bytes. */
  verifyP256(compressedPublicKey: Uint8Array, message: Uint8Array, signature: Uint8Array): boolean;
}

/** A key that may sign passes of one edition. */
export interface Issuer {
  readonly edition: string;
  readonly publicKey: Uint8Array;
}

/** Issuers by key id (four bytes as hexadecimal text). */
export type Issuers = ReadonlyMap<string, Issuer>;

/** What the gate needs for wallet codes: the pass and the first 8 bytes of HMAC-SHA256 under the pass's key. */
export interface WalletLookup {
  passOf(id: PassId): Pass | undefined;
  macOf(id: PassId, message: Uint8Array): Uint8Array | undefined;
  /** For wallets that fill in text: time step and eight digits of the TOTP (RFC 6238) at an instant, under the pass's key. */
  digitsOf?(id: PassId, at: Instant): { readonly step: number; readonly digits: string } | undefined;
}

/** What is known about the person who stands there. */
export type Evidence =
  | {
      readonly kind: 'pass';
      readonly pass: Pass;
      readonly binding: 'device' | 'wallet';
      readonly step: number;
      /** What other gates told the phone; those that did not hold are left out. */
      readonly receipts?: readonly KnownReceipt[];
    }
  /**
   * `bare`: a code without proof. `card`: the number of a wristband or card, which anybody can copy. `document`: a steward
   * looked the person up and saw a document. `face`: a lane recognised somebody who armed their face for this session.
   */
  | { readonly kind: 'pass'; readonly pass: Pass; readonly binding: 'bare' | 'card' | 'document' | 'face' }
  | { readonly kind: 'unknown' }
  | { readonly kind: 'forged'; readonly part: 'issuer' | 'device' }
  | { readonly kind: 'foreign'; readonly edition: string };

/** Tokens whose issuer was verified; only good ones get in, so nobody can fill it with rubbish. */
export interface IssuerCache {
  find(token: Uint8Array): ParsedToken | undefined;
  keep(token: Uint8Array, parsed: ParsedToken): void;
}

/** A bounded cache; the oldest token leaves first. It is found by six bytes of the signature and compared whole. */
export function createIssuerCache(limit: number): IssuerCache {
  const kept = new Map<number, { token: Uint8Array; parsed: ParsedToken }>();
  const slotOf = (token: Uint8Array): number => {
    let slot = 0;
    for (let at = Math.max(0, token.length - 6); at < token.length; at++) slot = slot * 256 + token[at]!;
    return slot;
  };
  return {
    find: (token) => {
      const entry = kept.get(slotOf(token));
      return entry && equalBytes(entry.token, token) ? entry.parsed : undefined;
    },
    keep: (token, parsed) => {
      const oldest = kept.size >= limit ? kept.keys().next().value : undefined;
      if (oldest !== undefined) kept.delete(oldest);
      kept.set(slotOf(token), { token: token.slice(), parsed });
    },
  };
}

/** What {@link verifyCode} needs besides the code. */
export interface Verification {
  readonly issuers: Issuers;
  readonly signatures: Signatures;
  readonly cache?: IssuerCache;
  readonly wallet?: WalletLookup;
  /** Gates whose receipts count; absent: none. */
  readonly gates?: ReceiptSigners;
}

/** From the bytes of a code to evidence: every byte sequence has an answer. Freshness is judged by `decide`. */
export function verifyCode(bytes: Uint8Array, verification: Verification): Evidence {
  const text = parseWalletText(bytes);
  if (text) return verifyWalletText(text, verification.wallet);
  const code = decodeCode(bytes);
  if (!code) return { kind: 'unknown' };
  if (code.kind === 'wallet') return verifyWallet(code, verification.wallet);
  const token = verifyToken(code.token, verification);
  if ('kind' in token) return token;
  const { pass } = token;
  if (code.kind === 'bare') return { kind: 'pass', pass, binding: 'bare' };
  const message = proofInput(code.token, code.step);
  if (!pass.deviceKey || !verification.signatures.verifyP256(pass.deviceKey, message, code.signature)) {
    return { kind: 'forged', part: 'device' };
  }
  const receipts = knownReceipts(code.receipts, pass, verification);
  return { kind: 'pass', pass, binding: 'device', step: code.step, ...(receipts.length > 0 ? { receipts } : {}) };
}

/** Receipts are the phone's help for a gate that is alone; one that does not hold says nothing against the pass. */
function knownReceipts(
  receipts: readonly Uint8Array[] | undefined,
  pass: Pass,
  { gates, signatures }: Verification,
): KnownReceipt[] {
  if (!receipts || !gates) return [];
  return receipts.flatMap((bytes) => {
    const known = verifyReceipt(bytes, pass, gates, (key, message, signature) =>
      signatures.verifyEd25519(key, message, signature),
    );
    return known ?? [];
  });
}

function verifyToken(token: Uint8Array, { issuers, signatures, cache }: Verification): ParsedToken | Evidence {
  const known = cache?.find(token);
  if (known) return known;
  const parsed = parseToken(token);
  if (!parsed) return { kind: 'unknown' };
  const { pass, keyId } = parsed;
  const issuer = issuers.get(keyId);
  if (!issuer) {
    // Nobody vouches for the name of the edition, but it helps the steward to say "this is for another event".
    for (const other of issuers.values()) if (other.edition === pass.edition) return { kind: 'forged', part: 'issuer' };
    return { kind: 'foreign', edition: pass.edition };
  }
  const isGenuine =
    issuer.edition === pass.edition &&
    signatures.verifyEd25519(issuer.publicKey, parsed.signingInput, parsed.signature);
  if (!isGenuine) return { kind: 'forged', part: 'issuer' };
  cache?.keep(token, parsed);
  return parsed;
}

function verifyWallet(code: Code & { kind: 'wallet' }, wallet: WalletLookup | undefined): Evidence {
  const pass = wallet?.passOf(code.pass);
  if (!wallet || !pass) return { kind: 'unknown' };
  const mac = wallet.macOf(code.pass, walletInput(code.pass, code.step));
  if (!mac || mac.length < 8 || !equalBytes(mac.subarray(0, 8), code.mac)) return { kind: 'forged', part: 'device' };
  return { kind: 'pass', pass, binding: 'wallet', step: code.step };
}

function verifyWalletText({ pass: id, at, digits }: WalletText, wallet: WalletLookup | undefined): Evidence {
  const pass = wallet?.passOf(id);
  const proof = wallet?.digitsOf?.(id, at);
  if (!pass || !proof) return { kind: 'unknown' };
  if (!equalBytes(asciiBytes(proof.digits), asciiBytes(digits))) return { kind: 'forged', part: 'device' };
  return { kind: 'pass', pass, binding: 'wallet', step: proof.step };
}
