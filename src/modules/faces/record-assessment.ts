import type { BodyOf } from '../../kernel/endpoint.ts';
import { recordAudit } from '../../platform/audit.ts';
import type { Tx } from '../../platform/tx.ts';
import { getProgramme } from '../editions/index.ts';
import type { recordAssessment as endpoint } from './contract.ts';
import { insertAssessment } from './store.ts';

/** Records that an impact assessment was made, where it is kept and who answers for it. */
export async function recordAssessment(tx: Tx, edition: string, body: BodyOf<typeof endpoint>): Promise<void> {
  await getProgramme(tx, edition);
  const by = tx.actor.kind === 'person' ? tx.actor.person : null;
  const isNew = await insertAssessment(tx.db, edition, { ...body, recordedAt: tx.now }, by);
  if (isNew) await recordAudit(tx, edition, 'faces.assessmentRecorded', { ...body });
}
