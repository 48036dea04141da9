/** Likeness of two photos, and whether they show one person. */
export interface ScoredPair {
  readonly score: number;
  readonly isSame: boolean;
  /** Which part of the pairs it belongs to, for cross-validation. */
  readonly fold: number;
}

export interface FoldedAccuracy {
  /** Mean share of right answers over the folds, 0 to 1. */
  readonly mean: number;
  /** Standard deviation over the folds. */
  readonly spread: number;
  readonly folds: number;
}

/**
 * Accuracy as Labeled Faces in the Wild asks for it: each fold is judged by the threshold that was best on all others.
 * Undefined with fewer than two folds.
 */
export function foldedAccuracy(pairs: readonly ScoredPair[]): FoldedAccuracy | undefined {
  const folds = [...new Set(pairs.map((pair) => pair.fold))];
  if (folds.length < 2) return undefined;
  const shares = folds.map((fold) => {
    const threshold = bestThreshold(pairs.filter((pair) => pair.fold !== fold));
    const own = pairs.filter((pair) => pair.fold === fold);
    return own.filter((pair) => pair.score >= threshold === pair.isSame).length / own.length;
  });
  const mean = shares.reduce((all, one) => all + one, 0) / shares.length;
  const squares = shares.reduce((all, one) => all + (one - mean) ** 2, 0);
  return { mean, spread: Math.sqrt(squares / shares.length), folds: folds.length };
}

/** The lowest threshold with the most right answers, half way between two scores: those above it count as one person. */
function bestThreshold(pairs: readonly ScoredPair[]): number {
  const sorted = [...pairs].sort((one, other) => other.score - one.score);
  let right = pairs.filter((pair) => !pair.isSame).length;
  let most = right;
  let threshold = Number.POSITIVE_INFINITY;
  sorted.forEach((pair, index) => {
    right += pair.isSame ? 1 : -1;
    const next = sorted[index + 1]?.score ?? Number.NEGATIVE_INFINITY;
    // Between equal scores there is no threshold.
    if (right < most || pair.score === next) return;
    most = right;
    threshold = (pair.score + next) / 2;
  });
  return threshold;
}

export interface RateAtRate {
  /** Share of those who should be accepted and are, 0 to 1. */
  readonly accepted: number;
  /** Accepted is what lies above it. */
  readonly threshold: number;
}

/**
 * How many genuine scores are accepted where at most the stated share of false ones is (ISO/IEC 19795-1: 1 − FNMR at FMR).
 * Undefined with fewer false scores than one over the rate: nobody can say "one in a thousand" from a hundred.
 */
export function acceptedAtRate(
  genuine: readonly number[],
  wrong: readonly number[],
  rate: number,
): RateAtRate | undefined {
  // A rounding of the product must not demand one more than a thousand for a thousandth.
  const allowed = Math.floor(wrong.length * rate + 1e-9);
  if (allowed < 1 || genuine.length === 0) return undefined;
  const sorted = Float64Array.from(wrong).sort();
  const threshold = sorted[sorted.length - 1 - allowed] ?? Number.NEGATIVE_INFINITY;
  return { accepted: genuine.filter((value) => value > threshold).length / genuine.length, threshold };
}

/**
 * The chance that a score of the first list lies above one of the second, ties half: .5 where nothing tells them apart
 * (Mann and Whitney 1947; the area under the ROC curve).
 */
export function areaUnderCurve(above: readonly number[], below: readonly number[]): number {
  const all = [...above.map((score) => ({ score, is: 1 })), ...below.map((score) => ({ score, is: 0 }))];
  all.sort((one, other) => one.score - other.score);
  let ranks = 0;
  for (let start = 0; start < all.length; ) {
    let end = start;
    while (end < all.length && all[end]!.score === all[start]!.score) end++;
    const rank = (start + end + 1) / 2;
    for (let index = start; index < end; index++) if (all[index]!.is === 1) ranks += rank;
    start = end;
  }
  return (ranks - (above.length * (above.length + 1)) / 2) / (above.length * below.length);
}
