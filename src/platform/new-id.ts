import { randomBytes, randomInt } from 'node:crypto';
import { type Id, uuidv7 } from '../kernel/ids.ts';

let lastMs = 0;
let counter = 0;

/**
 * A fresh UUIDv7 on the machine's clock, for rows that no caller names. Those of one process sort as they were made, also within a
 * millisecond and while the clock goes back: twelve bits after the time count on from a random start (RFC 9562, 6.2, method 1), the
 * other 62 are chance.
 */
export function newId(): Id {
  const now = Date.now();
  if (now > lastMs) {
    lastMs = now;
    counter = randomInt(2_048);
  } else if (++counter > 4_095) {
    lastMs += 1;
    counter = 0;
  }
  const chance = randomBytes(10);
  chance.writeUInt16BE(counter, 0);
  return uuidv7(lastMs, chance);
}
