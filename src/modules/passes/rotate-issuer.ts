import type { SecretBox } from '../../platform/secrets/secret-box.ts';
import type { Tx } from '../../platform/tx.ts';
import { makeSealedKey } from './issuer-key.ts';
import { insertSigningKey, listKeys, lockKeys } from './store.ts';

/** Makes a new signing key. Former keys stay published, so that passes signed with them go on working. */
export async function rotateIssuer(
  tx: Tx,
  edition: string,
  box: SecretBox,
  { onlyIfNone }: { onlyIfNone: boolean },
): Promise<void> {
  await lockKeys(tx.db, edition);
  if (onlyIfNone && (await listKeys(tx.db, edition)).length > 0) return;
  await insertSigningKey(tx.db, edition, makeSealedKey(box), tx.now);
}
