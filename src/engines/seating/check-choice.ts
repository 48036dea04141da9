import { bitOf, type CategoryMap, isTaken } from './category-map.ts';
import { layoutOf, rowOf, runsOf } from './row-index.ts';

/** `leavesSingleSeat`: a seat would be left alone, and the same number of seats in the same gap could avoid it. */
export type ChoiceVerdict = 'fits' | 'unknownPlace' | 'taken' | 'leavesSingleSeat';

/**
 * Judges seats that somebody picked. A plain "no single seat" rule vetoes fair picks (8 of 9 in a row), so this one
 * only holds where another pick in the same gap of the same row would leave none.
 */
export function checkChoice(map: CategoryMap, places: readonly number[]): ChoiceVerdict {
  const layout = layoutOf(map);
  const chosen = new Set<number>();
  const rows = new Set<number>();
  for (const place of places) {
    const bit = bitOf(map, place);
    if (bit === undefined) return 'unknownPlace';
    if (isTaken(map, bit) || chosen.has(bit)) return 'taken';
    chosen.add(bit);
    const row = rowOf(layout, map, bit);
    if (row >= 0) rows.add(row);
  }
  for (const row of rows) {
    for (const run of runsOf(map, layout, layout.rows[row]!)) {
      let count = 0;
      let singles = 0;
      let gap = 0;
      for (let bit = run.bit; bit <= run.bit + run.length; bit++) {
        const isPicked = chosen.has(bit);
        if (isPicked) count++;
        if (bit < run.bit + run.length && !isPicked) gap++;
        else {
          if (gap === 1) singles++;
          gap = 0;
        }
      }
      if (count > 0 && singles > 0 && run.length - count !== 1) return 'leavesSingleSeat';
    }
  }
  return 'fits';
}
