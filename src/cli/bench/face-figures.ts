import { hkdfSync } from 'node:crypto';
import { acceptedAtRate, foldedAccuracy, type ScoredPair } from '../../engines/faces/evaluation.ts';
import { identify, type PersonVectors } from '../../engines/faces/identification.ts';
import { score } from '../../engines/faces/template.ts';
import { measureUnlinkability, type TwoOfOne } from '../../engines/faces/unlinkability.ts';
import type { PhotoPair, PhotoPath } from './face-photos.ts';
import type { PhotoVector } from './face-vectors.ts';
import { rounded } from './figures.ts';

type Figures = Record<string, number | string>;

/** Likeness of a photo without a face with any other: never a match, so a face that is not found counts as a miss. */
const noLikeness = -1;

/** Verification over given pairs: accuracy by ten folds, and who is let in where one stranger in a thousand is. */
export function verificationFigures(
  pairs: readonly PhotoPair[],
  vectors: ReadonlyMap<PhotoPath, PhotoVector>,
): Figures {
  const scored: ScoredPair[] = pairs.map(({ one, other, isSame, fold }) => {
    const first = vectors.get(one)?.vector;
    const second = vectors.get(other)?.vector;
    return { isSame, fold, score: first && second ? score(first, second) : noLikeness };
  });
  const accuracy = foldedAccuracy(scored);
  const genuine = scored.filter((pair) => pair.isSame).map((pair) => pair.score);
  const wrong = scored.filter((pair) => !pair.isSame).map((pair) => pair.score);
  const figures: Figures = {
    pairs: pairs.length,
    accuracy: accuracy ? rounded(accuracy.mean, 4) : 'not measurable: fewer than two folds',
    ...(accuracy ? { accuracySpread: rounded(accuracy.spread, 4), folds: accuracy.folds } : {}),
  };
  for (const [name, rate] of [
    ['1e2', 1e-2],
    ['1e3', 1e-3],
  ] as const) {
    const found = acceptedAtRate(genuine, wrong, rate);
    figures[`tarAtFmr${name}`] = found
      ? rounded(found.accepted, 4)
      : `not measurable: ${wrong.length} pairs of strangers, ${1 / rate} needed`;
    if (found) figures[`thresholdAtFmr${name}`] = rounded(found.threshold, 3);
  }
  return figures;
}

const galleries = [50, 1_000] as const;
const reasons = {
  tooFewPeople: 'more people than the gallery has are needed',
  tooFewPhotos: 'nobody has five photos',
  tooFewStrangers: 'fewer than 1,000 searches for strangers',
} as const;

/** Identification as a lane does it, with three photos enrolled and two looked at, by size of gallery. */
export function identificationFigures(people: readonly PersonVectors[], seed: number): Figures {
  const figures: Figures = {};
  for (const gallery of galleries) {
    const found = identify(people, {
      gallery,
      enrolPhotos: 3,
      probePhotos: 2,
      falsePositiveRate: 1e-3,
      rounds: gallery < 100 ? 40 : 10,
      seed,
    });
    const name = `fnirAtFpir1e3N${gallery}`;
    if (found.kind === 'notMeasurable') {
      figures[name] = `not measurable: ${reasons[found.reason]}`;
      continue;
    }
    figures[name] = rounded(found.fnir, 4);
    figures[`firstRankN${gallery}`] = rounded(found.firstRank, 4);
    figures[`thresholdN${gallery}`] = rounded(found.threshold, 3);
    figures[`searchesN${gallery}`] =
      `${found.matedSearches} for ${found.mates} people, ${found.otherSearches} for others`;
  }
  return figures;
}

/** How well two leaked sets of templates could be told to hold the same people; .5 is a coin. */
export function unlinkabilityFigures(people: readonly TwoOfOne[]): Figures {
  if (people.length < 50) return { linkageAuc: `not measurable: ${people.length} people with two photos, 50 needed` };
  const found = measureUnlinkability(people, (key, bytes) => {
    const secret = Buffer.alloc(32);
    secret.writeUInt32BE(key);
    return new Uint8Array(hkdfSync('sha256', secret, 'bench', 'rotation', bytes));
  });
  return {
    linkageAuc: rounded(found.auc, 3),
    linkageAucBySizes: rounded(found.aucBySizes, 3),
    linkagePairs: found.pairs,
    rotationLargestChange: Number(found.largestChange.toExponential(1)),
  };
}
