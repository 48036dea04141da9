import type { SecretBox } from '../../platform/secrets/secret-box.ts';
import type { Tx } from '../../platform/tx.ts';
import { type IssuerKey, openKey } from './issuer-key.ts';
import { listKeys } from './store.ts';

/** Opened keys by id: a key never changes under its id. */
const opened = new Map<string, IssuerKey>();

/**
 * The key that signs passes of an edition now, or the first one it ever had, which signs what gates fetch: gates pin it, so
 * that they believe a snapshot that brings a newer key. Undefined before the first was made.
 */
export async function getIssuer(
  tx: Tx,
  edition: string,
  box: SecretBox,
  which: 'signing' | 'first' = 'signing',
): Promise<IssuerKey | undefined> {
  const keys = await listKeys(tx.db, edition);
  const signing = which === 'first' ? keys[0] : keys.find((key) => key.isSigning);
  if (!signing) return undefined;
  const known = opened.get(`${edition} ${signing.keyId}`);
  if (known) return known;
  const key = openKey(box, signing);
  opened.set(`${edition} ${key.keyId}`, key);
  return key;
}
