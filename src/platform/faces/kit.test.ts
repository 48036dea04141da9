import { cpSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, dirname, join } from 'node:path';
import { brotliDecompressSync } from 'node:zlib';
import fastify from 'fastify';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { problemOf, sendProblem } from '../http/serve-routes.ts';
import { installKit } from './install-kit.ts';
import {
  checkedKitFolder,
  checkKit,
  isKitInstalled,
  KitMissing,
  kitFolder,
  kitRoot,
  readKitFile,
  sha256,
} from './kit.ts';
import { kitFiles, kitPackages, kitVersion } from './kit-manifest.ts';
import { mountFacesKit } from './mount-kit.ts';
import { openNodeRunner } from './node-runner.ts';
import { ensureKit } from './testing/ensure-kit.ts';

const folders: string[] = [];
function emptyRoot(): string {
  const folder = mkdtempSync(join(tmpdir(), 'kaimon-kit-'));
  folders.push(folder);
  return folder;
}

/** A kit of links to the real one, in which a test may change what it likes. */
function borrowedKit(): string {
  const root = emptyRoot();
  for (const { to } of kitFiles()) {
    const target = join(kitFolder(root), to);
    mkdirSync(dirname(target), { recursive: true });
    symlinkSync(join(kitFolder(), to), target);
  }
  for (const name of readdirSync(join(kitFolder(), 'web')).filter((one) => one.endsWith('.br')))
    cpSync(join(kitFolder(), 'web', name), join(kitFolder(root), 'web', name));
  return root;
}

/** Replaces one file of a borrowed kit. */
function change(root: string, to: string, bytes: string): void {
  rmSync(join(kitFolder(root), to));
  writeFileSync(join(kitFolder(root), to), bytes);
}

beforeAll(() => ensureKit(), 300_000);
afterAll(() => {
  for (const folder of folders) rmSync(folder, { recursive: true, force: true });
});

describe('the kit', () => {
  it('is what was pinned, and leaves nothing half beside it', async () => {
    expect(checkKit()).toEqual([]);
    expect(await installKit()).toBe(kitFolder());
    const around = readdirSync(kitRoot()).filter((name) => name.startsWith(`kaimon-faces-${kitVersion}`));
    expect(around).toEqual([`kaimon-faces-${kitVersion}-${process.platform}-${process.arch}`]);
  });

  it('pins a name, a version, a licence and a hash for every file, and is no dependency', () => {
    const { dependencies, devDependencies } = JSON.parse(
      readFileSync(join(import.meta.dirname, '../../../package.json'), 'utf8'),
    );
    for (const { name, version, licence, files } of kitPackages) {
      expect(version).toMatch(/^\d+\.\d+\.\d+$/);
      expect(licence).toMatch(/MIT|BSD/);
      expect(Object.keys({ ...dependencies, ...devDependencies })).not.toContain(name);
      for (const file of files) expect(file.sha256).toMatch(/^[0-9a-f]{64}$/);
    }
  });

  it('says what is missing or changed, and never runs or reads a changed file', () => {
    const root = borrowedKit();
    expect(checkKit(root)).toEqual([]);
    change(root, 'models/embed.onnx', 'another network');
    rmSync(join(kitFolder(root), 'models/detect.onnx'));
    expect(checkKit(root).toSorted((one, other) => one.file.localeCompare(other.file))).toEqual([
      { file: 'models/detect.onnx', fault: 'missing' },
      { file: 'models/embed.onnx', fault: 'changed' },
    ]);
    expect(() => readKitFile('models/embed.onnx', root)).toThrow('is not what it was');
    expect(() => checkedKitFolder('', root)).toThrow('npx kaimon faces install');
    expect(() => openNodeRunner(root)).toThrow('is not what it was');
    expect(sha256(readKitFile('models/landmark.onnx', root))).toBe(
      kitFiles().find((one) => one.to === 'models/landmark.onnx')!.sha256,
    );
  });

  it('says how to get it where it is not', () => {
    const root = emptyRoot();
    expect(isKitInstalled(root)).toBe(false);
    expect(() => checkKit(root)).toThrow(KitMissing);
    expect(() => openNodeRunner(root)).toThrow('npx kaimon faces install');
  });

  /** Packages as this machine's kit has them. */
  const fromKit = async (name: string): Promise<Map<string, Buffer>> => {
    const machine = `${process.platform}-${process.arch}`;
    const files = kitPackages
      .find((one) => one.name === name)!
      .files.filter((one) => (one.machine ?? machine) === machine);
    return new Map(files.map(({ from, to }) => [from, readFileSync(join(kitFolder(), to))]));
  };

  it('takes over from an installation that was killed: its lock and its half folder go', async () => {
    const root = emptyRoot();
    const folder = kitFolder(root);
    // The number of a process that cannot be.
    writeFileSync(`${folder}.lock`, '4194305');
    mkdirSync(`${folder}.4194305/models`, { recursive: true });
    expect(isKitInstalled(root)).toBe(false);
    const [first, second] = await Promise.all([
      installKit({ root, fetch: fromKit }),
      installKit({ root, fetch: fromKit }),
    ]);
    expect([first, second]).toEqual([folder, folder]);
    expect(checkKit(root)).toEqual([]);
    expect(readdirSync(root)).toEqual([basename(folder)]);
  }, 300_000);

  it('installs nothing where one byte is another', async () => {
    const root = emptyRoot();
    const forged: typeof fromKit = async (name) => {
      const files = await fromKit(name);
      const runtime = files.get('dist/ort.wasm.min.mjs');
      if (runtime) runtime[1_000]! ^= 1;
      return files;
    };
    await expect(installKit({ root, fetch: forged })).rejects.toThrow(
      'dist/ort.wasm.min.mjs of onnxruntime-web 1.30.0 is not what was pinned. Nothing was installed.',
    );
    expect(readdirSync(root)).toEqual([]);
  }, 300_000);
});

describe('mountFacesKit', () => {
  function site(root: string) {
    const app = fastify();
    app.setErrorHandler(async (error, _request, reply) => await sendProblem(reply, problemOf(error)!));
    mountFacesKit(app, root);
    return app;
  }

  it('serves what browsers need under addresses that never change, compressed where that helps', async () => {
    const app = site(kitRoot());
    const manifest = (await app.inject('/faces-kit/manifest.json')).json();
    const names = manifest.files.map((file: { name: string }) => file.name).toSorted();
    expect(names).toEqual([
      'detect.onnx',
      'dlib.onnx',
      'embed.onnx',
      'eye.onnx',
      'landmark.onnx',
      'ort-wasm-simd-threaded.mjs',
      'ort-wasm-simd-threaded.wasm',
      'ort.wasm.min.mjs',
    ]);
    for (const file of manifest.files) {
      const plain = await app.inject(file.url);
      expect(plain.statusCode).toBe(200);
      expect(plain.headers['cache-control']).toContain('immutable');
      expect(sha256(plain.rawPayload)).toBe(file.sha256);
      const packed = await app.inject({ url: file.url, headers: { 'accept-encoding': 'gzip, br' } });
      const bytes =
        packed.headers['content-encoding'] === 'br' ? brotliDecompressSync(packed.rawPayload) : packed.rawPayload;
      expect(sha256(bytes)).toBe(file.sha256);
    }
    const wasm = manifest.files.find((file: { name: string }) => file.name.endsWith('.wasm'));
    const packed = await app.inject({ url: wasm.url, headers: { 'accept-encoding': 'br' } });
    expect(packed.headers['content-type']).toBe('application/wasm');
    expect(packed.rawPayload.length).toBeLessThan(wasm.bytes / 3);
  });

  it('serves nothing else of the kit or the disk', async () => {
    const app = site(kitRoot());
    const detect = kitFiles().find((one) => one.to === 'models/detect.onnx')!;
    for (const path of [
      `/faces-kit/${detect.sha256}/embed.onnx`,
      `/faces-kit/${'0'.repeat(64)}/detect.onnx`,
      `/faces-kit/${detect.sha256}/..%2f..%2fpackage.json`,
      `/faces-kit/${kitFiles().find((one) => one.to.endsWith('backend.js'))!.sha256}/backend.js`,
    ])
      expect((await app.inject(path)).statusCode).toBe(404);
  });

  it('answers clearly until the kit is there, and serves it from then on', async () => {
    const root = emptyRoot();
    const app = site(root);
    const answer = await app.inject('/faces-kit/manifest.json');
    expect(answer.statusCode).toBe(404);
    expect(answer.json()).toMatchObject({ type: '/problems/faces-kit/kitNotInstalled', status: 404 });
    expect(answer.json().detail).toContain('npx kaimon faces install');
    cpSync(kitFolder(borrowedKit()), kitFolder(root), { recursive: true, dereference: false });
    expect((await app.inject('/faces-kit/manifest.json')).statusCode).toBe(200);
  });

  it('does not serve a file that was changed on disk, nor a compressed form of another', async () => {
    const root = borrowedKit();
    change(root, 'models/embed.onnx', 'another network');
    writeFileSync(join(kitFolder(root), 'web/ort.wasm.min.mjs.br'), 'no brotli');
    const app = fastify();
    mountFacesKit(app, root);
    const embed = kitFiles().find((one) => one.to === 'models/embed.onnx')!;
    expect((await app.inject(`/faces-kit/${embed.sha256}/embed.onnx`)).statusCode).toBe(500);
    const runtime = kitFiles().find((one) => one.to === 'web/ort.wasm.min.mjs')!;
    const answer = await app.inject({
      url: `/faces-kit/${runtime.sha256}/ort.wasm.min.mjs`,
      headers: { 'accept-encoding': 'br' },
    });
    expect(sha256(answer.rawPayload)).toBe(runtime.sha256);
  });
});
