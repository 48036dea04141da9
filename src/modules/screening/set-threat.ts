import type { ThreatLevel } from '../../engines/screening/signals.ts';
import { refuseCommon } from '../../kernel/problem.ts';
import { recordAudit } from '../../platform/audit.ts';
import { personOf, type Tx } from '../../platform/tx.ts';
import { getProgramme } from '../editions/index.ts';
import { getPerson } from '../people/index.ts';
import { findThreat, findThreatById, insertThreat, lockRules } from './store.ts';

/** Raises or lowers the threat level in somebody's name; gates fetch it in their next round. */
export async function setThreat(
  tx: Tx,
  { edition, id, level, why }: { edition: string; id: string; level: ThreatLevel; why: string },
): Promise<void> {
  await getProgramme(tx, edition);
  await lockRules(tx.db, edition);
  const earlier = await findThreatById(tx.db, edition, id);
  if (earlier && earlier.level === level && earlier.why === why) return;
  if (earlier) throw refuseCommon.conflictingId({ id });
  const person = await getPerson(tx, personOf(tx));
  const number = ((await findThreat(tx.db, edition))?.number ?? 0) + 1;
  const setByName = person.profile.name;
  await insertThreat(tx.db, edition, { number, id, level, why, setBy: person.id, setByName, setAt: tx.now });
  await recordAudit(tx, edition, 'screening.threatSet', { level, why });
}
