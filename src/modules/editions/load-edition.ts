import { createHash } from 'node:crypto';
import type { Tx } from '../../platform/tx.ts';
import type { Blueprint } from './blueprint.ts';
import { toObjects } from './blueprint-objects.ts';
import { EditionLoaded } from './events.ts';
import { forgetHash } from './get-programme.ts';
import {
  findHash,
  insertNumbers,
  listNumbers,
  lockEdition,
  type NumberKind,
  replaceObjects,
  setHash,
} from './store.ts';

/** Loads a checked blueprint whole. The same content again changes nothing. */
export async function loadEdition(tx: Tx, blueprint: Blueprint): Promise<{ changed: boolean }> {
  const edition = blueprint.edition.id;
  const objects = toObjects(blueprint);
  const hash = createHash('sha256').update(JSON.stringify(objects)).digest('hex');
  await lockEdition(tx.db, edition);
  if ((await findHash(tx.db, edition))?.hash === hash) return { changed: false };
  await replaceObjects(tx.db, edition, objects);
  await giveNumbers(
    tx,
    edition,
    'session',
    blueprint.sessions.map((session) => session.sessionId),
  );
  await giveNumbers(
    tx,
    edition,
    'sector',
    blueprint.gates.map((gate) => `${gate.venueId}.${gate.gateId}`),
  );
  await setHash(tx.db, edition, hash, tx.now);
  forgetHash(tx, edition);
  await tx.emit(EditionLoaded, edition, edition, { hash });
  return { changed: true };
}

/** New keys get the next numbers; a number once given is never given again. */
async function giveNumbers(tx: Tx, edition: string, kind: NumberKind, keys: readonly string[]): Promise<void> {
  const known = (await listNumbers(tx.db, edition)).filter((one) => one.kind === kind);
  const named = new Set(known.map((one) => one.key));
  let last = Math.max(0, ...known.map((one) => one.number));
  const fresh = keys.filter((key) => !named.has(key)).map((key) => ({ kind, key, number: ++last }));
  await insertNumbers(tx.db, edition, fresh);
}
