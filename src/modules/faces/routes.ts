import { on, type Route } from '../../platform/http/route.ts';
import type { SecretBox } from '../../platform/secrets/secret-box.ts';
import { personOf } from '../../platform/tx.ts';
import { getProgramme } from '../editions/index.ts';
import { keepToOwnGate } from '../passes/index.ts';
import * as contract from './contract.ts';
import { getDeletionReceipt } from './get-deletion-receipt.ts';
import { getFaceOverview } from './get-face-overview.ts';
import { getMyFace } from './get-my-face.ts';
import { syncFaces } from './lanes/sync-faces.ts';
import { listFaceGates } from './list-face-gates.ts';
import { recordAssessment } from './record-assessment.ts';
import { saveArming } from './save-arming.ts';
import { saveEnrolment } from './save-enrolment.ts';
import { saveFaceMode } from './save-face-mode.ts';
import { deleteArmings } from './store.ts';
import { withdrawFace } from './withdraw-face.ts';

export function faceRoutes({ box }: { readonly box: SecretBox }): Route[] {
  return [
    on(contract.getMyFace, (tx, { params }) => getMyFace(tx, params.edition)),
    on(contract.saveEnrolment, async (tx, { params, body }) => {
      await saveEnrolment(tx, params.edition, params.member, body);
      return await getMyFace(tx, params.edition);
    }),
    on(contract.withdrawFace, async (tx, { params, body }) => {
      await withdrawFace(tx, params.edition, body.id);
      return await getMyFace(tx, params.edition);
    }),
    on(contract.getDeletionReceipt, async (tx, { params }) => ({
      receipt: await getDeletionReceipt(tx, params.edition, params.deletion, box),
    })),
    on(contract.listFaceGates, (tx, { params }) => listFaceGates(tx, params.edition, params.session)),
    on(contract.saveArming, async (tx, { params, body }) => {
      await saveArming(tx, params.edition, params.session, body);
      return await getMyFace(tx, params.edition);
    }),
    on(contract.releaseArming, async (tx, { params }) => {
      await getProgramme(tx, params.edition);
      await deleteArmings(tx.db, params.edition, { person: personOf(tx), sessions: [params.session] });
      return await getMyFace(tx, params.edition);
    }),
    on(contract.syncFaces, async (tx, { params, body }) => {
      keepToOwnGate(tx.actor, params.gate);
      return await syncFaces(tx, params.edition, params.gate, body);
    }),
    on(contract.getFaceOverview, (tx, { params }) => getFaceOverview(tx, params.edition)),
    on(contract.saveFaceMode, async (tx, { params, body }) => {
      await saveFaceMode(tx, params.edition, body.venue, body.mode);
      return await getFaceOverview(tx, params.edition);
    }),
    on(contract.recordAssessment, async (tx, { params, body }) => {
      await recordAssessment(tx, params.edition, body);
      return await getFaceOverview(tx, params.edition);
    }),
  ];
}
