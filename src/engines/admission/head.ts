import { asciiBytes, joinBytes, uint32Bytes } from './bytes.ts';
import { type ChainFault, type ChainHead, emptyChain, type Sha256 } from './journal-chain.ts';

/** A journal entry as it travels: its canonical bytes, and the hash over them and all before. */
export interface SealedEntry {
  readonly number: number;
  readonly bytes: Uint8Array;
  /** SHA-256(previous hash, number in 4 bytes, bytes), as in `journal-chain.ts`. */
  readonly hash: Uint8Array;
}

/** The hash of an entry from its bytes. */
export function sealOf(previous: Uint8Array, number: number, bytes: Uint8Array, sha256: Sha256): Uint8Array {
  return sha256(joinBytes(previous, uint32Bytes(number), bytes));
}

/** Checks entries in order over the bytes as they came: numbers n+1 only, every hash as computed. */
export function checkSealed(head: ChainHead, entries: readonly SealedEntry[], sha256: Sha256): ChainFault | undefined {
  let previous = head;
  for (const entry of entries) {
    const at = previous.number + 1;
    if (entry.number !== at) return { at, fault: 'gap' };
    if (!isSame(entry.hash, sealOf(previous.hash, at, entry.bytes, sha256))) return { at, fault: 'hash' };
    previous = entry;
  }
  return undefined;
}

/** What a gate signs of its journal (Ed25519): edition, gate, number and hash of the last entry. Whoever holds it and the entries up to it can prove to others what that gate wrote. */
export function headInput(edition: string, gate: string, head: ChainHead): Uint8Array {
  const label = asciiBytes(`kaimon head 1 ${edition} ${gate}`);
  return joinBytes(label, Uint8Array.of(0), uint32Bytes(head.number), head.hash);
}

/** A head of `number` and hash in hexadecimal; '' is the hash of a journal without entries. */
export function headOf(number: number, hash: string): ChainHead {
  if (hash === '') return { number, hash: emptyChain.hash };
  const bytes = new Uint8Array(32);
  for (let index = 0; index < 32; index++) bytes[index] = Number.parseInt(hash.slice(2 * index, 2 * index + 2), 16);
  return { number, hash: bytes };
}

function isSame(one: Uint8Array, other: Uint8Array): boolean {
  if (one.length !== other.length) return false;
  for (let index = 0; index < one.length; index++) if (one[index] !== other[index]) return false;
  return true;
}
