import { cpus } from 'node:os';
import { resolve } from 'node:path';
import { openDlibEncoder } from '../../engines/faces/dlib-encoder.ts';
import { openMobileEncoder } from '../../engines/faces/encoder.ts';
import { openPhotoDecoder } from '../../platform/faces/decode-photo.ts';
import { isKitInstalled, KitMissing } from '../../platform/faces/kit.ts';
import { openNodeRunner } from '../../platform/faces/node-runner.ts';
import { fail } from '../say.ts';
import { identificationFigures, unlinkabilityFigures, verificationFigures } from './face-figures.ts';
import { listPeople, type PhotoPath, readPairs } from './face-photos.ts';
import { type PhotoVector, vectorFile, vectorsOf } from './face-vectors.ts';
import { type BenchResult, rounded } from './figures.ts';
import { wholeOption } from './option.ts';

const encoders = { mobile: openMobileEncoder, dlib: openDlibEncoder } as const;

/**
 * How well faces are told apart on any folder of labelled photos (layout of Labeled Faces in the Wild): verification over
 * the pairs of a file, open-set identification at two sizes of gallery, and what keys hide. So that an organiser can
 * measure on their own volunteers, at their own cameras, before anybody walks in by face.
 */
export async function benchFaces(options: Readonly<Record<string, string | undefined>>): Promise<BenchResult> {
  const { photos, pairs, encoder = 'mobile' } = options;
  if (photos === undefined)
    fail(
      'Name a folder of labelled photos: npx kaimon bench faces --photos DIR [--pairs FILE] [--encoder mobile|dlib]',
    );
  if (!Object.hasOwn(encoders, encoder))
    fail(`There is no encoder ${encoder}. Choose one of ${Object.keys(encoders).join(', ')}.`);
  if (!isKitInstalled()) fail(new KitMissing().message);
  const folder = resolve(photos);
  const people = listPeople(folder);
  const wanted = pairs === undefined ? [] : readPairs(resolve(pairs), people);
  const threads = wholeOption(options, 'threads', Math.max(1, cpus().length - 1), 1, 64);
  const runners = Array.from({ length: threads }, () => openNodeRunner());
  const opened = runners.map((runner) => encoders[encoder as keyof typeof encoders](runner));
  const decoder = openPhotoDecoder();
  const all = [...people.values()].flat();
  const tell = (line: string): void => void process.stderr.write(`  ${line}\n`);
  tell(`${all.length} photos of ${people.size} people; vectors are kept in ${vectorFile(folder, opened[0]!)}`);
  const started = process.cpuUsage();
  const found = await vectorsOf({ folder, photos: all, encoders: opened, decode: decoder.decode, tell });
  const { vectors } = found;
  const used = process.cpuUsage(started);
  tell(`vectors are there after ${Math.round((used.user + used.system) / 1e6)} s of processor time; searching`);
  await Promise.all(runners.map((runner) => runner.close()));
  const grouped = [...people.values()].map((list) => vectorsIn(list, vectors));
  const two = grouped.flatMap(([one, other]) => (one && other ? [[one, other] as const] : []));
  return {
    encoder: `${opened[0]!.name} ${opened[0]!.version}`,
    measuredOn: `${all.length} photos of ${people.size} people in ${folder}`,
    ...lacks(vectors),
    ...speed(found.milliseconds),
    ...(wanted.length > 0 ? verificationFigures(wanted, vectors) : { accuracy: 'not measured: no --pairs' }),
    ...identificationFigures(grouped, 1),
    ...unlinkabilityFigures(two),
  };
}

function vectorsIn(list: readonly PhotoPath[], vectors: ReadonlyMap<PhotoPath, PhotoVector>): Float32Array[] {
  return list.flatMap((photo) => vectors.get(photo)?.vector ?? []);
}

/** How many photos had no face, could not be read, or a lane would not have compared. */
function lacks(vectors: ReadonlyMap<PhotoPath, PhotoVector>): Record<string, number> {
  const count = (isMeant: (one: PhotoVector) => boolean): number => [...vectors.values()].filter(isMeant).length;
  return {
    photosWithoutFace: count((one) => one.quality === 'noFace'),
    photosUnreadable: count((one) => one.quality === 'unreadable'),
    photosBelowLaneFloor: count((one) => one.vector !== undefined && one.quality !== 'good'),
  };
}

/** From decoded photo to vector, where any had to be made. */
function speed(milliseconds: readonly number[]): Record<string, number> {
  if (milliseconds.length < 20) return {};
  const sorted = [...milliseconds].sort((one, other) => one - other);
  const at = (share: number): number => rounded(sorted[Math.floor(share * (sorted.length - 1))]!, 1);
  return { vectorP50Milliseconds: at(0.5), vectorP95Milliseconds: at(0.95) };
}
