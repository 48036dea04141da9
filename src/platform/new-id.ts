import { randomBytes } from 'node:crypto';
import { type Id, uuidv7 } from '../kernel/ids.ts';

/** A fresh UUIDv7 on the machine's clock, for rows that no caller names. */
export function newId(): Id {
  return uuidv7(Date.now(), randomBytes(10));
}
