import type { BodyOf } from '../../kernel/endpoint.ts';
import { refuseCommon } from '../../kernel/problem.ts';
import { personOf, type Tx } from '../../platform/tx.ts';
import { getProgramme, type Programme, refuseEdition } from '../editions/index.ts';
import { listTicketsOf } from '../tickets/index.ts';
import type { saveArming as endpoint } from './contract.ts';
import { modeAt } from './face-setting.ts';
import { listGateKeys } from './lanes/store.ts';
import { refuse } from './problems.ts';
import { deleteArmings, findEnrolment, insertArming, listArmingsOf, listSettings, upsertWraps } from './store.ts';

/**
 * Arms the caller's face for one session, or hands in keys for gates that came later. Wraps for gates of another venue,
 * or for a key that a gate no longer has, are left out. Refuses `faceOff`, `notEnrolled`, `noTicket`, `sessionOver`.
 */
export async function saveArming(
  tx: Tx,
  edition: string,
  sessionId: string,
  { id, wraps }: BodyOf<typeof endpoint>,
): Promise<void> {
  const programme = await getProgramme(tx, edition);
  const session = getSession(programme, sessionId);
  if (modeAt(await listSettings(tx.db, edition), session.venue) === 'off') throw refuse.faceOff();
  const person = personOf(tx);
  const enrolment = await findEnrolment(tx.db, edition, person);
  if (!enrolment || enrolment.expiresAt <= tx.now) throw refuse.notEnrolled();
  const tickets = await listTicketsOf(tx.db, edition, person);
  const holdsTicket = tickets.some(
    (one) => one.session === sessionId && one.member === person && one.state === 'valid',
  );
  if (!holdsTicket) throw refuse.noTicket();
  if (session.endsAt === null || session.endsAt <= tx.now) throw refuse.sessionOver();
  const known = (await listArmingsOf(tx.db, edition, person)).find((one) => one.session === sessionId);
  if (known && known.id !== id) await deleteArmings(tx.db, edition, { person, sessions: [sessionId] });
  if (known?.id !== id) {
    const arming = { id, session: sessionId, person, armedAt: tx.now, endsAt: session.endsAt, usedAt: null };
    if (!(await insertArming(tx.db, edition, arming))) throw refuseCommon.conflictingId();
  }
  const venue = programme.venues.get(session.venue);
  const keys = await listGateKeys(tx.db, edition);
  const good = wraps.filter(
    (wrap) =>
      venue?.gates.some((gate) => gate.id === wrap.gate) &&
      keys.some((key) => key.gate === wrap.gate && key.keyId === wrap.keyId),
  );
  await upsertWraps(tx.db, edition, id, good);
}

export function getSession(programme: Programme, session: string) {
  const found = programme.sessions.get(session);
  if (!found) throw refuseEdition.noSuchSession({ session });
  return found;
}
