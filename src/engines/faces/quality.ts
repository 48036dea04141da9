import { greyOf } from './picture.ts';

/** Whether a face is fit to be compared, or the first thing that keeps it from that. */
export type FaceQuality = 'good' | 'tooSmall' | 'dark' | 'blurred' | 'turned';

/**
 * Below these a face is not compared: the person goes the other way in, nobody is refused for a bad picture. Measured
 * (docs/engines/faces.md): misses double from 40 to 14 pixels between the eyes and at 30 % of the light; they rise
 * fourfold at a motion blur of a fifth of the eyes' distance, which the floor of sharpness leaves out.
 */
export const qualityFloor = {
  /** Pixels between the centres of the eyes. */
  eyesPx: 40,
  /** Mean grey of the aligned face, 0 to 1. */
  brightness: 0.12,
  /** See {@link sharpnessOf}. */
  sharpness: 0.003,
  yawDegrees: 30,
  pitchDegrees: 25,
} as const;

/** Mean grey of an aligned face (planes of 0..255), 0 to 1. */
export function brightnessOf(planes: Float32Array): number {
  const grey = greyOf(planes);
  let sum = 0;
  for (const value of grey) sum += value;
  return sum / grey.length / 255;
}

/**
 * How much fine detail an aligned square face has: the variance of its second derivative over the variance of its grey, so
 * that light and contrast do not count (after Pech-Pacheco et al. 2000), in whichever direction there is less of it, for
 * somebody who walks is blurred in one. Every aligned face has the same scale, so a face too far away is found blurred too.
 */
export function sharpnessOf(planes: Float32Array): number {
  const grey = greyOf(planes);
  const size = Math.round(Math.sqrt(grey.length));
  let sum = 0;
  let squares = 0;
  let acrossSquares = 0;
  let downSquares = 0;
  for (let y = 1; y < size - 1; y++)
    for (let x = 1; x < size - 1; x++) {
      const at = y * size + x;
      const value = grey[at]!;
      const across = grey[at - 1]! + grey[at + 1]! - 2 * value;
      const down = grey[at - size]! + grey[at + size]! - 2 * value;
      sum += value;
      squares += value * value;
      acrossSquares += across * across;
      downSquares += down * down;
    }
  const count = (size - 2) * (size - 2);
  const variance = squares / count - (sum / count) ** 2;
  if (variance < 1) return 0;
  return Math.min(acrossSquares, downSquares) / count / variance;
}

/** What is known of a face when its fitness is judged. */
export interface FaceSigns {
  readonly eyesPx: number;
  readonly brightness: number;
  readonly sharpness: number;
  readonly yaw: number;
  readonly pitch: number;
}

export function qualityOf(face: FaceSigns): FaceQuality {
  if (face.eyesPx < qualityFloor.eyesPx) return 'tooSmall';
  if (face.brightness < qualityFloor.brightness) return 'dark';
  if (face.sharpness < qualityFloor.sharpness) return 'blurred';
  if (Math.abs(face.yaw) > qualityFloor.yawDegrees || Math.abs(face.pitch) > qualityFloor.pitchDegrees) return 'turned';
  return 'good';
}
