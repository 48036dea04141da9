import { fitSimilarity, warped } from './align.ts';
import { pickBoxes } from './boxes.ts';
import { type EyeLine, eyeDistance, eyeLines, fivePoints, headPose, type Landmarks } from './landmarks.ts';
import { type Box, checkPicture, greyOf, type Picture, resized } from './picture.ts';
import { brightnessOf, type FaceQuality, qualityOf, sharpnessOf } from './quality.ts';

export type { Box, Picture } from './picture.ts';
export type { FaceQuality } from './quality.ts';

/** One face in one picture. */
export interface FaceSeen {
  /** Pixels of the picture. */
  readonly box: Box;
  /** 0 to 1: how sure the detector is that this is a face. */
  readonly score: number;
  /** 68 points, x and y in turn, pixels of the picture. */
  readonly points: Landmarks;
  /** Distance of the eyes in pixels. */
  readonly eyesPx: number;
  /** Degrees, estimated from the points; signs in landmarks.ts. */
  readonly yaw: number;
  readonly pitch: number;
  readonly roll: number;
  /** 0 (shut) to 1, mean of both eyes; laughing eyes may count as shut. */
  readonly eyeOpenness: number;
  /** See quality.ts; the floor is {@link qualityFloor}. */
  readonly sharpness: number;
  /** 0 to 1. */
  readonly brightness: number;
  readonly quality: FaceQuality;
}

/** Turns faces into vectors that lie near each other where they show the same person. Which one is a choice of the kit. */
export interface FaceEncoder {
  /** Vectors of encoders that differ in name or version can not be compared. */
  readonly name: string;
  readonly version: string;
  /** Length of a vector. */
  readonly size: number;
  /** All faces, the largest first; none is an empty list. Throws PictureFault. */
  look(picture: Picture): Promise<FaceSeen[]>;
  /** A unit vector of `size` numbers. */
  encode(picture: Picture, face: FaceSeen): Promise<Float32Array>;
}

/** Names of the networks of the kit. */
export type ModelName = 'detect' | 'landmark' | 'eye' | 'embed' | 'embedDlib';

export interface Tensor {
  readonly data: Float32Array;
  readonly dims: readonly number[];
}

/** Runs a network: one tensor in, its outputs in the network's own order. Node, a browser and a test each have one. */
export interface ModelRunner {
  run(model: ModelName, input: Tensor): Promise<Float32Array[]>;
}

const detectWidth = 320;
const detectHeight = 240;
const landmarkSize = 64;
const eyeSize = 24;
/** How much wider than the eye its picture is. */
const eyeMargin = 1.6;
/** Side in pixels of an aligned face. */
export const chipSize = 112;
const mostFaces = 10;

/** Where ArcFace (Deng et al. 2019) puts eyes, nose and corners of the mouth in a square of 112 pixels. */
const arcFace = [38.2946, 51.6963, 73.5318, 51.5014, 56.0252, 71.7366, 41.5493, 92.3655, 70.7299, 92.2041];

/** A detector of 320 × 240, 68 landmarks, the state of the eyes, MobileFaceNet with 512 numbers: four networks of the kit. */
export function openMobileEncoder(runner: ModelRunner): FaceEncoder {
  return {
    name: 'mobilefacenet-512',
    version: '1',
    size: 512,
    look: (picture) => lookAt(runner, picture),
    async encode(picture, face) {
      const chip = alignedChip(picture, face.points);
      const data = chip.map((value) => (value - 127) / 128);
      const [vector] = await runner.run('embed', { data, dims: [1, 3, chipSize, chipSize] });
      return unitOf(vector!);
    },
  };
}

/** Detector, landmarks and fitness, which every encoder of the kit has in common. */
export async function lookAt(runner: ModelRunner, picture: Picture): Promise<FaceSeen[]> {
  checkPicture(picture);
  const frame = frameOf(picture);
  const planes = resized(picture, frame, detectWidth, detectHeight);
  const data = planes.map((value) => (value - 127) / 128);
  const [scores, corners] = await runner.run('detect', { data, dims: [1, 3, detectHeight, detectWidth] });
  const boxes = pickBoxes(scores!, corners!, { least: 0.65, overlap: 0.4, most: mostFaces });
  const faces: FaceSeen[] = [];
  for (const { score, x, y, width, height } of boxes) {
    const box = {
      x: frame.x + x * frame.width,
      y: frame.y + y * frame.height,
      width: width * frame.width,
      height: height * frame.height,
    };
    faces.push(await faceIn(runner, picture, box, score));
  }
  return faces.sort((one, other) => other.box.width * other.box.height - one.box.width * one.box.height);
}

/** What the detector sees: the picture itself, stretched to 4:3; with a margin where that would distort too much. */
function frameOf({ width, height }: Picture): Box {
  const ratio = width / height;
  if (ratio >= 0.99 && ratio <= 1.8) return { x: 0, y: 0, width, height };
  const wide = Math.max(width, (height * detectWidth) / detectHeight);
  const high = (wide * detectHeight) / detectWidth;
  return { x: (width - wide) / 2, y: (height - high) / 2, width: wide, height: high };
}

async function faceIn(runner: ModelRunner, picture: Picture, box: Box, score: number): Promise<FaceSeen> {
  const side = box.height;
  const square = { x: box.x + (box.width - side) / 2, y: box.y, width: side, height: side };
  const grey = greyOf(resized(picture, square, landmarkSize, landmarkSize));
  const data = grey.map((value) => value / 256);
  const [shares] = await runner.run('landmark', { data, dims: [1, 1, landmarkSize, landmarkSize] });
  const points = shares!.map((share, index) => (index % 2 === 0 ? square.x : square.y) + share * side);
  const chip = alignedChip(picture, points);
  const signs = {
    eyesPx: eyeDistance(points),
    ...headPose(points),
    sharpness: sharpnessOf(chip),
    brightness: brightnessOf(chip),
  };
  const [left, right] = eyeLines(points);
  const eyeOpenness = ((await openness(runner, picture, left)) + (await openness(runner, picture, right))) / 2;
  return { box, score, points, eyeOpenness, ...signs, quality: qualityOf(signs) };
}

/** How sure the network is that an eye is open, 0 to 1: its picture is turned level, 24 pixels, grey. */
async function openness(runner: ModelRunner, picture: Picture, eye: EyeLine): Promise<number> {
  const width = Math.hypot(eye.alongX, eye.alongY) * eyeMargin || 1;
  const a = (eye.alongX * eyeMargin * eyeSize) / width ** 2;
  const b = (-eye.alongY * eyeMargin * eyeSize) / width ** 2;
  const middle = eyeSize / 2;
  const level = { a, b, u: middle - a * eye.x + b * eye.y, v: middle - b * eye.x - a * eye.y };
  const data = greyOf(warped(picture, level, eyeSize)).map((value) => value / 255);
  const [states] = await runner.run('eye', { data, dims: [1, 1, eyeSize, eyeSize] });
  return 1 / (1 + Math.exp(states![0]! - states![1]!));
}

/** The face turned and scaled so that its five points lie where ArcFace wants them: planes of 0..255. */
function alignedChip(picture: Picture, points: Landmarks): Float32Array {
  return warped(picture, fitSimilarity(fivePoints(points), arcFace), chipSize);
}

/** The vector with length 1; one without a length stays as it is. */
export function unitOf(vector: Float32Array): Float32Array {
  let squares = 0;
  for (const value of vector) squares += value * value;
  const length = Math.sqrt(squares);
  return length > 0 ? vector.map((value) => value / length) : vector.slice();
}
