import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { randomInteger, seededRandom } from '../../kernel/random.ts';
import { bestTogether } from './best-together.ts';
import { bitOf, type CategoryMap, categoryMap, isTaken, type SeatBlock, setTaken } from './category-map.ts';
import { checkChoice } from './check-choice.ts';

function block(id: string, firstPlace: number, rows: number, seatsPerRow: number, spaces = 0): SeatBlock {
  const last = firstPlace + (rows - 1) * seatsPerRow;
  const wheelchairPlaces = Array.from({ length: spaces }, (_, index) => last + 2 * index);
  return {
    id,
    rank: Number(id),
    kind: 'seated',
    firstPlace,
    rows,
    seatsPerRow,
    wheelchairPlaces,
    companionPlaces: wheelchairPlaces.map((place) => place + 1),
  };
}

const arena = () => categoryMap([block('2', 0, 10, 20, 3), block('1', 200, 10, 21, 2)], null);

/** Free seats with no free neighbour, over the rows of all blocks. */
function orphans(map: CategoryMap): number {
  let count = 0;
  for (const one of map.blocks) {
    const kept = new Set([...one.wheelchairPlaces, ...one.companionPlaces]);
    const isFree = (row: number, seat: number) => {
      if (seat < 0 || seat >= one.seatsPerRow) return false;
      const place = one.firstPlace + row * one.seatsPerRow + seat;
      return !kept.has(place) && !isTaken(map, bitOf(map, place)!);
    };
    for (let row = 0; row < one.rows; row++) {
      for (let seat = 0; seat < one.seatsPerRow; seat++)
        if (isFree(row, seat) && !isFree(row, seat - 1) && !isFree(row, seat + 1)) count++;
    }
  }
  return count;
}

describe('best seats together', () => {
  it('are in the middle of the front row of the best block', () => {
    expect(bestTogether(arena(), { count: 3, wheelchairs: 0 })).toEqual({ places: [209, 210, 211], together: 'row' });
  });

  it('give a wheelchair user the space with the companion beside, and the rest near', () => {
    const found = bestTogether(arena(), { count: 4, wheelchairs: 1 })!;
    expect(found.places.slice(0, 2)).toEqual([389, 390]);
    expect(found.together).toBe('rows');
    expect(found.places.slice(2).every((place) => place >= 389)).toBe(true);
    expect(new Set(found.places).size).toBe(4);
  });

  it('sit one behind the other when no row has room', () => {
    const map = categoryMap([block('1', 0, 4, 3)], null);
    expect(bestTogether(map, { count: 5, wheelchairs: 0 })).toEqual({ places: [0, 1, 2, 3, 4], together: 'rows' });
  });

  it('are undefined only when too few are free', () => {
    const map = categoryMap([block('1', 0, 2, 4)], null);
    setTaken(map, [1, 5, 6], true);
    expect(bestTogether(map, { count: 5, wheelchairs: 0 })).toMatchObject({ together: 'split' });
    expect(bestTogether(map, { count: 6, wheelchairs: 0 })).toBeUndefined();
  });

  it('standing places come in order', () => {
    const map = categoryMap([{ ...block('1', 0, 1, 30), kind: 'standing' }], null);
    setTaken(map, [...Array(17).keys()], true);
    expect(bestTogether(map, { count: 3, wheelchairs: 0 })).toEqual({ places: [17, 18, 19], together: 'row' });
  });

  it('are never taken, always distinct, of the category, never wheelchair places unasked', () => {
    const run = fc.array(
      fc.record({
        count: fc.integer({ min: 1, max: 12 }),
        wheelchairs: fc.integer({ min: 0, max: 2 }),
        back: fc.boolean(),
      }),
      { maxLength: 80 },
    );
    fc.assert(
      fc.property(run, (requests) => {
        const map = arena();
        const kept = new Set(map.blocks.flatMap((one) => [...one.wheelchairPlaces, ...one.companionPlaces]));
        for (const { count, wheelchairs, back } of requests) {
          const request = { count: Math.max(count, wheelchairs), wheelchairs };
          const found = bestTogether(map, request);
          if (!found) continue;
          expect(bestTogether(map, request)).toEqual(found);
          expect(new Set(found.places).size).toBe(request.count);
          for (const place of found.places) expect(isTaken(map, bitOf(map, place)!)).toBe(false);
          if (wheelchairs === 0) expect(found.places.some((place) => kept.has(place))).toBe(false);
          setTaken(map, found.places, true);
          if (back) setTaken(map, found.places, false);
        }
      }),
      { numRuns: 300 },
    );
  });

  it('sell 98 % of a house with hardly an orphan, before parties are refused', () => {
    const blocks = Array.from({ length: 40 }, (_, index) => block(String(index + 1), index * 500, 20, 25, 4));
    const map = categoryMap(blocks, null);
    const random = seededRandom(7);
    const sellable = map.capacity - 40 * 8;
    let sold = 0;
    let refused = 0;
    let parties = 0;
    let most = 0;
    while (sold < sellable * 0.98) {
      parties++;
      const count = 1 + randomInteger(random, 8);
      const started = performance.now();
      const found = bestTogether(map, { count, wheelchairs: 0 });
      most = Math.max(most, parties > 100 ? performance.now() - started : 0);
      if (found?.together !== 'row') refused++;
      if (!found) break;
      setTaken(map, found.places, true);
      sold += found.places.length;
    }
    expect(sold / sellable).toBeGreaterThanOrEqual(0.98);
    expect(orphans(map) / sellable).toBeLessThanOrEqual(0.005);
    expect(refused / parties).toBeLessThanOrEqual(0.005);
  });
});

describe('a choice on the map', () => {
  const row = () => categoryMap([block('1', 0, 1, 9)], null);

  it('may not leave an avoidable single seat', () => {
    expect(checkChoice(row(), [1, 2])).toBe('leavesSingleSeat');
    expect(checkChoice(row(), [2, 4])).toBe('leavesSingleSeat');
    expect(checkChoice(row(), [0, 1])).toBe('fits');
  });

  it('may leave one that cannot be helped: eight of nine', () => {
    expect(checkChoice(row(), [0, 1, 2, 3, 4, 5, 6, 7])).toBe('fits');
  });

  it('names what is taken and what is not of the category', () => {
    const map = row();
    setTaken(map, [4], true);
    expect(checkChoice(map, [4])).toBe('taken');
    expect(checkChoice(map, [9])).toBe('unknownPlace');
  });
});
