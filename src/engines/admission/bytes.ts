/** Joins byte arrays into one. */
export function joinBytes(...parts: readonly Uint8Array[]): Uint8Array {
  let length = 0;
  for (const part of parts) length += part.length;
  const joined = new Uint8Array(length);
  let at = 0;
  for (const part of parts) {
    joined.set(part, at);
    at += part.length;
  }
  return joined;
}

/** Compares in time that depends on the lengths only. */
export function equalBytes(first: Uint8Array, second: Uint8Array): boolean {
  if (first.length !== second.length) return false;
  let difference = 0;
  for (let index = 0; index < first.length; index++) difference |= first[index]! ^ second[index]!;
  return difference === 0;
}

/** A text of ASCII characters as bytes. */
export function asciiBytes(text: string): Uint8Array {
  return Uint8Array.from(text, (character) => character.charCodeAt(0) & 0x7f);
}

/** Four bytes, most significant first. */
export function uint32Bytes(value: number): Uint8Array {
  return Uint8Array.of((value >>> 24) & 255, (value >>> 16) & 255, (value >>> 8) & 255, value & 255);
}

/** Reads four bytes, most significant first. */
export function uint32At(bytes: Uint8Array, at: number): number {
  return ((bytes[at]! << 24) | (bytes[at + 1]! << 16) | (bytes[at + 2]! << 8) | bytes[at + 3]!) >>> 0;
}

/** Four bytes that stand for a key of the policy: FNV-1a (Fowler, Noll, Vo). `checkPolicy` finds two keys with one mark. */
export function markOf(key: string): number {
  let hash = 0x811c9dc5;
  for (const byte of asciiBytes(key)) hash = Math.imul(hash ^ byte, 0x01000193);
  return hash >>> 0;
}

const hexDigits = Array.from({ length: 256 }, (_, byte) => byte.toString(16).padStart(2, '0'));

/** Lower-case hexadecimal text. */
export function hexOf(bytes: Uint8Array): string {
  let text = '';
  for (const byte of bytes) text += hexDigits[byte];
  return text;
}

/** The digits of Crockford's base 32: no I, L, O, U, so that a person can read a pass id aloud. */
const digits = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';

/** Eight bytes of chance as 13 characters, as people and journals name a pass. */
export function passIdText(bytes: Uint8Array): string {
  let text = '';
  let held = 0;
  let bits = 0;
  for (let index = 0; index < 8; index++) {
    held = ((held << 8) | bytes[index]!) & 0xffff;
    bits += 8;
    while (bits >= 5) {
      bits -= 5;
      text += digits[(held >>> bits) & 31];
    }
  }
  return text + digits[(held << (5 - bits)) & 31];
}

/** The eight bytes of a pass id, or undefined where the text is not one. */
export function passIdBytes(text: string): Uint8Array | undefined {
  if (text.length !== 13) return undefined;
  const bytes = new Uint8Array(8);
  let held = 0;
  let bits = 0;
  let at = 0;
  for (const character of text) {
    const digit = digits.indexOf(character);
    if (digit < 0) return undefined;
    held = ((held << 5) | digit) & 0xffff;
    bits += 5;
    if (bits >= 8) {
      bits -= 8;
      bytes[at++] = (held >>> bits) & 255;
    }
  }
  return at === 8 && (held & ((1 << bits) - 1)) === 0 ? bytes : undefined;
}
