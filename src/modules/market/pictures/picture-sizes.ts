import sharp, { type Sharp } from 'sharp';
import { refuse } from '../problems.ts';

/*
 * Photos and drawings in the sizes that pages ask for, by libvips. Decoding runs in threads of its own; one thread a picture, so that a
 * server of two cores keeps answering.
 */

sharp.concurrency(1);
sharp.cache(false);

export const pictureWidths = [400, 800, 1_600] as const;
export const pictureFormats = ['avif', 'webp'] as const;
export type PictureFormat = (typeof pictureFormats)[number];

/** Limits of what is brought. */
export const mostBytes = 8 * 1_024 * 1_024;
const mostPixels = 50_000_000;
const leastSide = 600;
const largest = pictureWidths[pictureWidths.length - 1]!;

export interface ReadPhoto {
  readonly width: number;
  readonly height: number;
  /** WebP of at most the largest width, upright, in sRGB, with nothing beside its pixels. */
  readonly webp: Buffer;
}

type Kind = 'jpeg' | 'png' | 'webp' | 'avif' | 'moving' | 'other';

/** What the first bytes say: only four kinds ever reach a decoder. */
function kindOf(bytes: Buffer): Kind | undefined {
  const text = (from: number, to: number) => bytes.subarray(from, to).toString('latin1');
  if (bytes.length < 16) return undefined;
  if (bytes[0] === 0xff && bytes[1] === 0xd8 && bytes[2] === 0xff) return 'jpeg';
  if (text(0, 8) === '\x89PNG\r\n\x1a\n') return bytes.subarray(0, 4_096).includes('acTL') ? 'moving' : 'png';
  if (text(0, 4) === 'RIFF' && text(8, 12) === 'WEBP') return 'webp';
  if (text(4, 8) === 'ftyp') {
    if (text(8, 12) === 'avis') return 'moving';
    return text(8, 32).includes('avif') ? 'avif' : 'other';
  }
  const isMarkup = /^\s*<(\?xml|!DOCTYPE|svg)/i.test(text(0, 64).replace(/^\xef\xbb\xbf/, ''));
  const isKnown = isMarkup || /^(GIF8|%PDF|BM|II\*\0|MM\0\*)/.test(text(0, 4));
  return isKnown ? 'other' : undefined;
}

/** Reads a photo for real. Refuses `notAPicture`, `pictureKind`, `pictureMoves`, `pictureTooSmall`, `pictureTooLarge`. */
export async function readPhoto(bytes: Buffer): Promise<ReadPhoto> {
  if (bytes.length > mostBytes) throw refuse.pictureTooLarge({ bytes: bytes.length });
  const kind = kindOf(bytes);
  if (kind === undefined) throw refuse.notAPicture();
  if (kind === 'moving') throw refuse.pictureMoves();
  if (kind === 'other') throw refuse.pictureKind();
  const options = { limitInputPixels: false, failOn: 'truncated', sequentialRead: true } as const;
  const { width, height, pages = 1 } = await decoded(sharp(bytes, options).metadata());
  if (pages > 1) throw refuse.pictureMoves();
  if (width * height > mostPixels) throw refuse.pictureTooLarge({ width, height });
  if (Math.min(width, height) < leastSide) throw refuse.pictureTooSmall({ width, height });
  const { data, info } = await decoded(
    sharp(bytes, { ...options, limitInputPixels: mostPixels })
      .autoOrient()
      .resize({ width: largest, height: largest, fit: 'inside', withoutEnlargement: true })
      .webp({ quality: 90 })
      .toBuffer({ resolveWithObject: true }),
  );
  return { width: info.width, height: info.height, webp: data };
}

/** What a decoder cannot read is no picture. */
async function decoded<T>(work: Promise<T>): Promise<T> {
  return await work.catch(() => {
    throw refuse.notAPicture();
  });
}

/** A smaller size of a photo that was read before. */
export function photoSize(webp: Buffer, width: number, format: PictureFormat): Promise<Buffer> {
  return written(sharp(webp).resize({ width, withoutEnlargement: true }), format);
}

/** A drawing as pixels. */
export function drawingSize(svg: string, width: number, format: PictureFormat): Promise<Buffer> {
  return written(sharp(Buffer.from(svg), { density: 72 * Math.max(1, width / 800) }).resize({ width }), format);
}

function written(picture: Sharp, format: PictureFormat): Promise<Buffer> {
  return format === 'avif'
    ? picture.avif({ quality: 55, effort: 3 }).toBuffer()
    : picture.webp({ quality: 82 }).toBuffer();
}
