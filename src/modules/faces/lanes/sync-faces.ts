import { createHash, ECDH } from 'node:crypto';
import type { AnswerOf, BodyOf } from '../../../kernel/endpoint.ts';
import type { Tx } from '../../../platform/tx.ts';
import { getProgramme } from '../../editions/index.ts';
import { type syncFaces as endpoint, mostInGallery } from '../contract.ts';
import { afterUse, modeAt, sessionsOfNow } from '../face-setting.ts';
import { refuse } from '../problems.ts';
import { completeDeletions, listSettings } from '../store.ts';
import {
  forgetFormerKey,
  forgetHeld,
  listWithdrawn,
  lockArmed,
  lockGateKey,
  markErased,
  markTaken,
  markUsed,
  upsertGateKey,
  upsertHoldings,
} from './store.ts';

/**
 * One round of a gate: it tells its key, what it took in, overwrote and used; it is handed who is armed for sessions of now
 * and told whom to overwrite. Handing out is written down first, so that an erasure also reaches a gate whose answer was lost.
 */
export async function syncFaces(
  tx: Tx,
  edition: string,
  gate: string,
  round: BodyOf<typeof endpoint>,
): Promise<AnswerOf<typeof endpoint>> {
  const programme = await getProgramme(tx, edition);
  const venue = [...programme.venues.values()].find((one) => one.gates.some((own) => own.id === gate));
  const publicKey = Buffer.from(round.publicKey, 'base64url');
  if (!venue || !isPoint(publicKey)) throw refuse.badGateKey();
  const keyId = createHash('sha256').update(publicKey).digest('hex').slice(0, 16);
  const before = await lockGateKey(tx.db, edition, gate);
  const { encoder, holds } = round;
  await upsertGateKey(tx.db, edition, { gate, keyId, publicKey, encoder, heardAt: tx.now, holds });
  if (before?.keyId !== keyId) await forgetFormerKey(tx.db, edition, gate, keyId, tx.now);
  if (round.isEmpty) await forgetHeld(tx.db, edition, gate, tx.now);
  if (round.taken.length > 0) await markTaken(tx.db, edition, gate, round.taken);
  if (round.erased.length > 0) await markErased(tx.db, edition, gate, round.erased, tx.now);
  if (round.used.length > 0) await markUsed(tx.db, edition, gate, round.used, tx.now, tx.now + afterUse);
  if (round.isEmpty || round.erased.length > 0 || before?.keyId !== keyId) await completeDeletions(tx.db, edition);
  const mode = modeAt(await listSettings(tx.db, edition), venue.id);
  const sessions = mode === 'off' ? [] : sessionsOfNow(programme, venue.id, tx.now);
  const room = mostInGallery[mode];
  const armed = (await lockArmed(tx.db, edition, gate, keyId, sessions, tx.now)).slice(0, room);
  if (armed.length > 0) await upsertHoldings(tx.db, edition, gate, keyId, armed, tx.now);
  return {
    mode,
    armed: armed.map(({ arming, pass, session, sealed, wrapped, armedAt, endsAt }) => ({
      arming,
      pass,
      session,
      sealed: sealed.toString('base64url'),
      wrapped: wrapped.toString('base64url'),
      armedAt,
      endsAt,
    })),
    withdrawn: await listWithdrawn(tx.db, edition, gate),
  };
}

function isPoint(key: Buffer): boolean {
  if (key.length !== 65 || key[0] !== 4) return false;
  try {
    ECDH.convertKey(key, 'prime256v1', undefined, undefined, 'compressed');
    return true;
  } catch {
    return false;
  }
}
