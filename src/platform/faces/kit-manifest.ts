import { createHash } from 'node:crypto';
import manifest from './kit-manifest.json' with { type: 'json' };

/** One file of the kit: where it stands in it and what it must be. */
export interface KitFile {
  readonly to: string;
  readonly bytes: number;
  readonly sha256: string;
}

/** One that comes out of a package as it is. */
export interface PackedFile extends KitFile {
  /** Its place in the package. */
  readonly from: string;
  /** `platform-arch` of Node, where only such machines need it. */
  readonly machine?: string;
}

export interface KitPackage {
  readonly name: string;
  readonly version: string;
  /** Of the files that the kit takes. */
  readonly licence: string;
  readonly files: readonly PackedFile[];
}

/** What is in the kit, by package of the registry; every file pinned by its SHA-256. */
export const kitPackages: readonly KitPackage[] = manifest.packages;

/** A hash of the pins: another choice of models is another kit beside the former. */
export const kitVersion = createHash('sha256').update(JSON.stringify(manifest)).digest('hex').slice(0, 12);

/** dlib's network is made at installation out of its weights; the same bytes on every machine. */
export const madeModel: KitFile = manifest.made[0]!;

/** The files of packages that this machine needs. */
export function packedFiles(machine = `${process.platform}-${process.arch}`): PackedFile[] {
  return kitPackages
    .flatMap((one) => one.files)
    .filter((file) => file.machine === undefined || file.machine === machine);
}

/** All files of the kit of this machine. */
export function kitFiles(): KitFile[] {
  return [...packedFiles(), madeModel];
}
