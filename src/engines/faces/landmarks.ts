/**
 * The 68 points of the iBUG 300-W scheme (Sagonas et al. 2013), x and y in turn, in pixels: 0–16 jaw, 17–26 brows,
 * 27–35 nose (30 its tip), 36–41 and 42–47 the eyes as they lie in the picture from left to right, 48–67 mouth.
 */
export type Landmarks = Float32Array;

/** How a head is held, in degrees, estimated from landmarks: good for "turn your head", not for measuring. */
export interface HeadPose {
  /** Above 0: the nose points to the picture's right, which is the person's own left. */
  readonly yaw: number;
  /** Above 0: the face looks up. */
  readonly pitch: number;
  /** Above 0: the head leans clockwise as the picture shows it. */
  readonly roll: number;
}

const tip = 30;
/** Depth of the tip of the nose before the eyes, as a share of the distance of the eyes, and of eyes to mouth. */
const noseToEyes = 0.6;
const noseToMouth = 0.6;
/** Where the tip lies between eyes and mouth in a level face: dlib's mean face. */
const levelNose = 0.532;

/** Centres of both eyes, tip of the nose, corners of the mouth: ten numbers, as ArcFace-style encoders align by. */
export function fivePoints(points: Landmarks): Float32Array {
  const left = meanOf(points, [37, 38, 40, 41]);
  const right = meanOf(points, [43, 44, 46, 47]);
  const mouthLeft = meanOf(points, [48, 60]);
  const mouthRight = meanOf(points, [54, 64]);
  return Float32Array.of(...left, ...right, points[2 * tip]!, points[2 * tip + 1]!, ...mouthLeft, ...mouthRight);
}

function meanOf(points: Landmarks, which: readonly number[]): [number, number] {
  let x = 0;
  let y = 0;
  for (const index of which) {
    x += points[2 * index]! / which.length;
    y += points[2 * index + 1]! / which.length;
  }
  return [x, y];
}

/** The distance of the eyes' centres in pixels. */
export function eyeDistance(points: Landmarks): number {
  const [leftX, leftY, rightX, rightY] = fivePoints(points) as unknown as [number, number, number, number];
  return Math.hypot(rightX - leftX, rightY - leftY);
}

/** Pose of a head seen without strong perspective: offsets of the nose against eyes and mouth, unrolled first. */
export function headPose(points: Landmarks): HeadPose {
  const five = fivePoints(points);
  const dx = five[2]! - five[0]!;
  const dy = five[3]! - five[1]!;
  const distance = Math.hypot(dx, dy) || 1;
  const cosine = dx / distance;
  const sine = dy / distance;
  const turned = (x: number, y: number): [number, number] => [cosine * x + sine * y, cosine * y - sine * x];
  const middle = [(five[0]! + five[2]!) / 2, (five[1]! + five[3]!) / 2] as const;
  const [noseX, noseY] = turned(five[4]! - middle[0], five[5]! - middle[1]);
  const [mouthX, mouthY] = turned((five[6]! + five[8]!) / 2 - middle[0], (five[7]! + five[9]!) / 2 - middle[1]);
  // The line from eyes to mouth is the middle of the face; the nose leaves it as the head turns.
  const share = mouthY > 0 ? noseY / mouthY : levelNose;
  const offset = (noseX - mouthX * share) / distance;
  return {
    yaw: degrees(Math.atan(offset / noseToEyes)),
    pitch: degrees(Math.atan((levelNose - share) / noseToMouth)),
    roll: degrees(Math.atan2(dy, dx)),
  };
}

function degrees(radians: number): number {
  return (radians * 180) / Math.PI;
}

/** The middle of an eye, and the way from its left corner to its right one as the picture shows it, in pixels. */
export interface EyeLine {
  readonly x: number;
  readonly y: number;
  readonly alongX: number;
  readonly alongY: number;
}

/** Both eyes, the left one of the picture first. */
export function eyeLines(points: Landmarks): readonly [EyeLine, EyeLine] {
  const line = (first: number): EyeLine => {
    const [x, y] = meanOf(points, [first + 1, first + 2, first + 4, first + 5]);
    const alongX = points[2 * (first + 3)]! - points[2 * first]!;
    const alongY = points[2 * (first + 3) + 1]! - points[2 * first + 1]!;
    return { x, y, alongX, alongY };
  };
  return [line(36), line(42)];
}
