import { recordAudit } from '../../platform/audit.ts';
import type { Tx } from '../../platform/tx.ts';
import { getProgramme } from '../editions/index.ts';
import { hashSecret, newSecret } from './gate-secret.ts';
import { refuse } from './problems.ts';
import { upsertGate } from './store.ts';

/** Gives a gate device its secret; a former one stops working. The journal goes on. Refuses `noSuchGate`. */
export async function pairGate(tx: Tx, edition: string, gate: string, name: string): Promise<string> {
  const programme = await getProgramme(tx, edition);
  if (!programme.policy.gates.some((one) => one.key === gate)) throw refuse.noSuchGate({ gate });
  const secret = newSecret();
  await upsertGate(tx.db, edition, { gate, name, secretHash: hashSecret(secret) }, tx.now);
  await recordAudit(tx, edition, 'passes.gatePaired', { gate, name });
  return secret;
}
