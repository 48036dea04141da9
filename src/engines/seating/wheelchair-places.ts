import type { Allocation } from './best-together.ts';
import { bitOf, type CategoryMap, isTaken, type SeatBlock } from './category-map.ts';
import { isFree, type Layout, type Run, rowIndexOf, runsOf } from './row-index.ts';

/** A free wheelchair space and, where it is free, the seat beside it. */
interface Space {
  readonly block: number;
  readonly place: number;
  readonly companion: number | undefined;
}

/**
 * Spaces side by side in the best block, a companion beside each as long as there are companions, and the rest of the
 * party as near as can be. Undefined where too few spaces, companion seats or seats are free.
 */
export function wheelchairPlaces(map: CategoryMap, count: number, wheelchairs: number): Allocation | undefined {
  const { layout } = rowIndexOf(map);
  const companions = Math.min(wheelchairs, count - wheelchairs);
  const spaces = bestSpaces(map, wheelchairs, companions);
  if (!spaces) return undefined;
  // Nobody who brings a companion sits beside an empty seat while another companion is further off.
  const beside = spaces.flatMap((space) => space.companion ?? []).slice(0, companions);
  const core = [...spaces.map((space) => space.place), ...beside];
  const rest = count - core.length;
  const others = rest === 0 ? [] : seatsNear(map, layout, spaces[0]!.block, Math.min(...core), Math.max(...core), rest);
  if (!others) return undefined;
  const places = [...core, ...others].sort((one, other) => one - other);
  return { places, together: togetherness(map, layout, places, spaces) };
}

function bestSpaces(map: CategoryMap, wheelchairs: number, companions: number): Space[] | undefined {
  const byRank = map.blocks.map((_, index) => index).sort((one, other) => map.blocks[one]!.rank - map.blocks[other]!.rank); // biome-ignore format: one order, one line
  const all: Space[] = [];
  for (const index of byRank) {
    const free = freeSpaces(map, index);
    const found = tightest(free, wheelchairs, companions);
    if (found) return found;
    all.push(...free);
  }
  return tightest(all, wheelchairs, companions);
}

/** The spaces that lie closest together and have companion seats enough. */
function tightest(free: readonly Space[], wheelchairs: number, companions: number): Space[] | undefined {
  let best: Space[] | undefined;
  let bestSpan = Infinity;
  for (let first = 0; first + wheelchairs <= free.length; first++) {
    const chosen = free.slice(first, first + wheelchairs);
    const span = Math.abs(chosen.at(-1)!.place - chosen[0]!.place);
    const beside = chosen.filter((space) => space.companion !== undefined).length;
    // With fewer companions than spaces, one without a free seat beside it serves as well.
    if (beside >= companions && span + (beside - companions) / 100 < bestSpan) {
      best = chosen;
      bestSpan = span + (beside - companions) / 100;
    }
  }
  if (best || free.length < wheelchairs) return best;
  const withSeat = free.filter((space) => space.companion !== undefined);
  if (withSeat.length < companions) return undefined;
  const without = free.filter((space) => space.companion === undefined).slice(0, wheelchairs - companions);
  const chosen = [...withSeat.slice(0, wheelchairs - without.length), ...without];
  return chosen.length === wheelchairs ? chosen : undefined;
}

function freeSpaces(map: CategoryMap, index: number): Space[] {
  const block = map.blocks[index]!;
  const companions = companionsOf(block);
  const spaces: Space[] = [];
  for (const place of block.wheelchairPlaces) {
    if (isPlaceTaken(map, place)) continue;
    const companion = companions.get(place);
    spaces.push({ block: index, place, companion: isPlaceTaken(map, companion) ? undefined : companion });
  }
  return spaces;
}

/** Which companion seat belongs to which space: the one on its left, else on its right, in the same row. */
export function companionsOf(block: SeatBlock): Map<number, number> {
  const left = new Set(block.companionPlaces);
  const found = new Map<number, number>();
  const rowOf = (place: number): number => Math.floor((place - block.firstPlace) / block.seatsPerRow);
  for (const place of [...block.wheelchairPlaces].sort((one, other) => one - other)) {
    const beside = [place - 1, place + 1].find((seat) => left.has(seat) && rowOf(seat) === rowOf(place));
    if (beside === undefined) continue;
    left.delete(beside);
    found.set(place, beside);
  }
  return found;
}

function isPlaceTaken(map: CategoryMap, place: number | undefined): boolean {
  const bit = place === undefined ? undefined : bitOf(map, place);
  return bit === undefined || isTaken(map, bit);
}

/** Ordinary seats nearest to a span of places: one run of the block if there is one, else the nearest free seats. */
function seatsNear(map: CategoryMap, layout: Layout, block: number, from: number, to: number, count: number) {
  const { seatsPerRow, rows } = map.blocks[block]!;
  const firstRow = layout.firstRows[block]!;
  let best: { cost: number; places: number[] } | undefined;
  for (let row = 0; firstRow >= 0 && row < rows; row++) {
    const shape = layout.rows[firstRow + row]!;
    const down = Math.abs(Math.floor((from - shape.shift - shape.bit) / seatsPerRow));
    for (const run of runsOf(map, layout, shape)) {
      if (run.length < count) continue;
      for (const first of [run.bit, run.bit + run.length - count]) {
        const cost = costOf(run, first + shape.shift, count, { from, to, down, seatsPerRow });
        if (best && best.cost <= cost) continue;
        best = { cost, places: Array.from({ length: count }, (_, seat) => first + shape.shift + seat) };
      }
    }
  }
  return best?.places ?? nearestSeats(map, layout, block, from, count);
}

function costOf(
  run: Run,
  first: number,
  count: number,
  near: { from: number; to: number; down: number; seatsPerRow: number },
): number {
  const shift = first < near.from ? near.from - (first + count) : first - near.to - 1;
  const across = near.down === 0 ? shift : Math.abs((first % near.seatsPerRow) - (near.from % near.seatsPerRow));
  return near.down * 4 + across + (run.length === count + 1 ? 6 : 0);
}

/** Free ordinary seats by distance: those of the block first, then the rest in order of rank. */
function nearestSeats(map: CategoryMap, layout: Layout, block: number, from: number, count: number) {
  const seats: { place: number; distance: number }[] = [];
  for (const row of layout.rows) {
    const isOther = row.block !== block;
    for (let bit = row.bit; bit < row.bit + row.length; bit++) {
      if (!isFree(map, layout, bit)) continue;
      const place = bit + row.shift;
      seats.push({ place, distance: (isOther ? 1e9 * (1 + row.rank) : 0) + Math.abs(place - from) });
    }
  }
  if (seats.length < count) return undefined;
  seats.sort((one, other) => one.distance - other.distance || one.place - other.place);
  return seats.slice(0, count).map(({ place }) => place);
}

function togetherness(map: CategoryMap, layout: Layout, places: readonly number[], spaces: readonly Space[]) {
  const { firstPlace, seatsPerRow, rows } = map.blocks[spaces[0]!.block]!;
  const isOneBlock = places.every((place) => place >= firstPlace && place < firstPlace + rows * seatsPerRow);
  if (!isOneBlock) return 'split';
  const first = Math.floor((places[0]! - firstPlace) / seatsPerRow);
  const last = Math.floor((places.at(-1)! - firstPlace) / seatsPerRow);
  if (last > first) return last === first + 1 ? 'rows' : 'split';
  // Companion seats of the party that stay empty do not part it.
  const own = new Set([...places, ...spaces.flatMap((space) => space.companion ?? [])]);
  for (let place = places[0]!; place <= places.at(-1)!; place++) if (!own.has(place)) return 'split';
  return layout.firstRows[spaces[0]!.block]! >= 0 ? 'row' : 'split';
}
