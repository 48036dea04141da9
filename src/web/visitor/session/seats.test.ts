import { describe, expect, test } from 'vitest';
import type { Block } from '../../../modules/editions/contract.ts';
import { bowlOf } from './bowl-shape.ts';
import { freeIn, moveInGrid, rowsOf, takenReader } from './seats.ts';

const block: Block = {
  id: '101',
  zone: 'bowl',
  gate: 'A',
  kind: 'seated',
  rank: 1,
  tier: 1,
  bearingDegrees: 0,
  rows: 3,
  seatsPerRow: 4,
  firstPlace: 100,
  wheelchairPlaces: [100],
  companionPlaces: [101],
};
/** Offsets 1 and 9 are taken: bits of two bytes, least significant first. */
const takenBits = btoa(String.fromCharCode(0b0000_0010, 0b0000_0010));

describe('seats of a block', () => {
  test('are numbered row by row, with their kinds and what is taken', () => {
    const rows = rowsOf(block, takenBits);
    expect(rows.map((row) => row.map(({ isTaken }) => isTaken))).toEqual([
      [false, true, false, false],
      [false, false, false, false],
      [false, true, false, false],
    ]);
    expect(rows[2]![1]).toEqual({ place: 109, row: 3, number: 2, kind: 'seat', isTaken: true });
    expect(rows[0]!.map(({ kind }) => kind)).toEqual(['wheelchair', 'companion', 'seat', 'seat']);
    expect(freeIn(block, takenBits)).toBe(10);
  });

  test('bits beyond the end are free', () => {
    expect(takenReader('')(7)).toBe(false);
  });

  test('arrow keys stay inside and follow the direction of writing', () => {
    expect(moveInGrid({ row: 0, column: 0 }, 'ArrowUp', 3, 4)).toEqual({ row: 0, column: 0 });
    expect(moveInGrid({ row: 2, column: 3 }, 'ArrowRight', 3, 4)).toEqual({ row: 2, column: 3 });
    expect(moveInGrid({ row: 1, column: 1 }, 'ArrowRight', 3, 4, true)).toEqual({ row: 1, column: 0 });
    expect(moveInGrid({ row: 1, column: 1 }, 'End', 3, 4)).toEqual({ row: 1, column: 3 });
    expect(moveInGrid({ row: 1, column: 1 }, 'x', 3, 4)).toBeUndefined();
  });
});

describe('the bowl', () => {
  const ring = (tier: number, count: number) =>
    Array.from({ length: count }, (_, index) => ({
      ...block,
      id: `${tier}-${index}`,
      tier,
      bearingDegrees: (index * 360) / count,
    }));

  test('draws every block once, inside its box', () => {
    const drawn = bowlOf([...ring(1, 8), ...ring(2, 12)]);
    expect(new Set(drawn.map((one) => one.block.id)).size).toBe(20);
    for (const { x, y, path } of drawn) {
      expect(x).toBeGreaterThan(0);
      expect(x).toBeLessThan(1000);
      expect(y).toBeGreaterThan(0);
      expect(y).toBeLessThan(760);
      expect(path).not.toContain('NaN');
    }
  });

  test('puts north up and leaves a side without blocks open', () => {
    const [one] = bowlOf([block]);
    expect(one!.y).toBeLessThan(380);
    const sides = bowlOf([block, { ...block, id: '102', bearingDegrees: 180 }]);
    expect(sides[1]!.y).toBeGreaterThan(380);
  });

  test('takes blocks of one tier that share a bearing', () => {
    expect(bowlOf([block, { ...block, id: '102' }]).every(({ path }) => !path.includes('NaN'))).toBe(true);
  });
});
