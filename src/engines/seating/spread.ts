import type { Allocation } from './best-together.ts';
import type { CategoryMap } from './category-map.ts';
import { isFree, type Layout, type RowIndex, type Run, runsOf } from './row-index.ts';

/** Places in the best standing block with room, if it is not worse than `rank`. */
export function standingPlaces(map: CategoryMap, layout: Layout, count: number, rank: number): number[] | undefined {
  for (const block of layout.standing) {
    const { firstPlace, rows, seatsPerRow, rank: own } = map.blocks[block]!;
    if (own > rank) return undefined;
    const places: number[] = [];
    const firstBit = layout.firstBits[block]!;
    for (let at = 0; at < rows * seatsPerRow && places.length < count; at++) {
      if (isFree(map, layout, firstBit + at)) places.push(firstPlace + at);
    }
    if (places.length === count) return places;
  }
  return undefined;
}

/** Two rows of one block, one behind the other, whose free runs touch; nobody of three or more sits alone if avoidable. */
export function inNearbyRows(map: CategoryMap, index: RowIndex, count: number): Allocation | undefined {
  const { layout, longest } = index;
  let best: { cost: number; places: number[] } | undefined;
  for (let number = 1; number < layout.rows.length && count > 1; number++) {
    if (longest[number - 1]! + longest[number]! < count) continue;
    const front = layout.rows[number - 1]!;
    const row = layout.rows[number]!;
    if (front.block !== row.block) continue;
    if (best && best.cost < 1) break;
    for (const one of runsOf(map, layout, front)) {
      for (const other of runsOf(map, layout, row)) {
        const found = overTwoRows(one, { bit: other.bit - row.length, length: other.length }, count);
        if (!found || (best && best.cost <= found.cost)) continue;
        const behind = found.behind.map((bit) => bit + row.length);
        best = { cost: found.cost, places: [...found.front, ...behind].map((bit) => bit + row.shift) };
      }
    }
  }
  return best && { places: best.places, together: 'rows' };
}

/** Shares a party between two runs in the columns they have in common; both are given as bits of the front row. */
function overTwoRows(front: Run, behind: Run, count: number) {
  const left = Math.max(front.bit, behind.bit);
  const right = Math.min(front.bit + front.length, behind.bit + behind.length);
  if (right <= left || front.length + behind.length < count) return undefined;
  let best: { cost: number; front: number[]; behind: number[] } | undefined;
  const most = Math.min(front.length, count - 1);
  for (let inFront = Math.max(1, count - behind.length); inFront <= most; inFront++) {
    const one = nearest(front, left, inFront);
    const other = nearest(behind, left, count - inFront);
    const alone = count > 2 ? Number(inFront === 1) + Number(inFront === count - 1) : 0;
    const uneven = Math.abs(2 * inFront - count) / 100;
    const cost = 10 * (one.orphans + other.orphans) + 4 * alone + uneven;
    if (!best || cost < best.cost) best = { cost, front: one.bits, behind: other.bits };
  }
  return best;
}

/** A span of a run at one of its ends or around a column, leaving no single seat if that can be. */
function nearest(run: Run, column: number, count: number): { bits: number[]; orphans: number } {
  let best: { first: number; orphans: number; distance: number } | undefined;
  for (const first of [run.bit, run.bit + run.length - count]) {
    const orphans = Number(run.length - count === 1);
    const distance = Math.abs(first + count / 2 - column);
    if (!best || orphans < best.orphans || (orphans === best.orphans && distance < best.distance)) {
      best = { first, orphans, distance };
    }
  }
  const { first, orphans } = best!;
  return { bits: Array.from({ length: count }, (_, seat) => first + seat), orphans };
}

/** Any free seats, in as few rows as can be: in one block if one has room, by rank. */
export function spreadOut(map: CategoryMap, { layout, free }: RowIndex, count: number): Allocation | undefined {
  const window: { place: number; row: number; block: number }[] = [];
  let best: { cost: number; places: number[] } | undefined;
  for (let number = 0; number < layout.rows.length; number++) {
    if (free[number] === 0) continue;
    if (best?.cost === 0) break;
    const row = layout.rows[number]!;
    for (let bit = row.bit; bit < row.bit + row.length; bit++) {
      if (!isFree(map, layout, bit)) continue;
      window.push({ place: bit + row.shift, row: number, block: row.block });
      if (window.length > count) window.shift();
      if (window.length < count) continue;
      const isOneBlock = window[0]!.block === row.block;
      const cost = number - window[0]!.row + (isOneBlock ? 0 : layout.rows.length);
      if (!best || cost < best.cost) best = { cost, places: window.map(({ place }) => place) };
    }
  }
  if (best) return { places: best.places.sort((one, other) => one - other), together: 'split' };
  return inEveryBlock(map, layout, count, window.map(({ place }) => place)); // biome-ignore format: one thought
}

/** Seats and standing places mixed, when nothing else is left. */
function inEveryBlock(map: CategoryMap, layout: Layout, count: number, seats: number[]): Allocation | undefined {
  const places = [...seats];
  for (const block of layout.standing) {
    const { firstPlace, rows, seatsPerRow } = map.blocks[block]!;
    for (let at = 0; at < rows * seatsPerRow && places.length < count; at++) {
      const bit = layout.firstBits[block]! + at;
      if (isFree(map, layout, bit)) places.push(firstPlace + at);
    }
  }
  return places.length < count ? undefined : { places: places.sort((one, other) => one - other), together: 'split' };
}
