import type { FaceSeen } from './encoder.ts';
import { meanTemplate, score } from './template.ts';

/** One face of one frame with its vector. */
export interface FaceFrame {
  readonly seen: FaceSeen;
  readonly vector: Float32Array;
}

/** Why a series of frames decides nothing; the person goes the other way in, and nobody is refused. */
export type UnsureReason = 'noFace' | 'tooSmall' | 'dark' | 'blurred' | 'turned' | 'notOnePerson';

export type Probe =
  | { readonly kind: 'probe'; readonly vector: Float32Array; readonly frames: number }
  | { readonly kind: 'unsure'; readonly reason: UnsureReason };

/**
 * Two frames of one walk are of one person when they are as like as this: strangers are so once in 10,000 pairs
 * (thresholds.ts), frames a moment apart are near .8.
 */
const onePerson = 0.411;

/**
 * What is compared after a walk: the mean of the `count` sharpest fit frames. Taking two instead of one was measured to
 * cut misses by eight at 1,000 people (docs/engines/faces.md). Fewer fit frames, or two that show two people, are unsure.
 */
export function bestOfFrames(frames: readonly FaceFrame[], count = 2): Probe {
  const fit = frames.filter((frame) => frame.seen.quality === 'good');
  if (fit.length < count) return { kind: 'unsure', reason: mostFrequent(frames) };
  const sharpest = [...fit].sort((one, other) => other.seen.sharpness - one.seen.sharpness).slice(0, count);
  const [first, ...others] = sharpest as [FaceFrame, ...FaceFrame[]];
  if (others.some((frame) => score(frame.vector, first.vector) < onePerson))
    return { kind: 'unsure', reason: 'notOnePerson' };
  return { kind: 'probe', vector: meanTemplate(sharpest.map((frame) => frame.vector)), frames: count };
}

function mostFrequent(frames: readonly FaceFrame[]): UnsureReason {
  const order = ['tooSmall', 'dark', 'blurred', 'turned'] as const;
  const counts = order.map((reason) => frames.filter((frame) => frame.seen.quality === reason).length);
  const most = Math.max(...counts);
  return most > 0 ? order[counts.indexOf(most)]! : 'noFace';
}
