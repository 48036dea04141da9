/**
 * The number of a chip (UID of ISO/IEC 14443-3, IDm of JIS X 6319-4) as readers tell it: hexadecimal with or without
 * separators, or decimal. Readers disagree about the order of the bytes, so a text has one reading or two.
 */
export type Uid = string;

const sizes = new Set([4, 7, 8, 10]);

/** Readings of a text as lower-case hexadecimal, the likelier first; empty where it is no chip's number. */
export function uidReadings(text: string): readonly Uid[] {
  if (text.length > 64) return [];
  const digits = text
    .trim()
    .toLowerCase()
    .replace(/^0x/, '')
    .replace(/[\s:.-]/g, '');
  const uid = fromDecimal(digits) ?? digits;
  if (!/^[0-9a-f]+$/.test(uid) || uid.length % 2 !== 0 || !sizes.has(uid.length / 2)) return [];
  const turned = uid.match(/../g)!.reverse().join('');
  return turned === uid ? [uid] : [uid, turned];
}

/** Ten digits are four bytes, seventeen are seven; other lengths are hexadecimal. */
function fromDecimal(digits: string): Uid | undefined {
  const size = { 10: 4, 17: 7 }[digits.length];
  if (size === undefined || !/^\d+$/.test(digits)) return undefined;
  const uid = BigInt(digits)
    .toString(16)
    .padStart(size * 2, '0');
  return uid.length === size * 2 ? uid : '';
}

/** Why a number cannot stand for one chip: it is another each time (a phone, ISO/IEC 14443-3 `08`), or it is empty. */
export function uidFault(uid: Uid): 'changing' | 'empty' | undefined {
  if (/^(00)+$|^(ff)+$/.test(uid)) return 'empty';
  if (uid.length === 8 && uid.startsWith('08')) return 'changing';
  // NFCID2 of a phone that speaks NFC-DEP.
  if (uid.length === 16 && uid.startsWith('01fe')) return 'changing';
  return undefined;
}
