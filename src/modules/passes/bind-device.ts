import { ECDH } from 'node:crypto';
import { personOf, type Tx } from '../../platform/tx.ts';
import { issuePasses } from './issue-passes.ts';
import { refuse } from './problems.ts';
import { recordChanges } from './snapshot/record-changes.ts';
import { upsertDevice } from './store.ts';

/** Binds the caller's passes to the key of a phone; what was made for another phone ends. Refuses `badDeviceKey`. */
export async function bindDevice(tx: Tx, edition: string, publicKey: string): Promise<void> {
  const key = Buffer.from(publicKey, 'base64url');
  if (!isPoint(key)) throw refuse.badDeviceKey();
  const person = personOf(tx);
  await issuePasses(tx, edition, person);
  await upsertDevice(tx.db, edition, person, key, Math.floor(tx.now / 1000) * 1000);
  await recordChanges(tx, edition, [person]);
}

function isPoint(key: Buffer): boolean {
  if (key.length !== 33 || (key[0] !== 2 && key[0] !== 3)) return false;
  try {
    ECDH.convertKey(key, 'prime256v1', undefined, undefined, 'uncompressed');
    return true;
  } catch {
    return false;
  }
}
