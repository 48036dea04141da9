import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { FaceEncoder, FaceSeen, Picture } from '../../src/engines/faces/encoder.ts';
import { openPhotoDecoder, type PhotoDecoder } from '../../src/platform/faces/decode-photo.ts';
import { fetchPackage } from '../../src/platform/faces/fetch-package.ts';
import { kitRoot } from '../../src/platform/faces/kit.ts';

/*
 * People for a test's camera: drawn at test time from the sample pictures of a package, never kept in this repository.
 */

const samples = { name: '@vladmandic/face-api', version: '1.7.15' };

/** Folder of the package's pictures; fetched once, beside the kit. */
export async function sampleFolder(): Promise<string> {
  const folder = join(kitRoot(), `kaimon-faces-samples-${samples.version}`);
  if (existsSync(folder)) return folder;
  const under = `${folder}.${process.pid}`;
  mkdirSync(under, { recursive: true });
  const files = await fetchPackage(samples.name, samples.version, under);
  for (const [path, bytes] of files)
    if (/^demo\/sample\d\.jpg$/.test(path)) writeFileSync(join(under, path.slice('demo/'.length)), bytes);
  try {
    renameSync(under, folder);
  } catch {
    rmSync(under, { recursive: true, force: true });
  }
  return folder;
}

/** Installs the kit where it is missing, as an operator would. */
export function ensureKit(): void {
  execFileSync(process.execPath, [join(import.meta.dirname, '../../bin/kaimon.mjs'), 'faces', 'install'], {
    stdio: ['ignore', 'ignore', 'inherit'],
  });
}

/** One person of the samples: a picture, and where the face is in it. */
export interface Sitter {
  readonly picture: Picture;
  readonly face: FaceSeen;
}

/** Everybody on the samples, in the order of files and sizes. */
export async function findSitters(encoder: FaceEncoder, decoder: PhotoDecoder): Promise<Sitter[]> {
  const folder = await sampleFolder();
  const sitters: Sitter[] = [];
  for (const name of readdirSync(folder)
    .filter((one) => one.endsWith('.jpg'))
    .sort()) {
    const picture = decoder.decode(readFileSync(join(folder, name)));
    for (const face of await encoder.look(picture)) sitters.push({ picture, face });
  }
  return sitters;
}

export const openDecoder = (): PhotoDecoder => openPhotoDecoder();

/** How somebody stands before the camera. */
export interface Stand {
  readonly sitter: Sitter;
  /** Pixels between the eyes in the frame. */
  readonly eyesPx: number;
  /** Middle of the face, pixels of the frame. */
  readonly x: number;
  readonly y: number;
  readonly isMirrored?: boolean;
  /** Degrees by which the head turns (x) and nods (y), drawn on a cylinder with a nose. */
  readonly turn?: readonly [x: number, y: number];
  /** 0 open, 1 shut. */
  readonly lids?: number;
}

export const frameWidth = 640;
export const frameHeight = 480;

/** A frame of a camera with some people in it, each cut out alone, before a grey wall. `light` 1 is as taken. */
export function drawFrame(stands: readonly Stand[], { light = 1, blurPx = 0 } = {}): Picture {
  const data = new Uint8ClampedArray(frameWidth * frameHeight * 4);
  for (let at = 0; at < data.length; at += 4) {
    const shade = 120 + 20 * (Math.floor(at / 4 / frameWidth) / frameHeight);
    data.set([shade, shade, shade + 6, 255], at);
  }
  for (const stand of [...stands].sort((one, other) => one.eyesPx - other.eyesPx)) drawStand(data, stand);
  const blurred = blurPx > 0 ? smear(data, blurPx) : data;
  for (let at = 0; at < blurred.length; at++) if (at % 4 !== 3) blurred[at] = blurred[at]! * light;
  return { width: frameWidth, height: frameHeight, data: blurred };
}

/** Pastes the box of one face with a margin; everything around it in the source stays out. */
function drawStand(data: Uint8ClampedArray, { sitter, eyesPx, x, y, isMirrored = false, turn, lids = 0 }: Stand): void {
  const { picture, face } = sitter;
  const scale = face.eyesPx / eyesPx;
  const middle = { x: face.box.x + face.box.width / 2, y: face.box.y + face.box.height / 2 };
  const half = { x: (face.box.width / scale) * 0.66, y: (face.box.height / scale) * 0.66 };
  for (let row = Math.max(0, Math.ceil(y - half.y)); row < Math.min(frameHeight, y + half.y); row++) {
    for (let column = Math.max(0, Math.ceil(x - half.x)); column < Math.min(frameWidth, x + half.x); column++) {
      const across = (column - x) / half.x;
      const down = (row - y) / half.y;
      if (across * across + down * down > 1) continue;
      const from = { x: middle.x + (isMirrored ? x - column : column - x) * scale, y: middle.y + (row - y) * scale };
      if (turn) turnHead(from, face, turn);
      const at = (row * frameWidth + column) * 4;
      sample(picture, lids > 0 ? underLid(from, face, lids) : from, data, at);
    }
  }
}

/** Where the surface of a turned head comes from: a cylinder each way, and a nose that stands out of it. */
function turnHead(from: { x: number; y: number }, face: FaceSeen, turn: readonly [x: number, y: number]): void {
  const tip = { x: face.points[60]!, y: face.points[61]! };
  const radius = face.eyesPx * 1.35;
  const [across, down] = turn.map((degrees) => (degrees * Math.PI) / 180) as [number, number];
  const away = Math.hypot(from.x - tip.x - across * radius, from.y - tip.y - down * radius) / (face.eyesPx * 0.5);
  const nose = away < 1 ? 0.45 * (1 - away * away) ** 2 : 0;
  const turned = (offset: number, angle: number): number => {
    const share = Math.max(-0.97, Math.min(0.97, offset / radius));
    const straight = radius * Math.sin(Math.asin(share) - angle) - nose * radius * Math.sin(angle);
    const fade = Math.max(0, Math.min(1, (1.5 - Math.abs(offset) / radius) / 0.5));
    return offset + (straight - offset) * fade;
  };
  const edge = Math.max(0, Math.min(1, (1.6 - Math.hypot(from.x - tip.x, from.y - tip.y) / radius) / 0.6));
  from.x = tip.x + turned(from.x - tip.x, across * edge);
  from.y = tip.y + turned(from.y - tip.y, down * edge);
}

/** Draws skin from below the brows over the eye, down to its lower lid. */
function underLid(from: { x: number; y: number }, face: FaceSeen, lids: number): { x: number; y: number } {
  for (const first of [36, 42]) {
    const points = Array.from({ length: 6 }, (_, index) => ({
      x: face.points[(first + index) * 2]!,
      y: face.points[(first + index) * 2 + 1]!,
    }));
    const left = Math.min(...points.map((point) => point.x));
    const right = Math.max(...points.map((point) => point.x));
    const top = Math.min(...points.map((point) => point.y));
    const bottom = Math.max(...points.map((point) => point.y));
    const wide = right - left;
    const high = bottom - top;
    if (from.x < left - wide * 0.15 || from.x > right + wide * 0.15) continue;
    const above = top - high * 0.9;
    const shut = bottom - high * (1 - lids);
    if (from.y < above || from.y > bottom + high * 0.1) continue;
    // The stretch between brow and lid is drawn down over the eye; the eye itself is squeezed to a line.
    const stretched = (from.y - above) / Math.max(1, shut - above);
    if (stretched <= 1) return { x: from.x, y: above + stretched * (top - high * 0.12 - above) };
  }
  return from;
}

function sample(picture: Picture, { x, y }: { x: number; y: number }, data: Uint8ClampedArray, at: number): void {
  const column = Math.min(picture.width - 2, Math.max(0, Math.floor(x)));
  const row = Math.min(picture.height - 2, Math.max(0, Math.floor(y)));
  const [right, below] = [x - column, y - row];
  const first = (row * picture.width + column) * 4;
  const next = first + picture.width * 4;
  for (let channel = 0; channel < 3; channel++) {
    const above = picture.data[first + channel]! * (1 - right) + picture.data[first + 4 + channel]! * right;
    const under = picture.data[next + channel]! * (1 - right) + picture.data[next + 4 + channel]! * right;
    data[at + channel] = above * (1 - below) + under * below;
  }
}

/** Motion along the row, as somebody runs through. */
function smear(data: Uint8ClampedArray, length: number): Uint8ClampedArray {
  const smeared = new Uint8ClampedArray(data.length);
  for (let row = 0; row < frameHeight; row++)
    for (let column = 0; column < frameWidth; column++) {
      const at = (row * frameWidth + column) * 4;
      for (let channel = 0; channel < 3; channel++) {
        let sum = 0;
        for (let step = 0; step < length; step++) {
          const from = Math.min(frameWidth - 1, Math.max(0, column + step - (length >> 1)));
          sum += data[(row * frameWidth + from) * 4 + channel]!;
        }
        smeared[at + channel] = sum / length;
      }
      smeared[at + 3] = 255;
    }
  return smeared;
}

/** A film that Chromium's fake camera plays in a loop: JPEG after JPEG. */
export function writeFilm(file: string, frames: readonly Picture[], decoder: PhotoDecoder): void {
  writeFileSync(file, Buffer.concat(frames.map((frame) => decoder.encode(frame, 92))));
}
