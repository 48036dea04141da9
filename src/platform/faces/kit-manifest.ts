import { createHash } from 'node:crypto';
import manifest from './kit-manifest.json' with { type: 'json' };

/** One file of the kit: where it stands in its package, where in the kit, and what it must be. */
export interface KitFile {
  readonly from: string;
  readonly to: string;
  /** `platform-arch` of Node, where only such machines need it. */
  readonly machine?: string;
  readonly bytes: number;
  readonly sha256: string;
}

export interface KitPackage {
  readonly name: string;
  readonly version: string;
  /** Of the files that the kit takes. */
  readonly licence: string;
  readonly files: readonly KitFile[];
}

/** What is in the kit, by package of the registry; every file pinned by its SHA-256. */
export const kitPackages: readonly KitPackage[] = manifest.packages;

/** A hash of the pins: another choice of models is another kit beside the former. */
export const kitVersion = createHash('sha256').update(JSON.stringify(manifest)).digest('hex').slice(0, 12);

/** The files that this machine needs. */
export function kitFiles(machine = `${process.platform}-${process.arch}`): KitFile[] {
  return kitPackages
    .flatMap((one) => one.files)
    .filter((file) => file.machine === undefined || file.machine === machine);
}
