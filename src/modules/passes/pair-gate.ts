import { createHash, randomBytes } from 'node:crypto';
import { recordAudit } from '../../platform/audit.ts';
import type { Tx } from '../../platform/tx.ts';
import { getProgramme } from '../editions/index.ts';
import { refuse } from './problems.ts';
import { upsertGate } from './store.ts';

/** A secret is kept as its SHA-256: it has 256 bits of chance, so nothing slower is needed. */
export function hashSecret(secret: string): string {
  return createHash('sha256').update(secret).digest('hex');
}

/** Gives a gate device its secret; a former one stops working. The journal goes on. Refuses `noSuchGate`. */
export async function pairGate(tx: Tx, edition: string, gate: string, name: string): Promise<string> {
  const programme = await getProgramme(tx, edition);
  if (!programme.policy.gates.some((one) => one.key === gate)) throw refuse.noSuchGate({ gate });
  const secret = randomBytes(32).toString('base64url');
  await upsertGate(tx.db, edition, { gate, name, secretHash: hashSecret(secret) }, tx.now);
  await recordAudit(tx, edition, 'passes.gatePaired', { gate, name });
  return secret;
}
