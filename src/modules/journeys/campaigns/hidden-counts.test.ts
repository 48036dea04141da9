import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { hideOverlapping, hidePartition, shown } from './hidden-counts.ts';

const peopleOf = (groups: readonly { people: number | null }[]) => groups.map(({ people }) => people);
const groupsOf = (...counts: number[]) => counts.map((people, index) => ({ group: `g${index}`, people }));

describe('shown', () => {
  it('hides what is below ten, nothing included', () => {
    expect([0, 1, 9, 10, 11].map(shown)).toEqual([null, null, null, 10, 11]);
  });
});

describe('hidePartition', () => {
  it('hides a second group where the total would tell the first', () => {
    expect(peopleOf(hidePartition(groupsOf(40, 12, 3)))).toEqual([40, null, null]);
  });

  it('hides on until the hidden ones hold ten together', () => {
    expect(peopleOf(hidePartition(groupsOf(40, 20, 3, 2)))).toEqual([40, null, null, null]);
    expect(peopleOf(hidePartition(groupsOf(40, 20, 6, 5)))).toEqual([40, 20, null, null]);
  });

  it('shows all where none is small', () => {
    expect(peopleOf(hidePartition(groupsOf(40, 12)))).toEqual([40, 12]);
  });

  it('never leaves one hidden group beside shown ones, nor shows a small one', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 1, max: 40 }), { maxLength: 12 }), (counts) => {
        const groups = hidePartition(groupsOf(...counts));
        const hidden = counts.filter((_, index) => groups[index]!.people === null);
        for (const [index, { people }] of groups.entries())
          if (people !== null) expect(people).toBe(counts[index]! >= 10 ? counts[index] : NaN);
        const isAll = hidden.length === counts.length;
        if (hidden.length > 0 && !isAll) {
          expect(hidden.length).toBeGreaterThan(1);
          expect(hidden.reduce((sum, one) => sum + one, 0)).toBeGreaterThanOrEqual(10);
        }
      }),
    );
  });
});

describe('hideOverlapping', () => {
  it('hides a group whose complement is small', () => {
    expect(peopleOf(hideOverlapping(groupsOf(50, 45, 40, 5), 50))).toEqual([50, null, 40, null]);
  });
});
