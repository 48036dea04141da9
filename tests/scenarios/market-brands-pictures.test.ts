import sharp from 'sharp';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import * as market from '../../src/modules/market/contract.ts';
import { loadMarket } from '../../src/modules/market/index.ts';
import { smallMarket } from '../../src/modules/market/testing/small-market.ts';
import { sql } from '../../src/platform/database/sql.ts';
import { anyone, systemActor } from '../../src/platform/tx.ts';
import { type Caller, edition, newId, type TestServer, testServer } from './test-server.ts';

/* Pictures that brands bring: read for real, cleaned, served in sizes; and drawings as pixels. */

let server: TestServer;
let staff: Caller;
const params = { edition, brand: 'iron' };
const svg =
  '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 800 800"><path d="M0 0h800v800H0z" fill="#010101"/></svg>';
beforeAll(async () => {
  server = await testServer();
  const files = { ...smallMarket(), drawings: new Map([['cloth', svg]]) };
  await server.database.write(systemActor('test'), (tx) => loadMarket(tx, edition, files));
  staff = await server.signIn('staff@example.org');
});
afterAll(() => server.close());

/** A picture that is not easily pressed together. */
function noise(width: number, height: number) {
  let seed = 7;
  const pixels = Buffer.alloc(width * height * 3);
  for (let index = 0; index < pixels.length; index++) {
    seed = (seed * 1_103_515_245 + 12_345) % 2_147_483_648;
    pixels[index] = ((index / 3 / width) % 256) * 0.5 + (seed % 128) * 0.3;
  }
  return sharp(pixels, { raw: { width, height, channels: 3 } });
}

const bring = (bytes: Buffer, id = newId(), caller = staff) =>
  caller.call(market.addPicture, { params, body: { id, bytes: bytes.toString('base64') } });
const fetched = (picture: string, size: string, headers: Record<string, string> = {}) =>
  server.app.inject({ url: `/api/editions/${edition}/market/pictures/${picture}/${size}`, headers });

describe('a photo', () => {
  it('comes back in three widths and two formats, upright, without what the camera wrote; again it costs nothing', async () => {
    const jpeg = await noise(2_400, 1_800)
      .withExif({ IFD0: { Copyright: 'Somebody' }, IFD3: { GPSLatitudeRef: 'N', GPSLatitude: '35/1 39/1 0/1' } })
      .withMetadata({ orientation: 6 })
      .jpeg()
      .toBuffer();
    expect((await sharp(jpeg).metadata()).exif).toBeDefined();
    const id = newId();
    const { body } = await bring(jpeg, id);
    expect(body).toEqual({ picture: { id, kind: 'photo' }, width: 1_200, height: 1_600 });
    for (const [width, format] of [
      [400, 'webp'],
      [800, 'avif'],
      [1_600, 'avif'],
      [1_600, 'webp'],
    ] as const) {
      const from = performance.now();
      const answer = await fetched(id, `${width}.${format}`);
      const took = performance.now() - from;
      expect([answer.statusCode, answer.headers['content-type']]).toEqual([200, `image/${format}`]);
      const made = await sharp(answer.rawPayload).metadata();
      expect([made.width, made.exif, made.orientation, made.icc]).toEqual([
        Math.min(width, 1_200),
        undefined,
        undefined,
        undefined,
      ]);
      console.info(`${width}.${format}: ${answer.rawPayload.length} bytes in ${took.toFixed(0)} ms`);
    }
    const first = await fetched(id, '400.webp');
    expect(first.headers['cache-control']).toBe('public, max-age=31536000, immutable');
    const again = await fetched(id, '400.webp', { 'if-none-match': String(first.headers['etag']) });
    expect([again.statusCode, again.rawPayload.length]).toEqual([304, 0]);
    expect((await bring(jpeg, id)).body).toEqual(body);
    expect((await bring(await noise(700, 700).png().toBuffer(), id)).body.code).toBe('common/conflictingId');
    for (const size of ['401.webp', '400.jpeg', '400.webp2', 'x'])
      expect([size, (await fetched(id, size)).statusCode]).toEqual([size, 404]);
  });

  it('of another kind, half, moving, tiny, huge or no picture at all is refused by name', async () => {
    const png = await noise(800, 800).png().toBuffer();
    const still = await noise(700, 700).png().toBuffer();
    const frames = await sharp([still, png], { join: { animated: true } })
      .webp({ loop: 0 })
      .toBuffer();
    expect((await sharp(frames).metadata()).pages).toBe(2);
    const bomb = await sharp({ create: { width: 9_000, height: 6_000, channels: 3, background: 'white' } })
      .png()
      .toBuffer();
    const cases: readonly [string, Buffer][] = [
      ['pictureKind', Buffer.from(svg)],
      ['pictureKind', Buffer.from(`\ufeff<?xml version="1.0"?>${svg}`)],
      ['pictureKind', await sharp(png).resize(700).gif().toBuffer()],
      ['pictureKind', Buffer.from('%PDF-1.7 and so on, and so on')],
      ['notAPicture', Buffer.from('<script>alert(1)</script> is no picture')],
      ['notAPicture', png.subarray(0, png.length / 2)],
      ['notAPicture', Buffer.concat([png.subarray(0, 24), Buffer.alloc(5_000, 7)])],
      ['pictureMoves', frames],
      ['pictureTooSmall', await noise(599, 900).jpeg().toBuffer()],
      ['pictureTooLarge', bomb],
      ['pictureTooLarge', Buffer.concat([png, Buffer.alloc(8 * 1_024 * 1_024 - png.length + 1)])],
    ];
    for (const [name, bytes] of cases)
      expect([name, bytes.length, (await bring(bytes)).body.code]).toEqual([name, bytes.length, `market/${name}`]);
    const moving = Buffer.concat([png.subarray(0, 33), Buffer.from('\0\0\0\x08acTL'), png.subarray(33)]);
    expect((await bring(moving)).body.code).toBe('market/pictureMoves');
    const count = await server.database.read(anyone, (tx) =>
      tx.db.one<{ count: number }>(sql`SELECT count(*) FROM market.picture`),
    );
    expect(count.count).toBe(1);
  });

  it('is brought by members only, and shown with goods of its own brand only', async () => {
    const stranger = await server.signIn('stranger@example.org');
    const jpeg = await noise(700, 700).jpeg().toBuffer();
    expect((await bring(jpeg, newId(), stranger)).status).toBe(403);
    const photo = newId();
    await bring(jpeg, photo);
    const own = { edition, brand: 'iron', product: 'kettle' };
    const { body } = await staff.call(market.getOwnProduct, { params: own });
    const variants = body.variants.map((one) => one.form);
    const product = { ...body.product, photo };
    expect((await staff.call(market.saveProduct, { params: own, body: { product, variants } })).body).toEqual({
      saved: true,
      faults: [],
    });
    const shown = await server.nobody.call(market.getProduct, { params: { edition, product: 'kettle' } });
    expect(shown.body.product.picture).toEqual({ id: photo, kind: 'photo' });
    const other = { edition, brand: 'cloth', product: 'wrap' };
    const wrap = (await staff.call(market.getOwnProduct, { params: other })).body;
    const stolen = await staff.call(market.saveProduct, {
      params: other,
      body: { product: { ...wrap.product, photo }, variants: wrap.variants.map((one) => one.form) },
    });
    expect(stolen.body.code).toBe('market/noSuchPicture');
  });
});

it('a drawing comes as pixels in the colours of goods, and in no others', async () => {
  const drawn = await fetched('cloth.1f3a68.c22f22.faf8f3', '400.webp');
  expect(drawn.statusCode).toBe(200);
  const { data, info } = await sharp(drawn.rawPayload).raw().toBuffer({ resolveWithObject: true });
  expect([info.width, info.height]).toEqual([400, 400]);
  for (const [index, value] of [0x1f, 0x3a, 0x68].entries()) expect(Math.abs(data[index]! - value)).toBeLessThan(6);
  expect((await fetched('cloth.1f3a69.c22f22.faf8f3', '400.webp')).statusCode).toBe(404);
  expect((await fetched('nothing.1f3a68.c22f22.faf8f3', '400.webp')).statusCode).toBe(404);
});
