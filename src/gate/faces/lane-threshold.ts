import type { FaceMode } from '../../modules/faces/contract.ts';

/** Strangers that one try may take for somebody of the gallery, by mode: stated first, the threshold follows from it. */
const rates: Readonly<Record<FaceMode, number>> = { off: 0, oneToOne: 1e-4, oneToFew: 1e-3, oneToMany: 1e-3 };

export const falseAcceptRate = (mode: FaceMode): number => rates[mode];

/** Likeness that two frames need, for the stated rate and as many as are expected now. */
export function thresholdFor(mode: FaceMode, count: number): number {
  return mode === 'oneToOne' ? 0.434 : count <= 50 ? 0.481 : 0.555;
}
