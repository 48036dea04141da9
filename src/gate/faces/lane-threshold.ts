import { thresholdFor } from '../../engines/faces/thresholds.ts';
import type { FaceMode } from '../../modules/faces/contract.ts';

/** Strangers in so many that one try may take for somebody expected, by mode: stated first, the likeness follows from it. */
const rates: Readonly<Record<FaceMode, number>> = { off: 0, oneToOne: 1e-4, oneToFew: 1e-3, oneToMany: 1e-3 };

export const falseAcceptRate = (mode: FaceMode): number => rates[mode];

/** Nobody is as like as this: a lane without a measured threshold recognises nobody. */
const closed = 2;

/** Likeness that two frames need against a mean of three, for the stated rate and as many as are expected now. */
export function laneThreshold(mode: FaceMode, expected: number): number {
  if (mode === 'off') return closed;
  const gallery = mode === 'oneToOne' ? 1 : Math.max(1, expected);
  return thresholdFor({ falseAcceptRate: rates[mode], gallery, enrolPhotos: 3, probePhotos: 2 }) ?? closed;
}
