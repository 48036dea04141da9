import { bitOf, categoryMap, isTaken } from '../../engines/seating/category-map.ts';
import type { AnswerOf } from '../../kernel/endpoint.ts';
import type { Tx } from '../../platform/tx.ts';
import { type CategorySeating, getProgramme, refuseEdition } from '../editions/index.ts';
import type { getSession as endpoint } from './contract.ts';
import { saleOf } from './sale.ts';
import { cardOf } from './session-list.ts';
import { listStock, type StockRecord } from './store.ts';

/** A session with its offers as they are this moment. Refuses `noSuchSession`. */
export async function getSession(tx: Tx, edition: string, id: string): Promise<AnswerOf<typeof endpoint>> {
  const programme = await getProgramme(tx, edition);
  const session = programme.sessions.get(id);
  if (!session) throw refuseEdition.noSuchSession({ session: id });
  const stock = new Map((await listStock(tx.db, edition, id)).map((row) => [row.category, row]));
  const taken = [...stock.values()].reduce((sum, row) => sum + row.taken, 0);
  return {
    session: cardOf(programme, id, taken),
    offers: programme.seating(id).map((seating) => ({
      category: seating.category,
      price: seating.price,
      basis: seating.basis,
      capacity: seating.capacity,
      free: seating.capacity - (stock.get(seating.category)?.taken ?? 0),
      wheelchairFree: wheelchairFree(seating, stock.get(seating.category)),
    })),
    sale: saleOf(programme.edition, session, tx.now),
  };
}

/** Spaces that are free together with the companion seat beside them. */
function wheelchairFree(seating: CategorySeating, stock: StockRecord | undefined): number {
  const map = categoryMap(seating.blocks, stock?.bits ?? null);
  const isFree = (place: number) => {
    const bit = bitOf(map, place);
    return bit !== undefined && !isTaken(map, bit);
  };
  return seating.blocks.flatMap((block) => block.wheelchairPlaces).filter((place) => isFree(place) && isFree(place + 1))
    .length;
}
