import { personOf, type Tx } from '../../platform/tx.ts';
import { getProgramme, type Programme } from '../editions/index.ts';
import { listTicketsOf } from '../tickets/index.ts';
import { type Deletion, faceTextVersion, type MyFace } from './contract.ts';
import { gateIsThereMs, modeAt, widestMode } from './face-setting.ts';
import { listGateKeys, listHoldings } from './lanes/store.ts';
import { findEnrolment, listArmingsOf, listDeletions, listErasures, listSettings, type SettingRow } from './store.ts';

/** What is kept of the caller's face, where it is armed, and how far withdrawals are. */
export async function getMyFace(tx: Tx, edition: string): Promise<MyFace> {
  const programme = await getProgramme(tx, edition);
  const settings = await listSettings(tx.db, edition);
  const person = personOf(tx);
  const enrolment = await findEnrolment(tx.db, edition, person);
  return {
    mode: widestMode(settings, programme),
    textVersion: faceTextVersion,
    enrolment:
      enrolment && enrolment.expiresAt > tx.now
        ? {
            id: enrolment.id,
            pass: enrolment.pass,
            encoder: enrolment.encoder,
            enrolledAt: enrolment.enrolledAt,
            expiresAt: enrolment.expiresAt,
          }
        : null,
    sessions: await sessionsOf(tx, programme, settings, enrolment?.encoder),
    deletions: await deletionsOf(tx, edition, person),
  };
}

async function sessionsOf(
  tx: Tx,
  programme: Programme,
  settings: readonly SettingRow[],
  encoder: string | undefined,
): Promise<MyFace['sessions']> {
  const person = personOf(tx);
  const edition = programme.edition.id;
  const tickets = await listTicketsOf(tx.db, edition, person);
  const own = new Set(
    tickets.filter((one) => one.state === 'valid' && one.member === person).map((one) => one.session),
  );
  const armings = (await listArmingsOf(tx.db, edition, person)).filter((one) => one.endsAt > tx.now);
  const holdings = await listHoldings(
    tx.db,
    edition,
    armings.map((one) => one.id),
  );
  const keys = (await listGateKeys(tx.db, edition)).filter(
    (one) => one.encoder === encoder && one.heardAt > tx.now - gateIsThereMs,
  );
  return [...own].flatMap((id) => {
    const session = programme.sessions.get(id);
    if (!session || session.endsAt === null || session.doorsAt === null || session.endsAt <= tx.now) return [];
    const { venue, doorsAt, endsAt } = session;
    const arming = armings.find((one) => one.session === id);
    const ready = holdings.filter((one) => one.arming === arming?.id && one.isHeld).map((one) => one.gate);
    const there = keys.filter((key) => programme.venues.get(venue)?.gates.some((gate) => gate.id === key.gate));
    const shown = arming && {
      id: arming.id,
      armedAt: arming.armedAt,
      endsAt: arming.endsAt,
      usedAt: arming.usedAt,
      readyGates: ready,
      waitingGates: there.map((key) => key.gate).filter((gate) => !ready.includes(gate)),
    };
    return [{ session: id, venue, mode: modeAt(settings, venue), doorsAt, endsAt, arming: shown ?? null }];
  });
}

async function deletionsOf(tx: Tx, edition: string, person: string): Promise<Deletion[]> {
  const deletions = await listDeletions(tx.db, edition, person);
  const erasures = await listErasures(
    tx.db,
    edition,
    deletions.map((one) => one.id),
  );
  return deletions.map((deletion) => ({
    ...deletion,
    gates: erasures
      .filter((one) => one.deletion === deletion.id)
      .map(({ gate, erasedAt, how }) => ({ gate, erasedAt, how })),
  }));
}
