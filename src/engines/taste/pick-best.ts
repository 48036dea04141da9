import type { Ranked } from './taste-model.ts';

/**
 * The `count` largest scores above 0, best first, equals by number. `scores` of items that must not be listed are 0 or less.
 * @param candidates look only at these items.
 */
export function pickBest(
  scores: Float64Array | Float32Array,
  count: number,
  candidates: Iterable<number> & { readonly length: number },
): Ranked[] {
  if (count === 0) return [];
  // A heap whose root is the worst of the best so far.
  const heap: number[] = [];
  const isWorse = (one: number, other: number) =>
    scores[one]! < scores[other]! || (scores[one] === scores[other] && one > other);
  for (const item of candidates) {
    if (!(scores[item]! > 0)) continue;
    if (heap.length < count) {
      let at = heap.push(item) - 1;
      while (at > 0) {
        const parent = (at - 1) >> 1;
        if (!isWorse(heap[at]!, heap[parent]!)) break;
        [heap[at], heap[parent]] = [heap[parent]!, heap[at]!];
        at = parent;
      }
    } else if (isWorse(heap[0]!, item)) {
      heap[0] = item;
      let at = 0;
      for (;;) {
        let worst = at;
        for (const child of [2 * at + 1, 2 * at + 2])
          if (child < count && isWorse(heap[child]!, heap[worst]!)) worst = child;
        if (worst === at) break;
        [heap[at], heap[worst]] = [heap[worst]!, heap[at]!];
        at = worst;
      }
    }
  }
  return heap.sort((one, other) => (isWorse(one, other) ? 1 : -1)).map((item) => ({ item, score: scores[item]! }));
}
