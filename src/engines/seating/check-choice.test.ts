import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { bestTogether } from './best-together.ts';
import { bitsOfBlock, categoryMap, setTaken } from './category-map.ts';
import { checkChoice } from './check-choice.ts';
import { drawn, seatBlock } from './testing/maps.ts';

describe('a choice of one’s own', () => {
  it.each([
    ['8 of 9 cannot avoid a single seat', '.........', [0, 1, 2, 3, 4, 5, 6, 7], 'fits'],
    ['nor can one of two', '..', [0], 'fits'],
    ['two of three cannot either, whichever two', '...', [0, 2], 'fits'],
    ['the middle of three can', '...', [1], 'leavesSingleSeat'],
    ['one in from the end can', 'x......', [2, 3], 'leavesSingleSeat'],
    ['a seat between one’s own can', '......', [0, 2], 'leavesSingleSeat'],
    ['two pairs with room between', '......', [0, 1, 4, 5], 'fits'],
    ['a seat that was single before', '.x....', [2, 3], 'fits'],
    ['seats in two rows', '.... ....', [0, 1, 4, 5], 'fits'],
    ['a single seat in the second of two rows', '.... ....', [0, 1, 5], 'leavesSingleSeat'],
    ['taken', 'x...', [0, 1], 'taken'],
    ['twice the same', '....', [1, 1], 'taken'],
    ['no such place', '....', [9], 'unknownPlace'],
    ['no such place goes before taken', 'x...', [0, 9], 'unknownPlace'],
    ['half a place', '....', [1.5], 'unknownPlace'],
    ['nothing', '....', [], 'fits'],
  ])('%s', (_, picture, places, verdict) => {
    expect(checkChoice(drawn(picture), places)).toBe(verdict);
  });

  it('may be wheelchair places, which bound the gap beside them', () => {
    const map = categoryMap([seatBlock('A', 0, { wheelchairPlaces: [0], companionPlaces: [1] })], null);
    expect(checkChoice(map, [0, 1])).toBe('fits');
    expect(checkChoice(map, [3, 4])).toBe('leavesSingleSeat');
    expect(checkChoice(map, [2, 3])).toBe('fits');
  });

  it('leaves no single seats in standing blocks', () => {
    expect(checkChoice(categoryMap([seatBlock('S', 0, { kind: 'standing' })], null), [1])).toBe('fits');
  });

  it('is never vetoed where the engine gives it in one row', () => {
    fc.assert(
      fc.property(
        fc.array(fc.constantFrom('.', 'x'), { minLength: 1, maxLength: 40 }),
        fc.integer({ min: 1, max: 12 }),
        (row, count) => {
          const map = drawn(row.join(''));
          const found = bestTogether(map, { count, wheelchairs: 0 });
          if (found?.together === 'row') expect(checkChoice(map, found.places)).toBe('fits');
        },
      ),
      { numRuns: 1000 },
    );
  });
});

describe('the bits of a category', () => {
  const blocks = [seatBlock('A', 0, { seatsPerRow: 3 }), seatBlock('B', 7)];

  it('survive a round trip', () => {
    fc.assert(
      fc.property(
        fc.uniqueArray(fc.integer({ min: 0, max: 20 })),
        fc.uniqueArray(fc.integer({ min: 0, max: 20 })),
        (taken, freed) => {
          const map = categoryMap(blocks, null);
          setTaken(map, taken, true);
          setTaken(map, freed, false);
          const again = categoryMap(blocks, map.taken.slice());
          expect(again).toEqual(map);
          for (let place = 0; place < 20; place++) {
            const isKnown = place < 3 || (place >= 7 && place < 17);
            const verdict = taken.includes(place) && !freed.includes(place) ? 'taken' : 'fits';
            const found = checkChoice(again, [place]);
            expect(found === 'leavesSingleSeat' ? 'fits' : found).toBe(isKnown ? verdict : 'unknownPlace');
          }
        },
      ),
    );
  });

  it('can be had for one block', () => {
    const map = categoryMap(blocks, null);
    setTaken(map, [7, 16, 2], true);
    expect([...bitsOfBlock(map, 'B')]).toEqual([1, 2]);
    expect([...bitsOfBlock(map, 'C')]).toEqual([]);
  });
});
