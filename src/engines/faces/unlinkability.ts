import { areaUnderCurve } from './evaluation.ts';
import { quantise, rotate, score, streamBytes } from './template.ts';

/** Two vectors of one person, from two photos. */
export type TwoOfOne = readonly [Float32Array, Float32Array];

export interface Unlinkability {
  /** Chance to tell "one person under two keys" from "two people under two keys" by their likeness; .5 is a coin. */
  readonly auc: number;
  /** The same by the sizes of the numbers in order, which a rotation of signs alone would leave as they are. */
  readonly aucBySizes: number;
  /** Largest change of a score that turning both sides by one key makes. */
  readonly largestChange: number;
  readonly pairs: number;
}

/**
 * Unlinkability after ISO/IEC 24745, measured: templates of the same people under keys of their own, compared as somebody
 * would who got hold of two leaked sets. `streamOf` gives the bytes of one key by number.
 */
export function measureUnlinkability(
  people: readonly TwoOfOne[],
  streamOf: (key: number, bytes: number) => Uint8Array,
): Unlinkability {
  const bytes = streamBytes(people[0]![0].length);
  const firstKeys = people.map(([one], index) => quantise(rotate(one, streamOf(2 * index, bytes))));
  const secondKeys = people.map(([, other], index) => quantise(rotate(other, streamOf(2 * index + 1, bytes))));
  const next = (index: number): number => (index + 1) % people.length;
  const same = people.map((_, index) => score(firstKeys[index]!, secondKeys[index]!));
  const different = people.map((_, index) => score(firstKeys[index]!, secondKeys[next(index)]!));
  const sizes = [firstKeys, secondKeys].map((side) =>
    side.map((template) => Int8Array.from(template, Math.abs).sort()),
  ) as [Int8Array[], Int8Array[]];
  const distance = (index: number, other: number): number =>
    -sizes[0][index]!.reduce((all, value, at) => all + (value - sizes[1][other]![at]!) ** 2, 0);
  let largestChange = 0;
  for (const [index, [one, other]] of people.slice(0, 500).entries()) {
    const stream = streamOf(2 * index, bytes);
    const change = score(rotate(one, stream), rotate(other, stream)) - score(one, other);
    largestChange = Math.max(largestChange, Math.abs(change));
  }
  return {
    auc: areaUnderCurve(same, different),
    aucBySizes: areaUnderCurve(
      people.map((_, index) => distance(index, index)),
      people.map((_, index) => distance(index, next(index))),
    ),
    largestChange,
    pairs: people.length,
  };
}
