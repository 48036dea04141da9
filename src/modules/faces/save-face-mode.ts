import { recordAudit } from '../../platform/audit.ts';
import type { Tx } from '../../platform/tx.ts';
import { getProgramme, refuseEdition } from '../editions/index.ts';
import type { FaceMode } from './contract.ts';
import { everywhere, modeAt, widestMode } from './face-setting.ts';
import { refuse } from './problems.ts';
import { deleteArmings, deleteEnrolments, endConsents, listAssessments, listSettings, upsertSetting } from './store.ts';

/**
 * Sets how far faces may be used. Where they are off nobody stays armed; where no venue uses them any more nothing stays
 * kept. Refuses `noSuchVenue`, and `needsAssessment` for `oneToMany` without a recorded impact assessment.
 */
export async function saveFaceMode(tx: Tx, edition: string, venue: string | null, mode: FaceMode): Promise<void> {
  const programme = await getProgramme(tx, edition);
  if (venue !== null && !programme.venues.has(venue)) throw refuseEdition.noSuchVenue({ venue });
  const assessments = await listAssessments(tx.db, edition);
  if (mode === 'oneToMany' && assessments.length === 0) throw refuse.needsAssessment();
  const by = tx.actor.kind === 'person' ? tx.actor.person : null;
  await upsertSetting(tx.db, edition, { venue: venue ?? everywhere, mode, changedAt: tx.now }, by);
  const assessment = mode === 'oneToMany' ? { assessment: assessments[0]!.id } : {};
  await recordAudit(tx, edition, 'faces.modeSet', { venue, mode, ...assessment });
  const settings = await listSettings(tx.db, edition);
  const closed = [...programme.sessions.values()].filter((one) => modeAt(settings, one.venue) === 'off');
  const sessions = closed.map((one) => one.id);
  if (sessions.length > 0) await deleteArmings(tx.db, edition, { sessions });
  if (widestMode(settings, programme) !== 'off') return;
  for (const { person } of await deleteEnrolments(tx.db, edition, {})) {
    await endConsents(tx.db, edition, person, tx.now);
  }
}
