import type { Tx } from '../../platform/tx.ts';
import type { Programme } from '../editions/index.ts';
import { listTakenCounts } from './store.ts';

/**
 * Sessions with places taken whose seats are numbered or shared out in another way after a change of the edition: what
 * people hold would become other seats.
 */
export async function findMovedSeats(tx: Tx, before: Programme, after: Programme): Promise<string[]> {
  const taken = (await listTakenCounts(tx.db, before.edition.id)).filter((row) => row.taken > 0);
  const shapeOf = (programme: Programme, session: string) =>
    JSON.stringify(
      programme
        .seating(session)
        .map(({ category, blocks }) => [
          category,
          blocks.map(({ id, firstPlace, rows, seatsPerRow, wheelchairPlaces }) => [
            id,
            firstPlace,
            rows,
            seatsPerRow,
            wheelchairPlaces,
          ]),
        ]),
    );
  return taken.map((row) => row.session).filter((session) => shapeOf(before, session) !== shapeOf(after, session));
}
