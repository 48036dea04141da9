import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { brotliCompressSync, constants } from 'node:zlib';
import { dlibNetwork } from './dlib-model.ts';
import { fetchPackage } from './fetch-package.ts';
import { kitFolder, kitRoot, sha256 } from './kit.ts';
import { type KitFile, kitPackages, madeModel, packedFiles } from './kit-manifest.ts';
import { writeOnnx } from './onnx-writer.ts';

export interface InstallOptions {
  readonly root?: string;
  /** Told before each package. */
  readonly tell?: (line: string) => void;
  /** Another way to get a package's files, for a mirror or a test; they are held against the same hashes. */
  readonly fetch?: typeof fetchPackage;
}

/**
 * Puts the kit where {@link kitFolder} says and answers that folder; at once when it is there. Files are written into a
 * folder of another name, which is renamed at the end: whoever is killed on the way leaves no half of a kit.
 */
export async function installKit(options: InstallOptions = {}): Promise<string> {
  const { root = kitRoot(), tell = () => undefined, fetch = fetchPackage } = options;
  const folder = kitFolder(root);
  await alone(folder, async () => {
    removeHalves(root, folder);
    const under = `${folder}.${process.pid}`;
    mkdirSync(under, { recursive: true });
    try {
      await fill(under, tell, fetch);
      if (!existsSync(folder)) renameSync(under, folder);
    } finally {
      rmSync(under, { recursive: true, force: true });
    }
  });
  return folder;
}

/** What killed installations left; called by the one process that holds the lock. */
function removeHalves(root: string, folder: string): void {
  for (const name of readdirSync(root))
    if (name.startsWith(`${basename(folder)}.`) && /\.\d+$/.test(name))
      rmSync(join(root, name), { recursive: true, force: true });
}

async function fill(under: string, tell: (line: string) => void, fetch: typeof fetchPackage): Promise<void> {
  const wanted = new Set(packedFiles());
  for (const { name, version, files } of kitPackages) {
    tell(`${name} ${version}`);
    const found = await fetch(name, version, under);
    for (const file of files.filter((one) => wanted.has(one)))
      put(under, file, found.get(file.from), `${file.from} of ${name} ${version}`);
  }
  const manifest = readFileSync(join(under, 'models/dlib.json'), 'utf8');
  const network = dlibNetwork(manifest, readFileSync(join(under, 'models/dlib.bin')));
  put(under, madeModel, writeOnnx(network), 'the network of dlib');
}

function put(under: string, file: KitFile, bytes: Uint8Array | undefined, name: string): void {
  if (!bytes || sha256(bytes) !== file.sha256)
    throw new Error(`${name} is not what was pinned. Nothing was installed.`);
  const path = join(under, file.to);
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, bytes);
  if (file.to.startsWith('web/')) writeFileSync(`${path}.br`, compressed(bytes));
}

function compressed(bytes: Uint8Array): Buffer {
  return brotliCompressSync(bytes, { params: { [constants.BROTLI_PARAM_QUALITY]: 8 } });
}

/** Does the work unless its result is there; of several processes one works and the others wait for it. */
async function alone(folder: string, work: () => Promise<void>): Promise<void> {
  mkdirSync(dirname(folder), { recursive: true });
  const lock = `${folder}.lock`;
  while (!existsSync(folder)) {
    try {
      writeFileSync(lock, String(process.pid), { flag: 'wx' });
    } catch {
      if (!isAlive(lock)) rmSync(lock, { force: true });
      await setTimeout(200);
      continue;
    }
    try {
      if (!existsSync(folder)) await work();
    } finally {
      rmSync(lock, { force: true });
    }
  }
}

/** Whether the process that made the lock may still be at work; half an hour is more than any network takes. */
function isAlive(lock: string): boolean {
  try {
    if (Date.now() - statSync(lock).mtimeMs > 30 * 60_000) return false;
    const owner = Number(readFileSync(lock, 'utf8'));
    return owner > 0 && process.kill(owner, 0);
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}
