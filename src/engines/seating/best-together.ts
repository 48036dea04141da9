import type { CategoryMap } from './category-map.ts';
import { firstRowWith, type RowIndex, type Run, rowIndexOf, runsOf } from './row-index.ts';
import { inNearbyRows, spreadOut, standingPlaces } from './spread.ts';
import { wheelchairPlaces } from './wheelchair-places.ts';

/** A party. `count` includes the wheelchair spaces; each space has its companion seat for one of the others. */
export interface SeatRequest {
  readonly count: number;
  readonly wheelchairs?: number;
}

/** Seats found, ascending. `row`: side by side; `rows`: in rows one behind the other; `split`: as near as can be. */
export interface Allocation {
  readonly places: readonly number[];
  readonly together: 'row' | 'rows' | 'split';
}

/** The largest party that is seated as one. */
export const largestParty = 12;

/**
 * The best seats together for a party of 1 to 12, or undefined where too few are free. Nothing is marked. Side by side
 * goes before everything; then no single seat is left over if that can be; then the better rank; then the tightest gap
 * (best fit); then the row nearer to the field.
 */
export function bestTogether(map: CategoryMap, { count, wheelchairs = 0 }: SeatRequest): Allocation | undefined {
  if (!Number.isInteger(count) || count < 1 || count > largestParty || wheelchairs > count) return undefined;
  if (wheelchairs > 0) return wheelchairPlaces(map, count, wheelchairs);
  const index = rowIndexOf(map);
  const row = bestRow(index, count);
  const standing = standingPlaces(map, index.layout, count, row < 0 ? Infinity : index.layout.rows[row]!.rank);
  if (standing) return { places: standing, together: 'row' };
  if (row >= 0) return { places: placesInRow(map, index, row, count), together: 'row' };
  return inNearbyRows(map, index, count) ?? spreadOut(map, index, count);
}

/** The row to sit in: a run without a seat left over beats one with, then rank, then the tightest fit. */
function bestRow(index: RowIndex, count: number): number {
  const { rows } = index.layout;
  let best = -1;
  for (let length = count; length < index.rowsByRun.length; length++) {
    if (length === count + 1) continue;
    const row = firstRowWith(index, length);
    if (row >= 0 && (best < 0 || rows[row]!.rank < rows[best]!.rank)) best = row;
  }
  return best >= 0 ? best : firstRowWith(index, count + 1);
}

/**
 * Seats in the tightest run of a row. In a run around the middle of the row they lie in the middle, if on either side
 * none or two and more are left; else at the end of the run that is nearer to the middle.
 */
function placesInRow(map: CategoryMap, index: RowIndex, rowNumber: number, count: number): number[] {
  const row = index.layout.rows[rowNumber]!;
  let best: Run | undefined;
  for (const run of runsOf(map, index.layout, row)) {
    if (run.length >= count && (!best || cost(run, count) < cost(best, count))) best = run;
  }
  if (!best) return [];
  const rest = best.length - count;
  const wish = Math.floor(row.bit + (row.length - count) / 2) - best.bit;
  const isWhole = wish >= 2 && rest - wish >= 2;
  const first = best.bit + (isWhole ? wish : wish <= rest / 2 ? 0 : rest) + row.shift;
  return Array.from({ length: count }, (_, seat) => first + seat);
}

/** Seats left over; one alone is the worst. */
function cost({ length }: Run, count: number): number {
  return length === count + 1 ? Number.MAX_SAFE_INTEGER : length - count;
}
