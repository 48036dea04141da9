import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { randomInteger, seededRandom } from '../../kernel/random.ts';
import { allocate } from './allocate.ts';
import { bestTogether, type SeatRequest } from './best-together.ts';
import {
  bitOf,
  bitsOfBlock,
  type CategoryMap,
  categoryMap,
  isTaken,
  type SeatBlock,
  setTaken,
} from './category-map.ts';
import { checkChoice } from './check-choice.ts';
import { rowIndexOf } from './row-index.ts';

function block(part: Partial<SeatBlock> & { id: string; firstPlace: number }): SeatBlock {
  return { rank: 1, kind: 'seated', rows: 1, seatsPerRow: 10, wheelchairPlaces: [], companionPlaces: [], ...part };
}

/** Places of a map drawn as text: `.` free, `x` taken; one block, one row per word. */
function drawn(picture: string): CategoryMap {
  const rows = picture.trim().split(/\s+/);
  const seatsPerRow = rows[0]!.length;
  const map = categoryMap([block({ id: 'A', firstPlace: 0, rows: rows.length, seatsPerRow })], null);
  const letters = [...rows.join('')];
  setTaken(map, letters.flatMap((letter, place) => (letter === 'x' ? [place] : [])), true); // biome-ignore format: a picture
  return map;
}

function singles(map: CategoryMap): number {
  let count = 0;
  let offset = 0;
  for (const { rows, seatsPerRow, wheelchairPlaces, companionPlaces, firstPlace, kind } of map.blocks) {
    const special = new Set([...wheelchairPlaces, ...companionPlaces]);
    const isOpen = (row: number, seat: number): boolean => {
      const at = row * seatsPerRow + seat;
      return seat >= 0 && seat < seatsPerRow && !isTaken(map, offset + at) && !special.has(firstPlace + at);
    };
    for (let row = 0; kind === 'seated' && row < rows; row++) {
      for (let seat = 0; seat < seatsPerRow; seat++) {
        if (isOpen(row, seat) && !isOpen(row, seat - 1) && !isOpen(row, seat + 1)) count++;
      }
    }
    offset += rows * seatsPerRow;
  }
  return count;
}

describe('best together', () => {
  it.each([
    ['fills a gap exactly before it opens another', 'xx..xx....', 2, [2, 3], 'row'],
    ['leaves two rather than one', '...xx....x', 2, [5, 6], 'row'],
    ['takes a gap of one for one person', '...x.x....', 1, [4], 'row'],
    ['leaves a single seat when nothing else is whole', '...xxxxxxx', 2, [1, 2], 'row'],
    ['sits in two rows when no row has room', 'xx..xxxxxx xx..xxxxxx', 4, [2, 3, 12, 13], 'rows'],
    ['splits when even rows do not touch', '..xxxxxxxx xxxxxxxx..', 4, [0, 1, 18, 19], 'split'],
  ])('%s', (_, picture, count, places, together) => {
    expect(bestTogether(drawn(picture), { count })).toEqual({ places, together });
  });

  it('prefers the better rank, whatever the order of blocks', () => {
    const blocks = [block({ id: 'far', firstPlace: 0, rank: 3 }), block({ id: 'near', firstPlace: 50, rank: 1 })];
    const found = bestTogether(categoryMap(blocks, null), { count: 4 });
    expect(found?.places.every((place) => place >= 50)).toBe(true);
  });

  it('never gives wheelchair spaces or companion seats to others', () => {
    const blocks = [block({ id: 'A', firstPlace: 0, wheelchairPlaces: [0, 2], companionPlaces: [1, 3] })];
    const map = categoryMap(blocks, null);
    expect(allocate(map, [{ count: 6 }, { count: 1 }]).map((one) => one?.places)).toEqual([
      [4, 5, 6, 7, 8, 9],
      undefined,
    ]);
  });

  it('seats a wheelchair user beside the companion and the family beside them', () => {
    const blocks = [block({ id: 'A', firstPlace: 0, rows: 3, wheelchairPlaces: [20, 22], companionPlaces: [21, 23] })];
    const map = categoryMap(blocks, null);
    expect(bestTogether(map, { count: 2, wheelchairs: 1 })).toEqual({ places: [20, 21], together: 'row' });
    expect(bestTogether(map, { count: 5, wheelchairs: 2 })).toEqual({ places: [20, 21, 22, 23, 24], together: 'row' });
    expect(bestTogether(map, { count: 2, wheelchairs: 2 })).toEqual({ places: [20, 22], together: 'row' });
    setTaken(map, [20, 24, 25, 26, 27, 28, 29], true);
    const family = bestTogether(map, { count: 4, wheelchairs: 1 });
    expect(family?.places).toEqual(expect.arrayContaining([22, 23]));
    expect(family?.together).toBe('rows');
    expect(bestTogether(map, { count: 2, wheelchairs: 2 })).toBeUndefined();
  });

  it('fills standing blocks anywhere', () => {
    const blocks = [block({ id: 'S', firstPlace: 100, kind: 'standing', rows: 1, seatsPerRow: 5 })];
    const map = categoryMap(blocks, null);
    setTaken(map, [101, 103], true);
    expect(bestTogether(map, { count: 3 })).toEqual({ places: [100, 102, 104], together: 'row' });
    expect(bestTogether(map, { count: 4 })).toBeUndefined();
  });

  it('has no answer for parties it does not seat', () => {
    const map = drawn('..........');
    for (const count of [0, 11, 13, 1.5, -1, Number.NaN]) expect(bestTogether(map, { count })).toBeUndefined();
    expect(bestTogether(map, { count: 1, wheelchairs: 2 })).toBeUndefined();
  });
});

describe('properties of seating', () => {
  const maps = fc
    .record({
      seed: fc.integer(),
      blocks: fc.integer({ min: 1, max: 4 }),
      full: fc.double({ min: 0, max: 1, noNaN: true }),
      requests: fc.array(fc.record({ count: fc.integer({ min: 1, max: 12 }), wheelchairs: fc.integer({ min: 0, max: 2 }) }), { minLength: 1, maxLength: 12 }), // biome-ignore format: one request, one line
    })
    .map(({ seed, blocks, full, requests }) => ({ map: randomMap(seed, blocks, full), requests }));

  it('gives n distinct free places, and any that are left are found', () => {
    fc.assert(
      fc.property(maps, ({ map, requests }) => {
        for (const request of requests) {
          const before = map.taken.slice();
          const found = bestTogether(map, request);
          expect(map.taken).toEqual(before);
          expect(bestTogether(categoryMap(map.blocks, before), request)).toEqual(found);
          if (!found) {
            if (request.wheelchairs === 0) expect(freeOrdinary(map)).toBeLessThan(request.count);
            continue;
          }
          expect(new Set(found.places).size).toBe(request.count);
          for (const place of found.places) expect(isTaken(map, bitOf(map, place)!)).toBe(false);
          checkSpecial(map, request, found.places);
          setTaken(map, found.places, true);
        }
      }),
      { numRuns: 600 },
    );
  });

  it('leaves no single seat if some row can seat the party without', () => {
    fc.assert(
      fc.property(maps, fc.integer({ min: 1, max: 12 }), ({ map }, count) => {
        const found = bestTogether(map, { count });
        if (found?.together !== 'row') return;
        const before = singles(map);
        const avoidable = rowRuns(map).some((run) => run >= count && run !== count + 1);
        setTaken(map, found.places, true);
        if (avoidable) expect(singles(map)).toBeLessThanOrEqual(before);
      }),
      { numRuns: 600 },
    );
  });

  it('keeps its index equal to a fresh one', () => {
    fc.assert(
      fc.property(maps, fc.array(fc.integer({ min: 0, max: 900 })), ({ map, requests }, back) => {
        allocate(map, requests);
        setTaken(map, back, false);
        const fresh = categoryMap(map.blocks, map.taken);
        expect(rowIndexOf(map).rowsByRun).toEqual(rowIndexOf(fresh).rowsByRun);
      }),
      { numRuns: 150 },
    );
  });
});

describe('a choice of one’s own', () => {
  it.each([
    ['8 of 9 in a row cannot avoid a single seat', '.........', [0, 1, 2, 3, 4, 5, 6, 7], 'fits'],
    ['the middle of three can', '...', [1], 'leavesSingleSeat'],
    ['one of two cannot', '..', [0], 'fits'],
    ['one in from the end can', 'x......', [2, 3], 'leavesSingleSeat'],
    ['two pairs with room between', '......', [0, 1, 4, 5], 'fits'],
    ['the other gap of the row is not in the way', '.x....', [2, 3], 'fits'],
    ['taken', 'x...', [0, 1], 'taken'],
    ['twice the same', '....', [1, 1], 'taken'],
    ['no such place', '....', [9], 'unknownPlace'],
  ])('%s', (_, picture, places, verdict) => {
    expect(checkChoice(drawn(picture), places)).toBe(verdict);
  });

  it('never vetoes what the engine itself gives where a row has room', () => {
    fc.assert(
      fc.property(
        fc.integer(),
        fc.double({ min: 0, max: 1, noNaN: true }),
        fc.integer({ min: 1, max: 12 }),
        (seed, full, count) => {
          const map = randomMap(seed, 2, full);
          const found = bestTogether(map, { count });
          if (found?.together === 'row') expect(checkChoice(map, found.places)).toBe('fits');
        },
      ),
    );
  });
});

describe('a sale', () => {
  it('sells at least 98 % with no single seats, and refuses next to no party', () => {
    const map = arena(30_000);
    const random = seededRandom(20_200_724);
    let refused = 0;
    let parties = 0;
    let sold = 0;
    while (sold < map.capacity * 0.98 && refused === 0) {
      const count = 1 + randomInteger(random, 8);
      const [found] = allocate(map, [{ count }]);
      parties++;
      if (found) sold += count;
      else refused++;
    }
    expect(sold / map.capacity).toBeGreaterThanOrEqual(0.98);
    expect(singles(map) / map.capacity).toBeLessThanOrEqual(0.005);
    expect(refused / parties).toBeLessThanOrEqual(0.005);
  });

  it('reaches that with a third of the parties choosing seats under the same rule', () => {
    const map = arena(12_000);
    const random = seededRandom(7);
    let sold = 0;
    let refused = 0;
    let parties = 0;
    while (sold < map.capacity * 0.98 && parties < 10_000) {
      const count = 1 + randomInteger(random, 8);
      parties++;
      const own = random() < 0.33 ? ownChoice(map, count, random) : undefined;
      const places = own ?? bestTogether(map, { count })?.places;
      if (places) {
        setTaken(map, places, true);
        sold += count;
      } else refused++;
    }
    expect(sold / map.capacity).toBeGreaterThanOrEqual(0.98);
    expect(singles(map) / map.capacity).toBeLessThanOrEqual(0.005);
    expect(refused / parties).toBeLessThanOrEqual(0.005);
  });
});

it('draws the bits of one block', () => {
  const map = categoryMap([block({ id: 'A', firstPlace: 0, seatsPerRow: 3 }), block({ id: 'B', firstPlace: 7 })], null);
  setTaken(map, [7, 16, 2], true);
  expect([...bitsOfBlock(map, 'B')]).toEqual([1, 2]);
  expect([...bitsOfBlock(map, 'C')]).toEqual([]);
});

/** Somebody clicks seats in a random row; undefined where a few tries meet no pick that is allowed. */
function ownChoice(map: CategoryMap, count: number, random: () => number): number[] | undefined {
  for (let attempt = 0; attempt < 20; attempt++) {
    const first = randomInteger(random, map.capacity - count);
    if (Math.floor(first / 24) !== Math.floor((first + count - 1) / 24)) continue;
    const places = Array.from({ length: count }, (_, seat) => first + seat);
    if (checkChoice(map, places) === 'fits') return places;
  }
  return undefined;
}

function arena(capacity: number): CategoryMap {
  const blocks = Array.from({ length: capacity / 600 }, (_, index) =>
    block({ id: `B${index}`, firstPlace: index * 600, rank: 1 + (index % 5), rows: 25, seatsPerRow: 24 }),
  );
  return categoryMap(blocks, null);
}

function randomMap(seed: number, count: number, full: number): CategoryMap {
  const random = seededRandom(seed);
  let firstPlace = randomInteger(random, 100);
  const blocks = Array.from({ length: count }, (_, index) => {
    const rows = 1 + randomInteger(random, 4);
    const seatsPerRow = 1 + randomInteger(random, random() < 0.1 ? 70 : 16);
    const last = firstPlace + (rows - 1) * seatsPerRow;
    const spaces = random() < 0.5 ? Math.min(3, Math.floor(seatsPerRow / 2)) : 0;
    const wheelchairPlaces = Array.from({ length: spaces }, (_, space) => last + 2 * space);
    const companionPlaces = wheelchairPlaces.map((place) => place + 1);
    const kind = random() < 0.15 ? ('standing' as const) : ('seated' as const);
    const one = { id: `B${index}`, rank: 1 + randomInteger(random, 3), kind, firstPlace, rows, seatsPerRow };
    firstPlace += rows * seatsPerRow + randomInteger(random, 5);
    return kind === 'standing' ? block(one) : block({ ...one, wheelchairPlaces, companionPlaces });
  });
  const map = categoryMap(blocks, null);
  for (const { firstPlace: first, rows, seatsPerRow } of blocks) {
    for (let at = 0; at < rows * seatsPerRow; at++) if (random() < full) setTaken(map, [first + at], true);
  }
  return map;
}

function specialPlaces(map: CategoryMap): { spaces: Set<number>; companions: Set<number> } {
  return {
    spaces: new Set(map.blocks.flatMap((one) => one.wheelchairPlaces)),
    companions: new Set(map.blocks.flatMap((one) => one.companionPlaces)),
  };
}

function freeOrdinary(map: CategoryMap): number {
  const { spaces, companions } = specialPlaces(map);
  let free = 0;
  for (const { firstPlace, rows, seatsPerRow } of map.blocks) {
    for (let place = firstPlace; place < firstPlace + rows * seatsPerRow; place++) {
      if (!spaces.has(place) && !companions.has(place) && !isTaken(map, bitOf(map, place)!)) free++;
    }
  }
  return free;
}

/** As many spaces as asked for, and a companion beside each while there are companions. */
function checkSpecial(map: CategoryMap, { count, wheelchairs = 0 }: SeatRequest, places: readonly number[]): void {
  const { spaces, companions } = specialPlaces(map);
  const given = new Set(places);
  expect(places.filter((place) => spaces.has(place))).toHaveLength(wheelchairs);
  const beside = places.filter((place) => companions.has(place));
  expect(beside).toHaveLength(Math.min(wheelchairs, count - wheelchairs));
  for (const place of beside) expect(given.has(place - 1)).toBe(true);
}

function rowRuns(map: CategoryMap): number[] {
  const { spaces, companions } = specialPlaces(map);
  const runs: number[] = [];
  for (const { firstPlace, rows, seatsPerRow, kind } of map.blocks) {
    for (let row = 0; kind === 'seated' && row < rows; row++) {
      let run = 0;
      for (let seat = 0; seat <= seatsPerRow; seat++) {
        const place = firstPlace + row * seatsPerRow + seat;
        const isOpen = seat < seatsPerRow && !spaces.has(place) && !companions.has(place) && !isTaken(map, bitOf(map, place)!); // biome-ignore format: one question
        if (isOpen) run++;
        else {
          if (run > 0) runs.push(run);
          run = 0;
        }
      }
    }
  }
  return runs;
}
