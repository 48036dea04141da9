import { randomBytes, randomInt } from 'node:crypto';
import { passIdText } from '../../engines/admission/bytes.ts';

const letters = 'ABCDEFGHJKLMNPQRSTUVWXYZ';

/** A pass id: eight bytes of chance as 13 characters. */
export function newPassId(): string {
  return passIdText(randomBytes(8));
}

/** Two letters and six digits, to be read aloud and typed. */
export function newShortCode(): string {
  const letter = () => letters[randomInt(letters.length)]!;
  return `${letter()}${letter()}${String(randomInt(1_000_000)).padStart(6, '0')}`;
}
