import { uidFault, uidReadings } from '../../engines/admission/carriers/card-uid.ts';
import type { BodyOf } from '../../kernel/endpoint.ts';
import { refuseCommon } from '../../kernel/problem.ts';
import { recordAudit } from '../../platform/audit.ts';
import { personOf, type Tx } from '../../platform/tx.ts';
import { getProgramme } from '../editions/index.ts';
import { findOwner } from '../passes/index.ts';
import { type CarrierKeys, hashUid } from './carrier-keys.ts';
import type { Card, linkCard as endpoint } from './contract.ts';
import { refuse } from './problems.ts';
import { endCardRow, findBlank, findCard, findCardInUse, insertCard, nextChange } from './store.ts';

/**
 * Gives a band to the owner of a pass; with `replaces` the former one ends in the same act. Refuses `badUid`, `noSuchPass`,
 * `noSuchCard`, and `cardTaken` where the band is somebody else's; the same band for the same person is no change.
 */
export async function linkCard(
  tx: Tx,
  edition: string,
  keys: CarrierKeys,
  body: BodyOf<typeof endpoint>,
): Promise<Card> {
  await getProgramme(tx, edition);
  const earlier = await findCard(tx.db, edition, body.id);
  if (earlier) {
    if (earlier.pass !== body.pass) throw refuseCommon.conflictingId();
    return cardOf(earlier);
  }
  const person = await findOwner(tx, edition, body.pass);
  if (person === undefined) throw refuse.noSuchPass({ pass: body.pass });
  const change = await nextChange(tx.db, edition);
  const { hash, number } = await chipOf(tx, edition, keys, body);
  const former = body.replaces === undefined ? undefined : await findCard(tx.db, edition, body.replaces);
  if (body.replaces !== undefined && former?.person !== person) throw refuse.noSuchCard({ card: body.replaces });
  if (former && !former.hash.equals(hash)) await endCardRow(tx.db, edition, former.id, 'replaced', change, tx.now);
  const inUse = await findCardInUse(tx.db, edition, hash);
  if (inUse && inUse.pass !== body.pass) throw refuse.cardTaken();
  if (inUse) return cardOf(inUse);
  const card = { id: body.id, hash, number, pass: body.pass, person, by: personOf(tx) };
  await insertCard(tx.db, edition, card, change, tx.now);
  await recordAudit(tx, edition, 'carriers/linkCard', { card: body.id, pass: body.pass, number });
  return { id: body.id, pass: body.pass, number, linkedAt: tx.now };
}

/** The chip by what a reader told, in the order of bytes that a box or a band in use knows; or by its printed number. */
async function chipOf(
  tx: Tx,
  edition: string,
  keys: CarrierKeys,
  { uid, number }: BodyOf<typeof endpoint>,
): Promise<{ hash: Buffer; number: string | null }> {
  if (uid === undefined) {
    const blank = number === undefined ? undefined : await findBlank(tx.db, edition, { number });
    if (!blank) throw refuse.noSuchCard(number === undefined ? {} : { number });
    return blank;
  }
  const readings = uidReadings(uid);
  if (readings.length === 0 || readings.some((reading) => uidFault(reading) === 'empty') || uidFault(readings[0]!)) {
    throw refuse.badUid();
  }
  const hashes = readings.map((reading) => hashUid(keys.uidKey(edition), reading));
  for (const hash of hashes) {
    const blank = await findBlank(tx.db, edition, { hash });
    if (blank) return blank;
    if (await findCardInUse(tx.db, edition, hash)) return { hash, number: null };
  }
  return { hash: hashes[0]!, number: null };
}

/** The wire form of a band that belongs to somebody. */
export function cardOf({
  id,
  pass,
  number,
  linkedAt,
}: {
  id: string;
  pass: string | null;
  number: string | null;
  linkedAt: number;
}): Card {
  return { id, pass: pass ?? '', number, linkedAt };
}
