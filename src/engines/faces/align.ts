import type { Picture } from './picture.ts';

/** A turn with a scale and a shift: x' = a·x − b·y + u, y' = b·x + a·y + v. */
export interface Similarity {
  readonly a: number;
  readonly b: number;
  readonly u: number;
  readonly v: number;
}

/**
 * The similarity that takes `from` nearest to `to` in the sense of least squares. Both are x, y in turn, of the same
 * length. Closed form of Umeyama (1991) for the plane without mirroring.
 */
export function fitSimilarity(from: ArrayLike<number>, to: ArrayLike<number>): Similarity {
  const count = from.length / 2;
  const centre = [0, 0, 0, 0];
  for (let index = 0; index < count; index++) {
    centre[0]! += from[2 * index]! / count;
    centre[1]! += from[2 * index + 1]! / count;
    centre[2]! += to[2 * index]! / count;
    centre[3]! += to[2 * index + 1]! / count;
  }
  let along = 0;
  let across = 0;
  let spread = 0;
  for (let index = 0; index < count; index++) {
    const x = from[2 * index]! - centre[0]!;
    const y = from[2 * index + 1]! - centre[1]!;
    const p = to[2 * index]! - centre[2]!;
    const q = to[2 * index + 1]! - centre[3]!;
    along += x * p + y * q;
    across += x * q - y * p;
    spread += x * x + y * y;
  }
  const a = spread > 0 ? along / spread : 1;
  const b = spread > 0 ? across / spread : 0;
  return {
    a,
    b,
    u: centre[2]! - a * centre[0]! + b * centre[1]!,
    v: centre[3]! - b * centre[0]! - a * centre[1]!,
  };
}

/**
 * A square of `size` pixels in which the picture lies as the similarity says: red, green, blue 0..255, a plane each.
 * Bilinear; beyond the picture its border repeats.
 */
export function warped(picture: Picture, into: Similarity, size: number): Float32Array {
  const { width, height, data } = picture;
  const planes = new Float32Array(3 * size * size);
  const area = size * size;
  const scale = into.a * into.a + into.b * into.b || 1;
  const a = into.a / scale;
  const b = into.b / scale;
  for (let y = 0; y < size; y++)
    for (let x = 0; x < size; x++) {
      const dx = x - into.u;
      const dy = y - into.v;
      const sourceX = Math.min(width - 1, Math.max(0, a * dx + b * dy));
      const sourceY = Math.min(height - 1, Math.max(0, a * dy - b * dx));
      const left = Math.floor(sourceX);
      const top = Math.floor(sourceY);
      const right = Math.min(width - 1, left + 1);
      const bottom = Math.min(height - 1, top + 1);
      const far = sourceX - left;
      const low = sourceY - top;
      const p = (top * width + left) * 4;
      const q = (top * width + right) * 4;
      const r = (bottom * width + left) * 4;
      const s = (bottom * width + right) * 4;
      const at = y * size + x;
      for (let colour = 0; colour < 3; colour++)
        planes[colour * area + at] =
          (1 - low) * ((1 - far) * data[p + colour]! + far * data[q + colour]!) +
          low * ((1 - far) * data[r + colour]! + far * data[s + colour]!);
    }
  return planes;
}
