import { categoryMap, setTaken } from '../../engines/seating/category-map.ts';
import { groupBy } from '../../kernel/group-by.ts';
import { invariant } from '../../kernel/invariant.ts';
import type { Tx } from '../../platform/tx.ts';
import { getProgramme } from '../editions/index.ts';
import type { HoldRecord } from './hold.ts';
import { deleteTakenPlaces, lockStock, updateStock } from './store.ts';

/** Places of one category at one session that become free. */
type Freed = Pick<HoldRecord, 'session' | 'category' | 'places'>;

/** Puts places back on sale. Sessions and categories are locked in the order of their names. */
export async function freePlaces(tx: Tx, edition: string, freed: readonly Freed[]): Promise<void> {
  if (freed.length === 0) return;
  const programme = await getProgramme(tx, edition);
  const groups = [...groupBy(freed, (one) => `${one.session}\n${one.category}`)].sort(([first], [second]) =>
    first < second ? -1 : 1,
  );
  for (const [, group] of groups) {
    const { session, category } = group[0]!;
    const seating = programme.seating(session).find((one) => one.category === category);
    if (!seating) continue;
    const [row] = await lockStock(tx.db, edition, session, [seating]);
    invariant(row, 'A held category has stock');
    const map = categoryMap(seating.blocks, row.bits);
    const places = group.flatMap((one) => [...one.places]);
    setTaken(map, places, false);
    await deleteTakenPlaces(tx.db, edition, session, places);
    await updateStock(tx.db, edition, session, { ...row, taken: row.taken - places.length, bits: map.taken });
  }
}
