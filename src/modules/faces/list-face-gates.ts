import type { AnswerOf } from '../../kernel/endpoint.ts';
import { personOf, type Tx } from '../../platform/tx.ts';
import { getProgramme } from '../editions/index.ts';
import type { listFaceGates as endpoint } from './contract.ts';
import { gateIsThereMs, modeAt } from './face-setting.ts';
import { listGateKeys } from './lanes/store.ts';
import { getSession } from './save-arming.ts';
import { findEnrolment, listSettings } from './store.ts';

/** Lanes of the session's venue that are there now and run the encoder of the caller's template. */
export async function listFaceGates(tx: Tx, edition: string, sessionId: string): Promise<AnswerOf<typeof endpoint>> {
  const programme = await getProgramme(tx, edition);
  const session = getSession(programme, sessionId);
  const enrolment = await findEnrolment(tx.db, edition, personOf(tx));
  const isOff = modeAt(await listSettings(tx.db, edition), session.venue) === 'off';
  const venue = programme.venues.get(session.venue);
  const keys = isOff || !enrolment ? [] : await listGateKeys(tx.db, edition);
  return {
    gates: keys
      .filter((key) => key.encoder === enrolment?.encoder && key.heardAt > tx.now - gateIsThereMs)
      .filter((key) => venue?.gates.some((gate) => gate.id === key.gate))
      .map(({ gate, keyId, publicKey }) => ({ gate, keyId, publicKey: publicKey.toString('base64url') })),
    sealed: enrolment?.sealed.toString('base64url') ?? null,
  };
}
