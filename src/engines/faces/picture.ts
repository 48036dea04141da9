/** Pixels as a canvas or a decoder gives them: rows from the top, four bytes a pixel (red, green, blue, alpha). */
export interface Picture {
  readonly width: number;
  readonly height: number;
  readonly data: Uint8Array | Uint8ClampedArray;
}

export type PictureFaultName = 'empty' | 'tooLarge' | 'wrongLength' | 'unreadable';

/** A picture that cannot be looked at, by name; whoever shows it has the words. */
export class PictureFault extends Error {
  override name = 'PictureFault';
  readonly fault: PictureFaultName;

  constructor(fault: PictureFaultName, detail: string) {
    super(`${fault}: ${detail}`);
    this.fault = fault;
  }
}

/** The longest side and the largest area in pixels that are looked at: beyond, a picture is an attack on memory. */
export const largestSide = 8_192;
export const largestArea = 40_000_000;

/** Throws {@link PictureFault} for sizes that are not whole, not positive, too large, or not those of the data. */
export function checkPicture({ width, height, data }: Picture): void {
  const isWhole = Number.isInteger(width) && Number.isInteger(height);
  if (!isWhole || width < 1 || height < 1) throw new PictureFault('empty', `${width} × ${height} pixels`);
  if (width > largestSide || height > largestSide || width * height > largestArea)
    throw new PictureFault('tooLarge', `${width} × ${height} pixels`);
  if (data.length !== width * height * 4)
    throw new PictureFault('wrongLength', `${data.length} bytes for ${width} × ${height} pixels`);
}

/** A rectangle in pixels of a picture; may reach over its borders, which then repeat. */
export interface Box {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

/**
 * The part of a picture in another size: red, green, blue as 0..255 in one plane each (3 × height × width). Shrinking
 * takes the mean of what falls into a pixel, so that fine patterns do not alias; growing is bilinear.
 */
export function resized(picture: Picture, from: Box, width: number, height: number): Float32Array {
  const planes = new Float32Array(3 * width * height);
  const columns = samplesOf(from.x, from.width, width, picture.width);
  const rows = samplesOf(from.y, from.height, height, picture.height);
  const { data } = picture;
  const stride = picture.width * 4;
  const area = width * height;
  const perPixel = columns.each * rows.each;
  for (let y = 0; y < height; y++)
    for (let x = 0; x < width; x++) {
      let red = 0;
      let green = 0;
      let blue = 0;
      for (let j = 0; j < rows.each; j++) {
        const row = y * rows.each + j;
        const above = rows.first[row]! * stride;
        const below = rows.second[row]! * stride;
        const low = rows.share[row]!;
        for (let i = 0; i < columns.each; i++) {
          const column = x * columns.each + i;
          const left = columns.first[column]! * 4;
          const right = columns.second[column]! * 4;
          const far = columns.share[column]!;
          const a = (1 - low) * (1 - far);
          const b = (1 - low) * far;
          const c = low * (1 - far);
          const d = low * far;
          const p = above + left;
          const q = above + right;
          const r = below + left;
          const s = below + right;
          red += a * data[p]! + b * data[q]! + c * data[r]! + d * data[s]!;
          green += a * data[p + 1]! + b * data[q + 1]! + c * data[r + 1]! + d * data[s + 1]!;
          blue += a * data[p + 2]! + b * data[q + 2]! + c * data[r + 2]! + d * data[s + 2]!;
        }
      }
      const at = y * width + x;
      planes[at] = red / perPixel;
      planes[area + at] = green / perPixel;
      planes[2 * area + at] = blue / perPixel;
    }
  return planes;
}

/** Where each target pixel samples one axis: `each` bilinear samples a pixel, two neighbours and the second's share. */
function samplesOf(start: number, length: number, count: number, limit: number) {
  const each = Math.max(1, Math.min(8, Math.round(length / count)));
  const total = count * each;
  const first = new Int32Array(total);
  const second = new Int32Array(total);
  const share = new Float32Array(total);
  for (let index = 0; index < total; index++) {
    const at = start + ((index + 0.5) * length) / total - 0.5;
    const whole = Math.floor(at);
    first[index] = Math.min(limit - 1, Math.max(0, whole));
    second[index] = Math.min(limit - 1, Math.max(0, whole + 1));
    share[index] = at - whole;
  }
  return { each, first, second, share };
}

/** Planes of red, green and blue as one plane of grey (ITU-R BT.601). */
export function greyOf(planes: Float32Array): Float32Array {
  const area = planes.length / 3;
  const grey = new Float32Array(area);
  for (let at = 0; at < area; at++)
    grey[at] = 0.299 * planes[at]! + 0.587 * planes[area + at]! + 0.114 * planes[2 * area + at]!;
  return grey;
}
