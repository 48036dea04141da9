import { checkScreeningPolicy, type ScreeningPolicy } from '../../engines/screening/policy.ts';
import { recordAudit } from '../../platform/audit.ts';
import { personOf, type Tx } from '../../platform/tx.ts';
import { getProgramme } from '../editions/index.ts';
import { refuse } from './problems.ts';
import { textOfPolicy } from './rules.ts';
import { findPublished, lockRules, upsertDraft } from './store.ts';

/** Keeps the draft of the next policy; its version follows the one in force. Refuses `faultyPolicy`. */
export async function savePolicy(tx: Tx, edition: string, wish: ScreeningPolicy): Promise<void> {
  await getProgramme(tx, edition);
  await lockRules(tx.db, edition);
  const version = ((await findPublished(tx.db, edition))?.version ?? 1) + 1;
  const policy = { ...wish, edition, version };
  const faults = checkScreeningPolicy(policy);
  if (faults.length > 0) throw refuse.faultyPolicy({ faults });
  const text = textOfPolicy(policy);
  await upsertDraft(tx.db, edition, { version, ...text, madeBy: personOf(tx) }, tx.now);
  await recordAudit(tx, edition, 'screening.draftSaved', { version, hash: text.hash });
}
