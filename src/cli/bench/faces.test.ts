import { appendFileSync, mkdirSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openMobileEncoder } from '../../engines/faces/encoder.ts';
import { near, randomUnit } from '../../engines/faces/testing/vectors.ts';
import { seededRandom } from '../../kernel/random.ts';
import { openPhotoDecoder } from '../../platform/faces/decode-photo.ts';
import { openNodeRunner } from '../../platform/faces/node-runner.ts';
import { ensureKit, samplePictures } from '../../platform/faces/testing/ensure-kit.ts';
import { litBy, portrait } from '../../platform/faces/testing/pictures.ts';
import { identificationFigures, unlinkabilityFigures, verificationFigures } from './face-figures.ts';
import { listPeople, readPairs } from './face-photos.ts';
import { benchFaces } from './faces.ts';

/** Vectors of people who do not exist, by name of photo, with known likeness inside a person. */
function drawnCrowd(people: number, photos: number, likeness: number) {
  const random = seededRandom(2);
  const vectors = new Map<string, { vector: Float32Array; quality: 'good' }>();
  for (let person = 0; person < people; person++) {
    const centre = randomUnit(512, random);
    for (let photo = 0; photo < photos; photo++)
      vectors.set(`${person}/${photo}`, { vector: near(centre, Math.sqrt(likeness), random), quality: 'good' });
  }
  const pairs = Array.from({ length: people - 1 }, (_, person) => [
    { one: `${person}/0`, other: `${person}/1`, isSame: true, fold: person % 10 },
    { one: `${person}/0`, other: `${person + 1}/1`, isSame: false, fold: person % 10 },
  ]).flat();
  return { vectors, pairs };
}

describe('figures', () => {
  it('of vectors with known likeness are the known ones', () => {
    const { vectors, pairs } = drawnCrowd(1_201, 5, 0.5);
    const figures = verificationFigures(pairs, vectors);
    // Strangers have a deviation of 1/√512 = .044: .5 is eleven of them away.
    expect(figures).toMatchObject({ pairs: 2_400, accuracy: 1, tarAtFmr1e3: 1, folds: 10 });
    expect(figures['thresholdAtFmr1e3']).toBeGreaterThan(0.1);
    expect(figures['thresholdAtFmr1e3']).toBeLessThan(0.2);
    const people = Array.from({ length: 1_201 }, (_, person) =>
      Array.from({ length: 5 }, (_, photo) => vectors.get(`${person}/${photo}`)!.vector),
    );
    const found = identificationFigures(people, 1);
    expect(found).toMatchObject({ fnirAtFpir1e3N50: 0, fnirAtFpir1e3N1000: 0, firstRankN1000: 1 });
    const linked = unlinkabilityFigures(people.map(([one, other]) => [one!, other!] as const));
    expect(Math.abs((linked['linkageAuc'] as number) - 0.5)).toBeLessThan(0.04);
    expect(linked['rotationLargestChange']).toBeLessThan(1e-6);
  }, 60_000);

  it('count a face that was not found as a miss', () => {
    const { vectors, pairs } = drawnCrowd(1_201, 2, 0.5);
    for (let person = 0; person < 120; person++) vectors.delete(`${person}/1`);
    expect(verificationFigures(pairs, vectors)['tarAtFmr1e3']).toBeCloseTo(0.9, 5);
  });

  it('say in words what cannot be measured', () => {
    const { vectors, pairs } = drawnCrowd(40, 2, 0.5);
    const figures = verificationFigures(pairs, vectors);
    expect(figures['tarAtFmr1e3']).toBe('not measurable: 39 pairs of strangers, 1000 needed');
    const people = [...Array(40).keys()].map((person) => [
      vectors.get(`${person}/0`)!.vector,
      vectors.get(`${person}/1`)!.vector,
    ]);
    expect(identificationFigures(people, 1)['fnirAtFpir1e3N50']).toContain('not measurable');
    expect(unlinkabilityFigures(people.map(([one, other]) => [one!, other!] as const))['linkageAuc']).toContain(
      'not measurable',
    );
  });
});

describe('a folder of photos', () => {
  let folder: string;
  let names: string[];

  /** Each face of two sample pictures as a person with three photos of other light and size. */
  beforeAll(async () => {
    await ensureKit();
    folder = mkdtempSync(join(tmpdir(), 'kaimon-photos-'));
    const runner = openNodeRunner();
    const photos = openPhotoDecoder();
    const encoder = openMobileEncoder(runner);
    names = [];
    for (const bytes of (await samplePictures()).slice(4)) {
      const picture = photos.decode(bytes);
      for (const face of await encoder.look(picture)) {
        const name = `Person_${names.length + 1}`;
        names.push(name);
        mkdirSync(join(folder, name));
        for (const [index, light] of [1, 0.75, 0.55].entries()) {
          const photo = litBy(portrait(picture, face, 250 - 20 * index, 1.6), light);
          writeFileSync(join(folder, name, `${name}_000${index + 1}.jpg`), photos.encode(photo, 85));
        }
      }
    }
    writeFileSync(join(folder, names[0]!, `${names[0]}_0004.jpg`), 'no photo');
    await runner.close();
  }, 300_000);
  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  function writePairs(): string {
    const lines = names.flatMap((name, index) => {
      const other = names[(index + 1) % names.length]!;
      return [`${name}\t1\t3`, `${name}\t2\t${other}\t3`];
    });
    // Two folds need the same number of each kind in a row.
    const half = names.slice(0, 8);
    const ordered = [0, 4].flatMap((start) =>
      [0, 1].flatMap((kind) => half.slice(start, start + 4).map((_, at) => lines[2 * (start + at) + kind]!)),
    );
    const file = join(folder, 'pairs.txt');
    writeFileSync(file, ['2\t4', ...ordered].join('\n'));
    return file;
  }

  it('is measured as it is, photo by photo, and a second run takes the vectors of the first', async () => {
    const pairs = writePairs();
    const first = await benchFaces({ photos: folder, pairs, threads: '1' });
    expect(first).toMatchObject({ pairs: 16, accuracy: 1, folds: 2, photosUnreadable: 1, photosWithoutFace: 0 });
    expect(first['encoder']).toBe('mobilefacenet-512 1');
    expect(first['tarAtFmr1e3']).toContain('not measurable');
    expect(first['fnirAtFpir1e3N50']).toContain('not measurable');
    const kept = join(folder, '.kaimon-vectors-mobilefacenet-512-1.jsonl');
    expect(statSync(kept).mode & 0o777).toBe(0o600);
    // A run that was killed leaves half a line.
    appendFileSync(kept, '{"hash":"12');
    const size = statSync(kept).size;
    const { vectorP50Milliseconds, vectorP95Milliseconds, ...others } = first;
    expect(vectorP50Milliseconds).toBeGreaterThan(0);
    expect(vectorP95Milliseconds).toBeGreaterThanOrEqual(vectorP50Milliseconds as number);
    expect(await benchFaces({ photos: folder, pairs, threads: '1' })).toEqual(others);
    expect(statSync(kept).size).toBe(size);
    expect(readFileSync(kept, 'utf8').split('\n')).toHaveLength(names.length * 3 + 2);
  }, 120_000);

  it('reads pairs by number, and says which line names nobody', () => {
    const people = listPeople(folder);
    expect(people.size).toBe(names.length);
    const [pair] = readPairs(writePairs(), people);
    expect(pair).toEqual({
      one: 'Person_1/Person_1_0001.jpg',
      other: 'Person_1/Person_1_0003.jpg',
      isSame: true,
      fold: 0,
    });
  });
});
