import type { Tx } from '../../platform/tx.ts';
import { toBlueprint } from './blueprint-objects.ts';
import { refuse } from './problems.ts';
import { type Programme, programmeOf } from './programme.ts';
import { findHash, listNumbers, listObjects } from './store.ts';

/** Programmes by content: what is kept can never be stale, since another content has another hash. */
const kept = new Map<string, Programme>();
const mostKept = 20;

/** Which content an edition has is asked at most so often: a change of it never moves seats that are sold. */
const hashKeptMs = 1_000;
const hashes = new WeakMap<object, Map<string, { readonly hash: string; readonly readAt: number }>>();

/** The programme of an edition. Refuses `noSuchEdition`. */
export async function getProgramme(tx: Tx, edition: string): Promise<Programme> {
  const hash = await hashOf(tx, edition);
  if (!hash) throw refuse.noSuchEdition({ edition });
  const known = kept.get(`${edition} ${hash}`);
  if (known) return known;
  const programme = programmeOf(
    toBlueprint(await listObjects(tx.db, edition)),
    hash,
    await listNumbers(tx.db, edition),
  );
  if (kept.size >= mostKept) kept.delete(kept.keys().next().value!);
  kept.set(`${edition} ${hash}`, programme);
  return programme;
}

/** Forgets what is kept of an edition's hash; called by who changes it. */
export function forgetHash(tx: Tx, edition: string): void {
  hashes.get(tx.db.home)?.delete(edition);
}

async function hashOf(tx: Tx, edition: string): Promise<string | undefined> {
  const own = hashes.get(tx.db.home) ?? new Map();
  hashes.set(tx.db.home, own);
  const known = own.get(edition);
  if (known && performance.now() - known.readAt < hashKeptMs) return known.hash;
  const hash = (await findHash(tx.db, edition))?.hash;
  if (hash) own.set(edition, { hash, readAt: performance.now() });
  return hash;
}
