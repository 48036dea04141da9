import { toIso } from '../../kernel/time.ts';
import type { SecretBox } from '../../platform/secrets/secret-box.ts';
import { personOf, type Tx } from '../../platform/tx.ts';
import { getIssuer } from '../passes/index.ts';
import { refuse } from './problems.ts';
import { listDeletions, listErasures } from './store.ts';

/**
 * The receipt of a completed withdrawal as a compact JWS (RFC 7515, EdDSA after RFC 8037); its key stands in the edition's
 * key set. It names what was erased and when each gate overwrote it. Refuses `noSuchDeletion` and `deletionUnderWay`.
 */
export async function getDeletionReceipt(tx: Tx, edition: string, id: string, box: SecretBox): Promise<string> {
  const deletion = (await listDeletions(tx.db, edition, personOf(tx))).find((one) => one.id === id);
  if (!deletion) throw refuse.noSuchDeletion();
  if (deletion.completedAt === null) throw refuse.deletionUnderWay();
  const issuer = await getIssuer(tx, edition, box);
  if (!issuer) throw refuse.deletionUnderWay();
  const erasures = await listErasures(tx.db, edition, [id]);
  const header = { alg: 'EdDSA', typ: 'kaimon-face-deletion+jwt', kid: issuer.keyId };
  const content = {
    iss: edition,
    jti: id,
    iat: Math.floor(tx.now / 1000),
    erased: ['the encrypted template', 'every wrapped key', 'the entries in the memory of gates'],
    withdrawnAt: toIso(deletion.askedAt),
    completedAt: toIso(deletion.completedAt),
    gates: erasures.map(({ gate, erasedAt, how }) => ({ gate, erasedAt: toIso(erasedAt ?? 0), how })),
  };
  const text = [header, content].map((part) => Buffer.from(JSON.stringify(part)).toString('base64url')).join('.');
  return `${text}.${issuer.sign(Buffer.from(text)).toString('base64url')}`;
}
