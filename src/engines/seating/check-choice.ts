import { bitOf, type CategoryMap, isTaken } from './category-map.ts';
import type { Run } from './row-index.ts';
import { runsOf } from './row-index.ts';
import { layoutOf, rowOfBit } from './seat-layout.ts';

/** In order of precedence. `leavesSingleSeat`: the same number of seats in the same gap could leave none alone. */
export type ChoiceVerdict = 'fits' | 'unknownPlace' | 'taken' | 'leavesSingleSeat';

/**
 * Judges seats that somebody picked. A plain "no single seat" rule vetoes fair picks (8 of 9 in a row), so this one
 * holds only where as many seats of the same gap could be picked without leaving one alone. Wheelchair spaces and
 * companion seats bound gaps and may be picked; who may have them is not decided here.
 */
export function checkChoice(map: CategoryMap, places: readonly number[]): ChoiceVerdict {
  const bits: number[] = [];
  for (const place of places) {
    const bit = Number.isInteger(place) ? bitOf(map, place) : undefined;
    if (bit === undefined) return 'unknownPlace';
    bits.push(bit);
  }
  const chosen = new Set(bits);
  if (chosen.size < bits.length || bits.some((bit) => isTaken(map, bit))) return 'taken';
  const layout = layoutOf(map);
  const rows = new Set(bits.map((bit) => rowOfBit(layout, bit)));
  for (const row of rows) {
    if (row < 0) continue;
    for (const run of runsOf(map, layout, layout.rows[row]!)) {
      if (hasAvoidableSingle(run, chosen)) return 'leavesSingleSeat';
    }
  }
  return 'fits';
}

function hasAvoidableSingle({ bit: from, length }: Run, chosen: ReadonlySet<number>): boolean {
  let left = 0;
  let gap = 0;
  let singles = 0;
  for (let bit = from; bit <= from + length; bit++) {
    if (bit < from + length && !chosen.has(bit)) gap++;
    else {
      left += gap;
      if (gap === 1) singles++;
      gap = 0;
    }
  }
  // One seat left is alone wherever it is; a gap that was not touched left none that was not there before.
  return singles > 0 && left !== 1 && left < length;
}
