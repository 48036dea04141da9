import type { SecretBox } from '../../platform/secrets/secret-box.ts';
import type { Tx } from '../../platform/tx.ts';
import { type IssuerKey, openKey } from './issuer-key.ts';
import { listKeys } from './store.ts';

/** Opened keys by id: a key never changes under its id. */
const opened = new Map<string, IssuerKey>();

/** The key that signs passes of an edition now; undefined before the first was made. */
export async function getIssuer(tx: Tx, edition: string, box: SecretBox): Promise<IssuerKey | undefined> {
  const signing = (await listKeys(tx.db, edition)).find((key) => key.isSigning);
  if (!signing) return undefined;
  const known = opened.get(`${edition} ${signing.keyId}`);
  if (known) return known;
  const key = openKey(box, signing);
  opened.set(`${edition} ${key.keyId}`, key);
  return key;
}
