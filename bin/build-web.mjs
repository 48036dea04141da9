#!/usr/bin/env node
// Builds the pages when what they are made of has changed: for the browser, and for rendering on the server.
import { readdirSync, readFileSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { brotliCompressSync, constants, gzipSync } from 'node:zlib';
import { isFresh, markFresh, root, stampOf } from './prepare.mjs';

const stamp = stampOf([
  'src/web',
  'src/kernel',
  'src/engines',
  'src/gate',
  'src/modules',
  'vite.config.ts',
  'lingui.config.ts',
  'package-lock.json',
]);
if (!isFresh('dist/web-server', stamp)) {
  process.chdir(root);
  const { build } = await import('vite');
  await build({ logLevel: 'error', build: { outDir: join(root, 'dist/web.new') } });
  await build({ logLevel: 'error', build: { ssr: 'server.tsx', outDir: join(root, 'dist/web-server.new') } });
  compressAll(join(root, 'dist/web.new'));
  // A build that fails leaves the former pages as they are.
  for (const name of ['web', 'web-server']) {
    rmSync(join(root, 'dist', name), { recursive: true, force: true });
    renameSync(join(root, 'dist', `${name}.new`), join(root, 'dist', name));
  }
  markFresh('dist/web-server', stamp);
}

/** Text is compressed once here instead of at every request. */
function compressAll(folder) {
  for (const name of readdirSync(folder)) {
    const file = join(folder, name);
    if (statSync(file).isDirectory()) compressAll(file);
    else if (/\.(js|css|svg|json|wasm|webmanifest|mjs)$/.test(name)) {
      const plain = readFileSync(file);
      writeFileSync(`${file}.br`, brotliCompressSync(plain, { params: { [constants.BROTLI_PARAM_QUALITY]: 9 } }));
      writeFileSync(`${file}.gz`, gzipSync(plain, { level: 9 }));
    }
  }
}
