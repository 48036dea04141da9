import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { seededRandom } from '../../kernel/random.ts';
import { bestTogether, type SeatRequest } from './best-together.ts';
import { bitOf, type CategoryMap, categoryMap, isTaken, type SeatBlock, setTaken } from './category-map.ts';
import { drawn, freeRuns, house, keptPlaces, seatBlock, singles } from './testing/maps.ts';

const party = (count: number, wheelchairs = 0): SeatRequest => ({ count, wheelchairs });

describe('best seats together', () => {
  it.each([
    ['an empty row: its middle', '....................', 4, [8, 9, 10, 11], 'row'],
    ['the front row before the one behind', '.......... ..........', 2, [4, 5], 'row'],
    ['a gap is filled exactly before another is opened', 'xx..xx....', 2, [2, 3], 'row'],
    ['a single seat goes to one person', '...x.x....', 1, [4], 'row'],
    ['no single seat is left, though the middle is further off', '....xx.....xx', 4, [0, 1, 2, 3], 'row'],
    ['a row behind without a single seat goes before one in front with', '...xx xxx..', 2, [8, 9], 'row'],
    ['a whole row goes before rows, even if a seat stays alone', '...xxxxxxx', 2, [1, 2], 'row'],
    ['two rows where none has room', 'xx..xxxxxx xx..xxxxxx', 4, [2, 3, 12, 13], 'rows'],
    ['three rows', '...x ...x ...x', 9, [0, 1, 2, 4, 5, 6, 8, 9, 10], 'rows'],
    ['pieces where rows do not touch', '..xxxxxxxx xxxxxxxx..', 4, [0, 1, 18, 19], 'split'],
  ])('%s', (_, picture, count, places, together) => {
    expect(bestTogether(drawn(picture), party(count))).toEqual({ places, together });
  });

  it('prefers the better rank, whatever the order of the blocks', () => {
    const map = categoryMap([seatBlock('far', 0, { rank: 3 }), seatBlock('near', 50, { rank: 1 })], null);
    expect(bestTogether(map, party(4))!.places.every((place) => place >= 50)).toBe(true);
  });

  it('begins an empty house in the middle of the front row of the best block', () => {
    expect(bestTogether(house({ blocks: 5, rows: 10, seatsPerRow: 20 }), party(4))!.places).toEqual([8, 9, 10, 11]);
  });

  it('takes standing places in order, and those of the better rank first', () => {
    const standing = seatBlock('S', 100, { kind: 'standing', seatsPerRow: 6, rank: 2 });
    const map = categoryMap([standing, seatBlock('A', 0, { seatsPerRow: 3 })], null);
    setTaken(map, [101], true);
    expect(bestTogether(map, party(3))).toEqual({ places: [0, 1, 2], together: 'row' });
    expect(bestTogether(map, party(4))).toEqual({ places: [100, 102, 103, 104], together: 'row' });
    setTaken(map, [100, 102, 103, 104], true);
    expect(bestTogether(map, party(4))).toEqual({ places: [0, 1, 2, 105], together: 'split' });
    setTaken(map, [102], false);
    expect(bestTogether(map, party(5))!.places).toEqual([0, 1, 2, 102, 105]);
    expect(bestTogether(map, party(6))).toBeUndefined();
  });

  it('has no answer for parties that are none', () => {
    for (const count of [0, 13, 1.5, -1, Number.NaN]) expect(bestTogether(drawn('....'), party(count))).toBeUndefined();
    expect(bestTogether(drawn('....'), party(1, 2))).toBeUndefined();
  });
});

describe('wheelchair users', () => {
  const kept = { rows: 3, wheelchairPlaces: [20, 22], companionPlaces: [21, 23] };

  it('have the companion beside them and the rest beside or in front', () => {
    const map = categoryMap([seatBlock('A', 0, kept)], null);
    expect(bestTogether(map, party(2, 1))).toEqual({ places: [20, 21], together: 'row' });
    expect(bestTogether(map, party(5, 2))).toEqual({ places: [20, 21, 22, 23, 24], together: 'row' });
    expect(bestTogether(map, party(2, 2))).toEqual({ places: [20, 22], together: 'row' });
    setTaken(map, [20, 21, 24, 25, 26, 27, 28, 29], true);
    expect(bestTogether(map, party(4, 1))).toEqual({ places: [12, 13, 22, 23], together: 'rows' });
    expect(bestTogether(map, party(3, 2))).toBeUndefined();
  });

  it('who come alone are given a space whose companion seat is gone, if there is one', () => {
    const map = categoryMap([seatBlock('A', 0, kept)], null);
    setTaken(map, [23], true);
    expect(bestTogether(map, party(1, 1))!.places).toEqual([22]);
    expect(bestTogether(map, party(2, 1))!.places).toEqual([20, 21]);
  });

  it('sit in the best block with room for all of the party', () => {
    const crowded = seatBlock('A', 0, { seatsPerRow: 3, wheelchairPlaces: [0], companionPlaces: [1] });
    const roomy = seatBlock('B', 10, { rank: 2, wheelchairPlaces: [10], companionPlaces: [11] });
    expect(bestTogether(categoryMap([crowded, roomy], null), party(5, 1))!.places).toEqual([10, 11, 12, 13, 14]);
  });

  it('keep their places from everybody else', () => {
    const map = categoryMap([seatBlock('A', 0, kept)], null);
    for (let seat = 0; seat < 26; seat++) setTaken(map, bestTogether(map, party(1))!.places, true);
    expect(bestTogether(map, party(1))).toBeUndefined();
    expect(bestTogether(map, party(4, 2))!.places).toEqual([20, 21, 22, 23]);
  });
});

describe('on any map', () => {
  const cases = fc.record({
    seed: fc.integer(),
    full: fc.double({ min: 0, max: 1, noNaN: true }),
    requests: fc.array(
      fc.record({
        count: fc.integer({ min: 1, max: 12 }),
        wheelchairs: fc.integer({ min: 0, max: 2 }),
        isGivenBack: fc.boolean(),
      }),
      { minLength: 1, maxLength: 12 },
    ),
  });

  it('a party gets its number of distinct free places, and a map that saw changes answers like a new one', () => {
    fc.assert(
      fc.property(cases, ({ seed, full, requests }) => {
        const map = randomMap(seed, full);
        const kept = keptPlaces(map);
        for (const { isGivenBack, ...request } of requests) {
          const bits = map.taken.slice();
          const found = bestTogether(map, request);
          expect(map.taken).toEqual(bits);
          expect(bestTogether(categoryMap(map.blocks, bits), request)).toEqual(found);
          if (request.wheelchairs > request.count) expect(found).toBeUndefined();
          if (!found) {
            if (request.wheelchairs === 0) expect(freeForAll(map)).toBeLessThan(request.count);
            continue;
          }
          expect(new Set(found.places).size).toBe(request.count);
          expect(found.places).toEqual([...found.places].sort((one, other) => one - other));
          for (const place of found.places) expect(isTaken(map, bitOf(map, place)!)).toBe(false);
          expect(found.places.filter((place) => kept.spaces.has(place))).toHaveLength(request.wheelchairs);
          const companions = found.places.filter((place) => kept.companions.has(place));
          expect(companions).toHaveLength(Math.min(request.wheelchairs, request.count - request.wheelchairs));
          for (const place of companions) expect(found.places).toContain(place - 1);
          setTaken(map, found.places, true);
          if (isGivenBack) setTaken(map, found.places, false);
        }
      }),
      { numRuns: 1500 },
    );
  });

  it('a party sits in one row if one has room, and leaves no single seat if one can seat it so', () => {
    fc.assert(
      fc.property(cases, fc.integer({ min: 1, max: 12 }), ({ seed, full }, count) => {
        const map = randomMap(seed, full);
        const runs = freeRuns(map);
        const found = bestTogether(map, party(count));
        if (runs.some((run) => run >= count)) expect(found!.together).toBe('row');
        const before = singles(map);
        if (runs.some((run) => run === count || run > count + 1)) {
          expect(singles(after(map, found!.places))).toBeLessThanOrEqual(before);
        }
      }),
      { numRuns: 3000 },
    );
  });
});

function after(map: CategoryMap, places: readonly number[]): CategoryMap {
  const next = categoryMap(map.blocks, map.taken);
  setTaken(next, places, true);
  return next;
}

function freeForAll(map: CategoryMap): number {
  const { spaces, companions } = keptPlaces(map);
  let free = 0;
  for (const { firstPlace, rows, seatsPerRow } of map.blocks) {
    for (let place = firstPlace; place < firstPlace + rows * seatsPerRow; place++) {
      if (!spaces.has(place) && !companions.has(place) && !isTaken(map, bitOf(map, place)!)) free++;
    }
  }
  return free;
}

/** Some blocks, seated or standing, long rows and short ones, filled by chance. */
function randomMap(seed: number, full: number): CategoryMap {
  const random = seededRandom(seed);
  const below = (bound: number): number => Math.floor(random() * bound);
  let firstPlace = below(100);
  const blocks: SeatBlock[] = Array.from({ length: 1 + below(4) }, (_, at) => {
    const rows = 1 + below(4);
    const seatsPerRow = 1 + below(random() < 0.1 ? 70 : 16);
    const spaces = random() < 0.5 ? Math.min(3, Math.floor(seatsPerRow / 2)) : 0;
    const last = firstPlace + (rows - 1) * seatsPerRow;
    const wheelchairPlaces = Array.from({ length: spaces }, (_, space) => last + 2 * space);
    const companionPlaces = wheelchairPlaces.map((place) => place + 1);
    const kind = random() < 0.15 ? 'standing' : 'seated';
    const one = seatBlock(`B${at}`, firstPlace, {
      rank: 1 + below(3),
      kind,
      rows,
      seatsPerRow,
      wheelchairPlaces,
      companionPlaces,
    });
    firstPlace += rows * seatsPerRow + below(5);
    return one;
  });
  const map = categoryMap(blocks, null);
  for (const one of blocks) {
    for (let place = 0; place < one.rows * one.seatsPerRow; place++) {
      if (random() < full) setTaken(map, [one.firstPlace + place], true);
    }
  }
  return map;
}
