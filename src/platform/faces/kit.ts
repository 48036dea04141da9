import { createHash } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { type KitFile, kitFiles, kitVersion } from './kit-manifest.ts';

/** The kit is not there; the sentence says what to do. */
export class KitMissing extends Error {
  override name = 'KitMissing';

  constructor() {
    super('The kit for faces is not installed. Install it with: npx kaimon faces install');
  }
}

/** Where kits lie: `KAIMON_FACES_KIT`, or the cache below node_modules that npm leaves alone. */
export function kitRoot(): string {
  const given = process.env['KAIMON_FACES_KIT'];
  if (given) return given;
  const anyPackage = createRequire(import.meta.url).resolve('fastify/package.json');
  return join(anyPackage, '../..', '.cache');
}

/** The folder of the kit of this version for this machine, whether it is there or not. */
export function kitFolder(root = kitRoot()): string {
  return join(root, `kaimon-faces-${kitVersion}-${process.platform}-${process.arch}`);
}

/** True once all of it is there: the folder gets its name as the last step of an installation. */
export function isKitInstalled(root = kitRoot()): boolean {
  return existsSync(kitFolder(root));
}

export interface KitFault {
  readonly file: string;
  readonly fault: 'missing' | 'changed';
}

/** Hashes every file of an installed kit again; no fault is an empty list. Throws {@link KitMissing}. */
export function checkKit(root = kitRoot(), files: readonly KitFile[] = kitFiles()): KitFault[] {
  if (!isKitInstalled(root)) throw new KitMissing();
  return files.flatMap((file): KitFault[] => {
    const path = join(kitFolder(root), file.to);
    if (!existsSync(path)) return [{ file: file.to, fault: 'missing' }];
    return sha256(readFileSync(path)) === file.sha256 ? [] : [{ file: file.to, fault: 'changed' }];
  });
}

/** A file of the kit, never one whose bytes are not the pinned ones. Throws {@link KitMissing} or an error that names it. */
export function readKitFile(to: string, root = kitRoot()): Buffer {
  const file = kitFiles().find((one) => one.to === to);
  if (!file) throw new Error(`The kit for faces has no file ${to}.`);
  if (!isKitInstalled(root)) throw new KitMissing();
  const bytes = readFileSync(join(kitFolder(root), to));
  if (sha256(bytes) !== file.sha256) throw changed(to);
  return bytes;
}

/** The folder of the kit after every file below `part` was hashed, for what must be loaded by its path. */
export function checkedKitFolder(part: string, root = kitRoot()): string {
  const files = kitFiles().filter((file) => file.to.startsWith(part));
  const fault = checkKit(root, files)[0];
  if (fault) throw changed(fault.file);
  return kitFolder(root);
}

function changed(file: string): Error {
  return new Error(
    `${file} of the kit for faces is not what it was. Remove the folder and run: npx kaimon faces install`,
  );
}

export function sha256(bytes: Uint8Array): string {
  return createHash('sha256').update(bytes).digest('hex');
}
