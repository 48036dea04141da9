import type { Tx } from '../../platform/tx.ts';
import { getProgramme } from '../editions/index.ts';
import type { FaceOverview } from './contract.ts';
import { everywhere, usualMode } from './face-setting.ts';
import { listGateKeys } from './lanes/store.ts';
import { countFaces, listAssessments, listSettings } from './store.ts';

/** What staff see of the lanes: modes, assessments, figures; no person. */
export async function getFaceOverview(tx: Tx, edition: string): Promise<FaceOverview> {
  await getProgramme(tx, edition);
  const settings = await listSettings(tx.db, edition);
  const whole = settings.find((one) => one.venue === everywhere);
  const { enrolled, armed, withdrawn, pending, oldest } = await countFaces(tx.db, edition);
  return {
    settings: [
      { venue: null, mode: whole?.mode ?? usualMode, changedAt: whole?.changedAt ?? null },
      ...settings.filter((one) => one.venue !== everywhere),
    ],
    assessments: await listAssessments(tx.db, edition),
    enrolled,
    armed,
    withdrawn,
    erasuresPending: pending,
    oldestPendingSince: oldest,
    gates: (await listGateKeys(tx.db, edition)).map(({ gate, encoder, heardAt, holds }) => ({
      gate,
      encoder,
      heardAt,
      holds,
    })),
  };
}
