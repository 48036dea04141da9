import type { CategoryMap } from './category-map.ts';
import { inNearbyRows } from './nearby-rows.ts';
import { nearestPieces } from './nearest-pieces.ts';
import { largestParty, nextRow, type RowIndex, rowIndexOf } from './row-index.ts';
import { gapCost, largestGain, startsIn } from './run-fit.ts';
import { standingPlaces } from './standing-places.ts';
import { wheelchairPlaces } from './wheelchair-places.ts';

/** A party. `count` includes the wheelchair spaces; each space has its companion seat for one of the others. */
export interface SeatRequest {
  readonly count: number;
  readonly wheelchairs: number;
}

/** Seats found, ascending. `row`: side by side; `rows`: in rows one behind the other; `split`: as near as can be. */
export interface Allocation {
  readonly places: readonly number[];
  readonly together: 'row' | 'rows' | 'split';
}

/** Seats to the side that are as bad as one row further back. */
const seatsPerRowBack = 4;

/**
 * The best seats together for a party of 1 to 12, or undefined where too few are free. Nothing is marked. Side by side
 * goes before everything; then no single seat is left over if that can be; then the better rank; then seats near to the
 * field and to the middle of the row, weighed against the gaps they leave.
 */
export function bestTogether(map: CategoryMap, { count, wheelchairs }: SeatRequest): Allocation | undefined {
  if (!Number.isInteger(count) || count < 1 || count > largestParty || wheelchairs > count) return undefined;
  const index = rowIndexOf(map);
  if (wheelchairs > 0) return wheelchairPlaces(index, count, wheelchairs);
  if (index.free < count) return undefined;
  const fitting = bestInRow(index, index.fitting[count]!, count, false);
  const seated = fitting ?? bestInRow(index, index.holding[count]!, count, true);
  const standing = standingPlaces(index, count, seated?.rank ?? Infinity);
  if (standing) return { places: standing, together: 'row' };
  if (seated) return { places: consecutive(seated.place, count), together: 'row' };
  return inNearbyRows(index, count) ?? nearestPieces(index, count);
}

/** Ascending places from one on. */
export function consecutive(first: number, count: number): number[] {
  return Array.from({ length: count }, (_, seat) => first + seat);
}

/** The best span among the rows given, of the best rank that has one. */
function bestInRow(
  index: RowIndex,
  rows: Uint32Array,
  count: number,
  mayLeaveSingle: boolean,
): { place: number; rank: number } | undefined {
  const { layout } = index;
  const weight = gapWeight(index);
  let best: { place: number; rank: number } | undefined;
  let bestCost = Infinity;
  for (let number = nextRow(rows, 0); number >= 0; number = nextRow(rows, number + 1)) {
    const row = layout.rows[number]!;
    // Rows come best first, so what follows is worse even with the largest gain by its gaps.
    if (best && (row.rank > best.rank || row.row - weight * largestGain >= bestCost)) break;
    const wish = row.bit + (row.length - count) / 2;
    for (const run of index.runs[number]!) {
      const rest = run.length - count;
      if (rest < 0 || (rest === 1 && !mayLeaveSingle)) continue;
      for (const start of startsIn(run, count, wish)) {
        const left = start - run.bit;
        const gaps = gapCost(left) + gapCost(rest - left) - gapCost(run.length);
        const cost = row.row + Math.abs(start - wish) / seatsPerRowBack + weight * gaps;
        if (cost >= bestCost) continue;
        bestCost = cost;
        best = { place: start + row.shift, rank: row.rank };
      }
    }
  }
  return best;
}

/** Gaps hardly count while the house is empty, and most of all at the end. */
function gapWeight({ free, size }: RowIndex): number {
  const sold = 1 - free / Math.max(1, size);
  return 0.5 + 6 * sold * sold;
}
