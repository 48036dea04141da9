import type { FaceSeen } from '../encoder.ts';

/** A level face, near and sharp, with what a test wants to be otherwise. */
export function faceSeen(other: Partial<FaceSeen> = {}): FaceSeen {
  return {
    box: { x: 200, y: 100, width: 160, height: 200 },
    score: 0.99,
    points: new Float32Array(136),
    eyesPx: 70,
    yaw: 0,
    pitch: 0,
    roll: 0,
    eyeOpenness: 0.9,
    sharpness: 0.15,
    brightness: 0.45,
    quality: 'good',
    ...other,
  };
}
