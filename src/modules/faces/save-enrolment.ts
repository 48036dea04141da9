import type { BodyOf } from '../../kernel/endpoint.ts';
import { day, fromLocal } from '../../kernel/time.ts';
import { personOf, type Tx } from '../../platform/tx.ts';
import { getProgramme } from '../editions/index.ts';
import { listPassesOf } from '../passes/index.ts';
import { getPerson } from '../people/index.ts';
import { type saveEnrolment as endpoint, faceTextVersion } from './contract.ts';
import { widestMode } from './face-setting.ts';
import { refuse } from './problems.ts';
import { deleteArmings, findEnrolment, insertConsent, listSettings, upsertEnrolment } from './store.ts';

/** Kept until so long after the last day of the edition. */
const outlives = day;

/**
 * Keeps the ciphertext of the caller's template, with their consent. A new one ends what was armed with the former.
 * Refuses `faceOff`, `adultsOnly`, `ownFaceOnly`, `otherText` and `noPass`.
 */
export async function saveEnrolment(
  tx: Tx,
  edition: string,
  member: string,
  { id, consent, encoder, sealed }: BodyOf<typeof endpoint>,
): Promise<void> {
  const programme = await getProgramme(tx, edition);
  if (widestMode(await listSettings(tx.db, edition), programme) === 'off') throw refuse.faceOff();
  const person = await getPerson(tx, personOf(tx));
  if (person.party.find((one) => one.id === member)?.kind === 'child') throw refuse.adultsOnly();
  if (member !== person.id) throw refuse.ownFaceOnly();
  if (consent.textVersion !== faceTextVersion) throw refuse.otherText({ now: faceTextVersion });
  const known = await findEnrolment(tx.db, edition, person.id);
  if (known?.id === id) return;
  const pass = (await listPassesOf(tx.db, edition, [person.id])).find((one) => one.member === person.id);
  if (!pass) throw refuse.noPass();
  await deleteArmings(tx.db, edition, { person: person.id });
  await insertConsent(tx.db, edition, person.id, consent.textVersion, tx.now);
  await upsertEnrolment(tx.db, edition, {
    id,
    person: person.id,
    pass: pass.id,
    encoder,
    sealed: Buffer.from(sealed, 'base64url'),
    enrolledAt: tx.now,
    expiresAt: fromLocal(`${programme.edition.lastDay}T23:59`, programme.edition.timeZone) + outlives,
  });
}
