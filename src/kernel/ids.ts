import { type Static, Type } from 'typebox';

/** UUID version 7 (RFC 9562): sortable by the time it was made; made by the caller, so that a retry is the same row. */
export type Id = string;

const hex = Array.from({ length: 256 }, (_, byte) => byte.toString(16).padStart(2, '0'));

/** Builds a UUIDv7 from a time in ms and ten bytes of chance (extra bytes are not read). */
export function uuidv7(now: number, chance: Uint8Array): Id {
  const bytes = new Uint8Array(16);
  let rest = Math.floor(now);
  for (let index = 5; index >= 0; index--) {
    bytes[index] = rest % 256;
    rest = Math.floor(rest / 256);
  }
  bytes.set(chance.subarray(0, 10), 6);
  bytes[6] = 0x70 | (bytes[6]! & 0x0f);
  bytes[8] = 0x80 | (bytes[8]! & 0x3f);
  const text = Array.from(bytes, (byte) => hex[byte]).join('');
  return `${text.slice(0, 8)}-${text.slice(8, 12)}-${text.slice(12, 16)}-${text.slice(16, 20)}-${text.slice(20)}`;
}

/** Schema of an id that a caller makes. */
export const IdSchema = Type.String({
  pattern: '^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$',
  description: 'UUID, version 7 preferred',
});

/** Schema of a stable key from a blueprint, as in `tokyo-2020` or `TYO20-ATH-07`. */
export const KeySchema = Type.String({ pattern: '^[A-Za-z0-9][A-Za-z0-9._-]{0,63}$' });

export type Key = Static<typeof KeySchema>;
