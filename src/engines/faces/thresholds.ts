/** What one set of photo counts was measured to do: likeness by false match rate of one comparison, rates falling. */
export type ImpostorCurve = readonly (readonly [falseMatchRate: number, threshold: number])[];

/** Curves of one encoder: a single picture on each side, and the means of several. */
export interface ImpostorTable {
  readonly encoder: string;
  readonly single: ImpostorCurve;
  /** Three pictures at enrolment, one or two at the gate. */
  readonly several: ImpostorCurve;
}

/**
 * MobileFaceNet of the kit on Labeled Faces in the Wild (Huang et al. 2007), 9.16 million pairs of strangers, one picture
 * each; rates below 10⁻⁵ are taken from open-set searches among 50, 1,000 and 2,000 people at a false alarm in a thousand
 * searches. Means of several pictures lie nearer to strangers too, so their thresholds are higher; where they were not
 * measured the largest difference seen (.028) is added. Nobody was measured by age, sex or origin, nor at a gate.
 */
export const mobileImpostors: ImpostorTable = {
  encoder: 'mobilefacenet-512',
  single: [
    [1e-2, 0.248],
    [1e-3, 0.333],
    [1e-4, 0.411],
    [1e-5, 0.474],
    [1e-6, 0.543],
    [5e-7, 0.555],
  ],
  several: [
    [1e-2, 0.276],
    [1e-3, 0.361],
    // biome-ignore lint/suspicious/noApproximativeNumericConstant: a measured likeness that happens to look like one.
    [1e-4, 0.434],
    [2e-5, 0.481],
    [1e-5, 0.487],
    [1e-6, 0.555],
    [5e-7, 0.567],
  ],
};

export interface ThresholdWish {
  /** How often a stranger who looks into the camera may be taken for somebody, 0 to 1: one in a thousand is .001. */
  readonly falseAcceptRate: number;
  /** With how many people each face is compared; 1 where a tap says who comes. */
  readonly gallery: number;
  readonly enrolPhotos: number;
  readonly probePhotos: number;
}

/**
 * The likeness from which a face counts as known, 0 to 1, for a stated rate of false accepts. A search among n is n
 * comparisons, so each may err by 1 − (1 − rate)^(1/n); the curve is read at that rate, straight between its points over
 * the logarithm of the rate. Undefined where the curve was not measured so far: nobody guesses a threshold, the lane
 * stays closed.
 */
export function thresholdFor(wish: ThresholdWish, table: ImpostorTable = mobileImpostors): number | undefined {
  const { falseAcceptRate, gallery, enrolPhotos, probePhotos } = wish;
  if (!(falseAcceptRate > 0 && falseAcceptRate < 1))
    throw new RangeError('A rate of false accepts lies between 0 and 1.');
  if (![gallery, enrolPhotos, probePhotos].every((count) => Number.isInteger(count) && count >= 1))
    throw new RangeError('People and photos are counted in whole numbers from 1 on.');
  const perComparison = -Math.expm1(Math.log1p(-falseAcceptRate) / gallery);
  const isSingle = enrolPhotos === 1 && probePhotos === 1;
  return readCurve(isSingle ? table.single : table.several, perComparison);
}

function readCurve(curve: ImpostorCurve, rate: number): number | undefined {
  const [firstRate, firstThreshold] = curve[0]!;
  // Wider than measured is asked for: the first point is stricter than that.
  if (rate >= firstRate) return firstThreshold;
  const after = curve.findIndex(([known]) => known <= rate * (1 + 1e-9));
  if (after < 1) return undefined;
  const [highRate, low] = curve[after - 1]!;
  const [lowRate, high] = curve[after]!;
  const share = (Math.log(highRate) - Math.log(Math.max(rate, lowRate))) / (Math.log(highRate) - Math.log(lowRate));
  return low + share * (high - low);
}
