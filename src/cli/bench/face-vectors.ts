import { createHash } from 'node:crypto';
import { appendFileSync, existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { FaceEncoder, FaceQuality, FaceSeen, Picture } from '../../engines/faces/encoder.ts';
import type { PhotoPath } from './face-photos.ts';

/** What is known of one photo: a vector, or why there is none. */
export interface PhotoVector {
  readonly vector: Float32Array | undefined;
  /** Of the face that was taken; `noFace` or the name of a fault of the file otherwise. */
  readonly quality: FaceQuality | 'noFace' | 'unreadable';
}

export interface VectorOptions {
  readonly folder: string;
  readonly photos: readonly PhotoPath[];
  /** Each works in a thread of its own. */
  readonly encoders: readonly FaceEncoder[];
  readonly decode: (bytes: Uint8Array) => Picture;
  readonly tell: (line: string) => void;
}

/** The file beside the photos that keeps their vectors: it is as private as they are, and goes when they go. */
export function vectorFile(folder: string, encoder: FaceEncoder): string {
  return join(folder, `.kaimon-vectors-${encoder.name}-${encoder.version}.jsonl`);
}

export interface FoundVectors {
  readonly vectors: Map<PhotoPath, PhotoVector>;
  /** Wall time from decoded photo to vector, for each that had to be made. */
  readonly milliseconds: readonly number[];
}

/**
 * Vectors of photos, from the file of an earlier run where the photo is still the same. Of several faces the one nearest
 * to the middle is taken, as Labeled Faces in the Wild frames its people.
 */
export async function vectorsOf(options: VectorOptions): Promise<FoundVectors> {
  const { folder, photos, encoders, decode, tell } = options;
  const file = vectorFile(folder, encoders[0]!);
  const kept = readKept(file);
  const found = new Map<PhotoPath, PhotoVector>();
  const milliseconds: number[] = [];
  let next = 0;
  let fresh = 0;
  let told = performance.now();
  const started = told;
  const work = async (encoder: FaceEncoder): Promise<void> => {
    while (next < photos.length) {
      const photo = photos[next++]!;
      const bytes = readFileSync(join(folder, photo));
      const hash = createHash('sha256').update(bytes).digest('hex').slice(0, 24);
      const known = kept.get(hash);
      const one = known ?? (await vectorOf(encoder, decode, bytes, milliseconds));
      found.set(photo, one);
      if (known) continue;
      fresh++;
      keep(file, hash, one);
      if (performance.now() - told < 5_000) continue;
      told = performance.now();
      const minutes = ((photos.length - next) / fresh) * ((told - started) / 60_000);
      tell(`${next} of ${photos.length} photos, about ${Math.ceil(minutes)} min left`);
    }
  };
  await Promise.all(encoders.map(work));
  return { vectors: found, milliseconds };
}

async function vectorOf(
  encoder: FaceEncoder,
  decode: (bytes: Uint8Array) => Picture,
  bytes: Uint8Array,
  milliseconds: number[],
): Promise<PhotoVector> {
  let picture: Picture;
  let faces: FaceSeen[];
  let started: number;
  try {
    picture = decode(bytes);
    started = performance.now();
    faces = await encoder.look(picture);
  } catch (error) {
    if ((error as Error).name !== 'PictureFault') throw error;
    return { vector: undefined, quality: 'unreadable' };
  }
  const { width, height } = picture;
  const away = ({ box }: FaceSeen): number =>
    Math.hypot(box.x + box.width / 2 - width / 2, box.y + box.height / 2 - height / 2);
  const face = faces.sort((one, other) => away(one) - away(other))[0];
  if (!face) return { vector: undefined, quality: 'noFace' };
  const vector = await encoder.encode(picture, face);
  milliseconds.push(performance.now() - started);
  return { vector, quality: face.quality };
}

function keep(file: string, hash: string, { vector, quality }: PhotoVector): void {
  const text = vector ? Buffer.from(vector.buffer, vector.byteOffset, vector.byteLength).toString('base64') : undefined;
  appendFileSync(file, `${JSON.stringify({ hash, quality, vector: text })}\n`, { mode: 0o600 });
}

/** Lines that a killed run left half are passed over. */
function readKept(file: string): Map<string, PhotoVector> {
  const kept = new Map<string, PhotoVector>();
  if (!existsSync(file)) return kept;
  for (const line of readFileSync(file, 'utf8').split('\n')) {
    try {
      const { hash, quality, vector } = JSON.parse(line) as { hash: string; quality: FaceQuality; vector?: string };
      const bytes = vector === undefined ? undefined : new Uint8Array(Buffer.from(vector, 'base64'));
      kept.set(hash, { quality, vector: bytes && new Float32Array(bytes.buffer) });
    } catch {
      // It is made again.
    }
  }
  return kept;
}
