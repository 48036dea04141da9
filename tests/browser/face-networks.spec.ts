import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fastifyStatic from '@fastify/static';
import { chromium, expect, test } from '@playwright/test';
import fastify from 'fastify';
import { build } from 'vite';
import { openMobileEncoder } from '../../src/engines/faces/encoder.ts';
import { score } from '../../src/engines/faces/template.ts';
import { openPhotoDecoder } from '../../src/platform/faces/decode-photo.ts';
import { mountFacesKit } from '../../src/platform/faces/mount-kit.ts';
import { openNodeRunner } from '../../src/platform/faces/node-runner.ts';
import { ensureKit, samplePictures } from '../../src/platform/faces/testing/ensure-kit.ts';
import { browserOptions } from './chromium.ts';
import type { Offered } from './faces/page.ts';

declare const offered: Offered;

/** A page over the built runner, the kit and one picture of 640 pixels; nothing of it is isolated from other sites. */
async function openSite(picture: Uint8Array) {
  const folder = mkdtempSync(join(tmpdir(), 'kaimon-faces-'));
  await build({
    configFile: false,
    logLevel: 'error',
    root: join(import.meta.dirname, 'faces'),
    build: {
      outDir: folder,
      target: 'es2022',
      assetsInlineLimit: 0,
      rolldownOptions: { input: join(import.meta.dirname, 'faces/page.ts'), output: { entryFileNames: 'page.js' } },
    },
  });
  writeFileSync(
    join(folder, 'index.html'),
    '<!doctype html><title>Faces</title><script type="module" src="/page.js"></script>',
  );
  writeFileSync(join(folder, 'people.jpg'), picture);
  const app = fastify();
  mountFacesKit(app);
  await app.register(fastifyStatic, { root: folder });
  const url = await app.listen({ port: 0, host: '127.0.0.1' });
  return {
    url,
    async close() {
      await app.close();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

test('the networks answer in a browser as they do in Node, and leave the page quick', async () => {
  test.setTimeout(240_000);
  await ensureKit();
  const photos = openPhotoDecoder();
  const bytes = (await samplePictures())[2]!;
  const site = await openSite(bytes);
  const browser = await chromium.launch(await browserOptions());
  const runner = openNodeRunner();
  try {
    const page = await browser.newPage();
    await page.goto(site.url);
    await page.waitForFunction(() => 'offered' in globalThis);
    const seen = await page.evaluate(() => offered.look('/people.jpg', 6));
    const encoder = openMobileEncoder(runner);
    const picture = photos.decode(bytes);
    const faces = await encoder.look(picture);
    expect(seen.isIsolated).toBe(false);
    expect(seen.faces).toHaveLength(3);
    expect(faces).toHaveLength(3);
    for (const [index, face] of faces.entries()) {
      expect(Math.abs(seen.faces[index]!.box.x - face.box.x)).toBeLessThan(3);
      expect(score(await encoder.encode(picture, face), seen.vectors[index]!)).toBeGreaterThan(0.99);
    }
    expect(score(seen.vectors[0]!, seen.vectors[1]!)).toBeLessThan(0.4);
    // Without a thread of its own a frame would stop the page for as long as it takes.
    expect(seen.longestPause).toBeLessThan(Math.max(...seen.took));
    const figures = { loadMs: seen.warmMs, frameMs: seen.took, longestPauseMs: seen.longestPause };
    test.info().annotations.push({ type: 'figures', description: JSON.stringify(figures) });
  } finally {
    await Promise.all([browser.close(), site.close(), runner.close()]);
  }
});
