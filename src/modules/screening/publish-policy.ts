import { recordAudit } from '../../platform/audit.ts';
import { personOf, type Tx } from '../../platform/tx.ts';
import { refuse } from './problems.ts';
import { listPolicies, lockRules, setPublished } from './store.ts';

/** Puts the draft in force under the name of who does it. Doing it twice is doing it once. Refuses `noDraft`, `draftChanged`. */
export async function publishPolicy(
  tx: Tx,
  { edition, version, hash }: { edition: string; version: number; hash: string },
): Promise<void> {
  await lockRules(tx.db, edition);
  const record = (await listPolicies(tx.db, edition)).find((one) => one.version === version);
  if (!record) throw refuse.noDraft();
  if (record.hash !== hash) throw refuse.draftChanged({ version });
  if (record.state === 'published') return;
  await setPublished(tx.db, edition, version, personOf(tx), tx.now);
  await recordAudit(tx, edition, 'screening.policyPublished', { version, hash });
}
