import type { Allocation } from './best-together.ts';
import { bitOf, isTaken, type SeatBlock } from './category-map.ts';
import { placesNear } from './nearest-pieces.ts';
import type { RowIndex } from './row-index.ts';
import { leavesSingle, startNearest } from './run-fit.ts';
import { freeStanding } from './standing-places.ts';

/** A free wheelchair space and, where it is free, the seat beside it. */
interface Space {
  readonly block: number;
  readonly place: number;
  readonly companion: number | undefined;
}

/** Seats to the side that are as far as one row back. */
const seatsPerRowBack = 4;

/**
 * Spaces side by side in the best block that has them, a companion beside each as long as there are companions, and the
 * rest of the party as near as can be. Undefined where too few spaces, companion seats or seats are free.
 */
export function wheelchairPlaces(index: RowIndex, count: number, wheelchairs: number): Allocation | undefined {
  const companions = Math.min(wheelchairs, count - wheelchairs);
  const rest = count - wheelchairs - companions;
  const spaces = bestSpaces(index, wheelchairs, companions, rest);
  if (!spaces) return undefined;
  const beside = spaces.flatMap((space) => space.companion ?? []).slice(0, companions);
  const core = [...spaces.map((space) => space.place), ...beside].sort((one, other) => one - other);
  const others = rest === 0 ? [] : restOfParty(index, spaces[0]!.block, core, rest);
  if (!others) return undefined;
  const places = [...core, ...others].sort((one, other) => one - other);
  return { places, together: togetherness(index, places, spaces) };
}

/** In the best block with room for the rest of the party; else in the best block; else over several. */
function bestSpaces(index: RowIndex, wheelchairs: number, companions: number, rest: number): Space[] | undefined {
  const { map, freeInBlock } = index;
  const byRank = map.blocks.map((_, block) => block).filter((block) => map.blocks[block]!.wheelchairPlaces.length > 0);
  byRank.sort((one, other) => map.blocks[one]!.rank - map.blocks[other]!.rank || one - other);
  const all: Space[] = [];
  let crowded: Space[] | undefined;
  for (const block of byRank) {
    const free = freeSpaces(index, block);
    const found = tightest(free, wheelchairs, companions);
    if (found && freeInBlock[block]! >= rest) return found;
    crowded ??= found;
    all.push(...free);
  }
  return crowded ?? tightest(all, wheelchairs, companions);
}

/**
 * The spaces that lie closest together and have companion seats enough. Somebody who comes alone is given, where there
 * is one, a space whose companion seat is gone, so that the pairs stay for pairs.
 */
function tightest(free: readonly Space[], wheelchairs: number, companions: number): Space[] | undefined {
  let best: Space[] | undefined;
  let bestCost = Infinity;
  for (let first = 0; first + wheelchairs <= free.length; first++) {
    const chosen = free.slice(first, first + wheelchairs);
    const beside = chosen.filter((space) => space.companion !== undefined).length;
    const cost = Math.abs(chosen.at(-1)!.place - chosen[0]!.place) + (beside - companions) / 100;
    if (beside < companions || cost >= bestCost) continue;
    best = chosen;
    bestCost = cost;
  }
  if (best || free.length < wheelchairs) return best;
  const paired = free.filter((space) => space.companion !== undefined);
  if (paired.length < companions) return undefined;
  const single = free.filter((space) => space.companion === undefined).slice(0, wheelchairs - companions);
  const chosen = [...paired.slice(0, wheelchairs - single.length), ...single];
  return chosen.length === wheelchairs ? chosen : undefined;
}

function freeSpaces({ map }: RowIndex, index: number): Space[] {
  const block = map.blocks[index]!;
  const isFree = (place: number): boolean => {
    const bit = bitOf(map, place);
    return bit !== undefined && !isTaken(map, bit);
  };
  const companions = companionsOf(block);
  return [...companions].flatMap(([place, seat]) => {
    if (!isFree(place)) return [];
    return [{ block: index, place, companion: seat !== undefined && isFree(seat) ? seat : undefined }];
  });
}

/** Spaces in order, each with its own companion seat: the one on its left, else on its right, in the same row. */
function companionsOf(block: SeatBlock): Map<number, number | undefined> {
  const left = new Set(block.companionPlaces);
  const found = new Map<number, number | undefined>();
  for (const place of [...block.wheelchairPlaces].sort((one, other) => one - other)) {
    const seat = [place - 1, place + 1].find(
      (beside) => left.has(beside) && rowIn(block, beside) === rowIn(block, place),
    );
    if (seat !== undefined) left.delete(seat);
    found.set(place, seat);
  }
  return found;
}

function rowIn({ firstPlace, seatsPerRow }: SeatBlock, place: number): number {
  return Math.floor((place - firstPlace) / seatsPerRow);
}

/** One run near the spaces, in their row or one before or behind; else the nearest pieces. */
function restOfParty(index: RowIndex, block: number, core: readonly number[], count: number): number[] | undefined {
  const { layout, runs, map, freeInBlock } = index;
  const shape = map.blocks[block]!;
  if (shape.kind === 'standing' && freeInBlock[block]! >= count) return freeStanding(index, block, count);
  const row = rowIn(shape, core[0]!);
  const from = (core[0]! - shape.firstPlace) % shape.seatsPerRow;
  const to = from + (core.at(-1)! - core[0]!) + 1;
  let best: number[] | undefined;
  let bestCost = Infinity;
  for (const number of layout.rowsOfBlock[block]!) {
    const { row: own, bit, shift } = layout.rows[number]!;
    for (const run of runs[number]!) {
      if (run.length < count) continue;
      const start = startNearest(run, count, bit + (from + to - count) / 2);
      const column = start - bit;
      const aside = Math.max(0, from - column - count, column - to);
      // In the same row only seats right beside count as nearer than those in front.
      const away = own === row ? Math.min(aside, 1) : Math.abs(own - row);
      const across = own === row ? aside : Math.abs(column + (count - from - to) / 2);
      const cost = away + across / seatsPerRowBack + (leavesSingle(run, count) ? 1000 : 0);
      if (cost >= bestCost) continue;
      bestCost = cost;
      best = Array.from({ length: count }, (_, seat) => start + shift + seat);
    }
  }
  return best ?? placesNear(index, { block, row, from, to }, count);
}

function togetherness({ map }: RowIndex, places: readonly number[], spaces: readonly Space[]): Allocation['together'] {
  const block = map.blocks[spaces[0]!.block]!;
  const size = block.rows * block.seatsPerRow;
  if (places.some((place) => place < block.firstPlace || place >= block.firstPlace + size)) return 'split';
  if (block.kind === 'standing') return 'row';
  const span = rowIn(block, places.at(-1)!) - rowIn(block, places[0]!);
  if (span > 0) return span === 1 ? 'rows' : 'split';
  // Companion seats of the party that stay empty do not part it.
  const own = new Set([...places, ...spaces.flatMap((space) => space.companion ?? [])]);
  for (let place = places[0]!; place <= places.at(-1)!; place++) if (!own.has(place)) return 'split';
  return 'row';
}
