import type { FaceSeen } from '../../../engines/faces/encoder.ts';
import { eyeLines } from '../../../engines/faces/landmarks.ts';
import { type Box, type Picture, resized } from '../../../engines/faces/picture.ts';

/** Planes of 0..255 as a picture. */
export function pictureOf(planes: Float32Array, width: number, height: number): Picture {
  const area = width * height;
  const data = new Uint8Array(4 * area);
  for (let at = 0; at < area; at++) {
    for (let colour = 0; colour < 3; colour++) data[4 * at + colour] = planes[colour * area + at]!;
    data[4 * at + 3] = 255;
  }
  return { width, height, data };
}

/** A part of a picture in another size. */
export function cut(picture: Picture, box: Box, width: number, height: number): Picture {
  return pictureOf(resized(picture, box, width, height), width, height);
}

/** The square around a face that is `wide` times as high as its box, as a picture of `side` pixels. */
export function portrait(picture: Picture, { box }: FaceSeen, side = 250, wide = 2.2): Picture {
  const size = box.height * wide;
  const square = { x: box.x + (box.width - size) / 2, y: box.y + (box.height - size) / 2, width: size, height: size };
  return cut(picture, square, side, side);
}

/** What a shutter sees of somebody who crosses by `pixels` while it is open. */
export function movedBy(picture: Picture, pixels: number): Picture {
  const { width, data } = picture;
  return changed(picture, (x, y, colour) => {
    let sum = 0;
    for (let step = 0; step < pixels; step++) {
      const column = Math.min(width - 1, Math.max(0, x + step - (pixels >> 1)));
      sum += data[4 * (y * width + column) + colour]!;
    }
    return sum / pixels;
  });
}

/** The same with the lids of one face painted over its eyes, in the colour of the cheek, with a line where they meet. */
export function withShutEyes(picture: Picture, face: FaceSeen): Picture {
  const { width, height } = picture;
  const data = new Uint8Array(picture.data);
  for (const { x, y, alongX, alongY } of eyeLines(face.points)) {
    const wide = Math.hypot(alongX, alongY);
    const [right, down] = [alongX / wide, alongY / wide];
    const cheek = 4 * (Math.round(y + right * wide * 0.7) * width + Math.round(x - down * wide * 0.7));
    const skin = picture.data.subarray(cheek, cheek + 3);
    for (let row = Math.max(0, Math.floor(y - wide)); row < Math.min(height, y + wide); row++)
      for (let column = Math.max(0, Math.floor(x - wide)); column < Math.min(width, x + wide); column++) {
        const across = ((column - x) * right + (row - y) * down) / wide;
        const below = ((row - y) * right - (column - x) * down) / wide;
        if ((across / 0.6) ** 2 + (below / 0.34) ** 2 > 1) continue;
        const seam = 0.13 * (1 - (across / 0.55) ** 2);
        const isSeam = Math.abs(across) < 0.55 && Math.abs(below - seam) < 0.05;
        for (let colour = 0; colour < 3; colour++)
          data[4 * (row * width + column) + colour] = skin[colour]! * (isSeam ? 0.35 : 1);
      }
  }
  return { width, height, data };
}

/** The same with another share of the light. */
export function litBy(picture: Picture, share: number): Picture {
  return changed(picture, (x, y, colour) => picture.data[4 * (y * picture.width + x) + colour]! * share);
}

function changed(picture: Picture, value: (x: number, y: number, colour: number) => number): Picture {
  const { width, height } = picture;
  const data = new Uint8Array(picture.data);
  for (let y = 0; y < height; y++)
    for (let x = 0; x < width; x++)
      for (let colour = 0; colour < 3; colour++) data[4 * (y * width + x) + colour] = value(x, y, colour);
  return { width, height, data };
}
