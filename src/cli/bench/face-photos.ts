import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { fail } from '../say.ts';

/** A photo of a person by its path below the folder. */
export type PhotoPath = string;

export interface PhotoPair {
  readonly one: PhotoPath;
  readonly other: PhotoPath;
  readonly isSame: boolean;
  readonly fold: number;
}

/** People by name with their photos in order: each folder in `folder` is a person, each JPEG in it a photo of them. */
export function listPeople(folder: string): Map<string, PhotoPath[]> {
  if (!existsSync(folder) || !statSync(folder).isDirectory()) fail(`There is no folder ${folder}.`);
  const people = new Map<string, PhotoPath[]>();
  for (const name of readdirSync(folder).sort()) {
    if (!statSync(join(folder, name)).isDirectory()) continue;
    const photos = readdirSync(join(folder, name)).filter((file) => /\.jpe?g$/i.test(file));
    if (photos.length > 0)
      people.set(
        name,
        photos.sort().map((file) => `${name}/${file}`),
      );
  }
  if (people.size === 0)
    fail(`${folder} has no photos. It needs a folder for each person with JPEG files in it: Name/Name_0001.jpg`);
  return people;
}

/**
 * Pairs of a `pairs.txt` of Labeled Faces in the Wild: first how many folds and pairs of each kind, then lines of
 * `name n m` for one person and `name n other m` for two. Photos are `name/name_0001.jpg`, or else the n-th in order.
 */
export function readPairs(file: string, people: ReadonlyMap<string, readonly PhotoPath[]>): PhotoPair[] {
  if (!existsSync(file)) fail(`There is no file ${file}.`);
  const [head = '', ...lines] = readFileSync(file, 'utf8').trim().split(/\r?\n/);
  const [folds = 0, each = 0] = /\t|\s/.test(head.trim()) ? head.trim().split(/\s+/).map(Number) : [1, Number(head)];
  if (!Number.isInteger(folds) || !Number.isInteger(each) || folds < 1 || each < 1)
    fail(`The first line of ${file} names the number of folds and of pairs of each kind, as in: 10 300`);
  if (lines.length !== folds * each * 2)
    fail(`${file} has ${lines.length} pairs; its first line promises ${folds * each * 2}.`);
  return lines.map((line, index) => {
    const parts = line.trim().split(/\t/).length > 2 ? line.trim().split(/\t/) : line.trim().split(/\s+/);
    const photo = (name: string | undefined, number: string | undefined): PhotoPath => {
      const found = name === undefined ? undefined : photoOf(people.get(name), name, Number(number));
      if (!found) fail(`Line ${index + 2} of ${file} names a photo that is not there: ${line.trim()}`);
      return found;
    };
    const isSame = parts.length === 3;
    const one = photo(parts[0], parts[1]);
    const other = isSame ? photo(parts[0], parts[2]) : photo(parts[2], parts[3]);
    return { one, other, isSame, fold: Math.floor(index / (2 * each)) };
  });
}

function photoOf(photos: readonly PhotoPath[] | undefined, name: string, number: number): PhotoPath | undefined {
  if (!photos || !Number.isInteger(number)) return undefined;
  const usual = `${name}/${name}_${String(number).padStart(4, '0')}.jpg`;
  return photos.includes(usual)
    ? usual
    : photos.some((one) => /_\d{4}\.jpe?g$/i.test(one))
      ? undefined
      : photos[number - 1];
}
