import { describe, expect, it } from 'vitest';
import { findLine } from './rate-line.ts';

const table = {
  id: 'any',
  confidence: 'official' as const,
  sources: [],
  lines: [
    { percent: 20, hs: 'all' as const },
    { percent: 5, hs: ['09', '4901'] },
    { percent: 'unknown' as const, hs: ['0902'] },
    { percent: 7, hs: ['0902'], in: ['DE'] },
    { percent: 0, hs: ['3304'] },
    { percent: 15, hs: ['3304'], perGramFrom: 10 },
    { percent: 1, hs: ['3307'], perGramBelow: 2 },
  ],
};
const percentOf = (digits: string, place = 'FR', perGram?: number) =>
  findLine(table, { digits, place, perGram })?.percent;

describe('a line of a table', () => {
  it('is that of the longest prefix', () => {
    expect([percentOf('611020'), percentOf('091011'), percentOf('490199'), percentOf('090210')]).toEqual([
      20,
      5,
      5,
      'unknown',
    ]);
  });

  it('is first that for the place or the value per gram, then that for all', () => {
    expect(percentOf('090210', 'DE')).toBe(7);
    expect([percentOf('330499', 'FR', 10), percentOf('330499', 'FR', 9.99), percentOf('330499')]).toEqual([15, 0, 0]);
    expect([percentOf('330790', 'FR', 1.99), percentOf('330790', 'FR', 2), percentOf('330790')]).toEqual([1, 20, 20]);
  });

  it('is none where none fits', () => {
    expect(
      findLine({ ...table, lines: table.lines.slice(1) }, { digits: '611020', place: 'FR', perGram: 1 }),
    ).toBeUndefined();
  });
});
