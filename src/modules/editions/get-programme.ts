import type { Tx } from '../../platform/tx.ts';
import { toBlueprint } from './blueprint-objects.ts';
import { refuse } from './problems.ts';
import { type Programme, programmeOf } from './programme.ts';
import { findHash, listNumbers, listObjects } from './store.ts';

/** Programmes by content: what is kept can never be stale, since another content has another hash. */
const kept = new Map<string, Programme>();
const mostKept = 20;

/** The programme of an edition. Refuses `noSuchEdition`. */
export async function getProgramme(tx: Tx, edition: string): Promise<Programme> {
  const hash = (await findHash(tx.db, edition))?.hash;
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
