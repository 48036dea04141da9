import { readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { brotliDecompressSync } from 'node:zlib';
import type { FastifyInstance } from 'fastify';
import { refuseCommon } from '../../kernel/problem.ts';
import { isKitInstalled, kitFolder, kitRoot, readKitFile, sha256 } from './kit.ts';
import { type KitFile, kitFiles, kitVersion } from './kit-manifest.ts';
import { refuseKit } from './problems.ts';

const kinds: readonly [ending: string, kind: string][] = [
  ['.mjs', 'text/javascript; charset=utf-8'],
  ['.wasm', 'application/wasm'],
  ['.onnx', 'application/octet-stream'],
];

/** What a browser may load: networks and the runtime for them. */
const shownFiles = kitFiles().filter((file) => /^(web\/|models\/.+\.onnx$)/.test(file.to));

/**
 * Serves the kit to browsers, from the server's pages and from a gate's screen alike: `/faces-kit/manifest.json` and
 * `/faces-kit/<sha256>/<name>`, which never change. Answers the problem `faces-kit/kitNotInstalled` (404) until the kit is
 * there; it may be installed while this runs. Bytes that are not the pinned ones are not served.
 */
export function mountFacesKit(app: FastifyInstance, root = kitRoot()): void {
  app.get('/faces-kit/manifest.json', async (_request, reply) => {
    if (!isKitInstalled(root)) throw refuseKit.kitNotInstalled();
    const files = shownFiles.map(({ to, sha256: hash, bytes }) => {
      const name = basename(to);
      return { name, url: `/faces-kit/${hash}/${name}`, sha256: hash, bytes };
    });
    return await reply.header('cache-control', 'no-cache').send({ version: kitVersion, files });
  });
  const readPlain = once((file) => readKitFile(file.to, root));
  const readPacked = once((file) => readPackedFile(file, root));
  // Compressed once at installation; a server that compresses answers must not do 14 MB again for each reader.
  app.get('/faces-kit/:hash/:name', { compress: false }, async (request, reply) => {
    const { hash, name } = request.params as { hash: string; name: string };
    const file = shownFiles.find((one) => one.sha256 === hash && basename(one.to) === name);
    if (!file) throw refuseCommon.notFound();
    if (!isKitInstalled(root)) throw refuseKit.kitNotInstalled();
    reply
      .header('cache-control', 'public, max-age=31536000, immutable')
      .header('content-type', kinds.find(([ending]) => name.endsWith(ending))![1])
      .header('x-content-type-options', 'nosniff')
      .header('cross-origin-resource-policy', 'same-origin');
    const packed = /\bbr\b/.test(String(request.headers['accept-encoding'])) ? readPacked(file) : undefined;
    if (packed) return await reply.header('content-encoding', 'br').header('vary', 'accept-encoding').send(packed);
    return await reply.send(readPlain(file));
  });
}

/** Reads and hashes a file at its first request and keeps it; about 12 MB for all that browsers take. */
function once<T>(read: (file: KitFile) => T): (file: KitFile) => T {
  const kept = new Map<KitFile, T>();
  return (file) => {
    if (!kept.has(file)) kept.set(file, read(file));
    return kept.get(file)!;
  };
}

/** The compressed form made at installation; nothing where there is none or it is not of the pinned bytes. */
function readPackedFile(file: KitFile, root: string): Buffer | undefined {
  if (!file.to.startsWith('web/')) return undefined;
  try {
    const packed = readFileSync(join(kitFolder(root), `${file.to}.br`));
    return sha256(brotliDecompressSync(packed)) === file.sha256 ? packed : undefined;
  } catch {
    return undefined;
  }
}
