import { encode, rfc8949EncodeOptions } from 'cborg';
import { equalBytes, joinBytes, uint32Bytes } from './bytes.ts';
import type { AdmissionEvent } from './ledger.ts';

export type Sha256 = (bytes: Uint8Array) => Uint8Array;

/** One line of a gate's journal. The hash covers number, event and the hash before, so no line can be lost or changed. */
export interface JournalEntry {
  readonly number: number;
  readonly event: AdmissionEvent;
  readonly hash: Uint8Array;
}

/** Where a chain stands. */
export interface ChainHead {
  readonly number: number;
  readonly hash: Uint8Array;
}

/** The head of an empty journal of one gate: number 0, 32 zero bytes. */
export const emptyChain: ChainHead = { number: 0, hash: new Uint8Array(32) };

/** Deterministic CBOR (RFC 8949, 4.2) of an event; absent and undefined fields are the same. */
export function canonicalBytes(event: AdmissionEvent): Uint8Array {
  return new Uint8Array(encode(event, { ...rfc8949EncodeOptions, ignoreUndefinedProperties: true }));
}

/** The hash of the next entry: SHA-256(previous hash, number in 4 bytes, canonical event). */
export function link(previous: ChainHead, event: AdmissionEvent, sha256: Sha256): JournalEntry {
  const number = previous.number + 1;
  return { number, event, hash: hashOf(previous.hash, number, event, sha256) };
}

/** What is wrong with a run of entries that should follow a head; undefined: nothing. `at`: the number expected there. */
export interface ChainFault {
  readonly at: number;
  readonly fault: 'gap' | 'hash';
}

/** Checks entries in order: numbers n+1 only, every hash as computed. */
export function checkChain(head: ChainHead, entries: readonly JournalEntry[], sha256: Sha256): ChainFault | undefined {
  let previous = head;
  for (const entry of entries) {
    const at = previous.number + 1;
    if (entry.number !== at) return { at, fault: 'gap' };
    if (!equalBytes(entry.hash, hashOf(previous.hash, at, entry.event, sha256))) return { at, fault: 'hash' };
    previous = entry;
  }
  return undefined;
}

function hashOf(previous: Uint8Array, number: number, event: AdmissionEvent, sha256: Sha256): Uint8Array {
  return sha256(joinBytes(previous, uint32Bytes(number), canonicalBytes(event)));
}
