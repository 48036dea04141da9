import compress from '@fastify/compress';
import fastify from 'fastify';
import { beforeAll, expect, it } from 'vitest';
import { sha256 } from '../platform/faces/kit.ts';
import { ensureKit } from '../platform/faces/testing/ensure-kit.ts';
import { serveFacesKit } from './serve-faces-kit.ts';

beforeAll(() => ensureKit(), 300_000);

it('sends the kit as it lies on disk: the server does not compress it again for every reader', async () => {
  const app = fastify();
  await app.register(compress, { threshold: 1_024 });
  serveFacesKit(app);
  const { files } = (await app.inject('/faces-kit/manifest.json')).json();
  for (const file of files.filter((one: { name: string }) => /wasm$|detect/.test(one.name))) {
    const zipped = await app.inject({ url: file.url, headers: { 'accept-encoding': 'gzip' } });
    expect(zipped.headers['content-encoding']).toBeUndefined();
    expect(sha256(zipped.rawPayload)).toBe(file.sha256);
    const packed = await app.inject({ url: file.url, headers: { 'accept-encoding': 'gzip, deflate, br' } });
    expect(packed.headers['content-encoding']).toBe(file.name.endsWith('.wasm') ? 'br' : undefined);
    if (file.name.endsWith('.wasm')) expect(packed.rawPayload.length).toBeLessThan(file.bytes / 3);
  }
});
