import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openDlibEncoder } from '../../engines/faces/dlib-encoder.ts';
import { type FaceSeen, openMobileEncoder, type Picture } from '../../engines/faces/encoder.ts';
import { PictureFault } from '../../engines/faces/picture.ts';
import { score } from '../../engines/faces/template.ts';
import { openPhotoDecoder, type PhotoDecoder } from './decode-photo.ts';
import { type NodeRunner, openNodeRunner } from './node-runner.ts';
import { ensureKit, samplePictures } from './testing/ensure-kit.ts';
import { cut, litBy, movedBy, pictureOf, portrait, withShutEyes } from './testing/pictures.ts';

/*
 * The networks of the kit on the sample pictures of a package, which are fetched for the test and belong to nobody here.
 */

let runner: NodeRunner;
let photos: PhotoDecoder;
let pictures: Picture[];
let bytes: Buffer[];

beforeAll(async () => {
  await ensureKit();
  runner = openNodeRunner();
  photos = openPhotoDecoder();
  bytes = await samplePictures();
  pictures = bytes.map((one) => photos.decode(one));
}, 300_000);
afterAll(() => runner?.close());

const black = (width: number, height: number): Picture =>
  pictureOf(new Float32Array(3 * width * height), width, height);

describe('openMobileEncoder', () => {
  it('sees every face of six pictures, the largest first, each point of it near its box', async () => {
    const encoder = openMobileEncoder(runner);
    const counts: number[] = [];
    for (const picture of pictures) {
      const faces = await encoder.look(picture);
      counts.push(faces.length);
      const areas = faces.map(({ box }) => box.width * box.height);
      expect(areas).toEqual(areas.toSorted((one, other) => other - one));
      for (const { box, points, eyesPx } of faces) {
        expect(points).toHaveLength(136);
        expect(eyesPx).toBeGreaterThan(40);
        for (let index = 0; index < 136; index += 2) {
          expect(Math.abs(points[index]! - box.x - box.width / 2)).toBeLessThan(box.height);
          expect(Math.abs(points[index + 1]! - box.y - box.height / 2)).toBeLessThan(box.height);
        }
      }
    }
    expect(counts).toEqual([3, 3, 3, 4, 5, 4]);
  }, 60_000);

  it.each([
    ['MobileFaceNet', openMobileEncoder, 0.75, 0.45],
    ['dlib', openDlibEncoder, 0.93, 0.93],
  ] as const)(
    '%s knows a face again in other light, size and place, and tells it from others',
    async (_, open, same, others) => {
      const encoder = open(runner);
      const [picture] = [pictures[4]!];
      const faces = (await encoder.look(picture)).filter((face) => face.quality === 'good');
      const first = await Promise.all(faces.map((face) => encoder.encode(picture, face)));
      const second: Float32Array[] = [];
      for (const face of faces) {
        const again = litBy(portrait(picture, face), 0.6);
        second.push(await encoder.encode(again, (await encoder.look(again))[0]!));
      }
      for (const [index, vector] of first.entries()) {
        expect(vector).toHaveLength(encoder.size);
        expect(Math.hypot(...vector)).toBeCloseTo(1, 5);
        expect(score(vector, second[index]!)).toBeGreaterThan(same);
        for (const [other, far] of second.entries())
          if (other !== index) expect(score(vector, far)).toBeLessThan(others);
      }
    },
    60_000,
  );

  it('gives the same vector again, bit for bit', async () => {
    const encoder = openMobileEncoder(runner);
    const [face] = await encoder.look(pictures[2]!);
    expect(await encoder.encode(pictures[2]!, face!)).toEqual(await encoder.encode(pictures[2]!, face!));
  });

  it('judges blur, dark and distance', async () => {
    const encoder = openMobileEncoder(runner);
    const faces = (await encoder.look(pictures[5]!)).filter((face) => face.quality === 'good');
    expect(faces.length).toBeGreaterThan(2);
    const seenAs = async (change: (picture: Picture) => Picture, face: FaceSeen, side = 320): Promise<string> =>
      (await encoder.look(change(portrait(pictures[5]!, face, side))))[0]?.quality ?? 'noFace';
    for (const face of faces) {
      expect(await seenAs((one) => one, face)).toBe('good');
      expect(['blurred', 'noFace']).toContain(await seenAs((one) => movedBy(one, 13), face));
      expect(['dark', 'noFace']).toContain(await seenAs((one) => litBy(one, 0.12), face));
      expect(['tooSmall', 'noFace']).toContain(await seenAs((one) => one, face, 110));
    }
  }, 60_000);

  it('sees whether eyes are open', async () => {
    const encoder = openMobileEncoder(runner);
    const shut: number[] = [];
    for (const picture of pictures.slice(2))
      for (const face of await encoder.look(picture)) {
        if (face.eyeOpenness < 0.5) continue;
        const again = await encoder.look(withShutEyes(picture, face));
        const same = again.find((one) => Math.hypot(one.box.x - face.box.x, one.box.y - face.box.y) < 60);
        if (same) shut.push(same.eyeOpenness / face.eyeOpenness);
      }
    expect(shut.length).toBeGreaterThan(8);
    expect(shut.filter((share) => share < 0.4).length / shut.length).toBeGreaterThan(0.85);
  }, 60_000);

  it('sees a face in a tall picture and in a very wide one', async () => {
    const encoder = openMobileEncoder(runner);
    const [face] = await encoder.look(pictures[2]!);
    const box = { x: face!.box.x - 200, y: face!.box.y - 150, width: 480, height: 640 };
    expect((await encoder.look(cut(pictures[2]!, box, 480, 640))).length).toBeGreaterThan(0);
    const wide = { x: 0, y: face!.box.y - 100, width: pictures[2]!.width, height: 500 };
    expect((await encoder.look(cut(pictures[2]!, wide, 1_920, 500))).length).toBeGreaterThan(0);
  });

  it('turns with a head: the same face mirrored turns the other way', async () => {
    const encoder = openMobileEncoder(runner);
    for (const face of await encoder.look(pictures[5]!)) {
      const one = portrait(pictures[5]!, face);
      const mirrored = { ...one, data: new Uint8Array(one.data.length) };
      for (let y = 0; y < one.height; y++)
        for (let x = 0; x < one.width; x++)
          for (let byte = 0; byte < 4; byte++)
            mirrored.data[4 * (y * one.width + x) + byte] = one.data[4 * (y * one.width + one.width - 1 - x) + byte]!;
      const [seen] = await encoder.look(one);
      const [turned] = await encoder.look(mirrored);
      expect(Math.abs(seen!.yaw + turned!.yaw)).toBeLessThan(8);
      expect(Math.abs(seen!.pitch - turned!.pitch)).toBeLessThan(8);
    }
  });
});

describe('pictures that are none', () => {
  it('finds nobody in black, noise and a single pixel', async () => {
    const encoder = openMobileEncoder(runner);
    const noise = pictureOf(
      Float32Array.from({ length: 3 * 320 * 240 }, (_, at) => (at * 7_919) % 256),
      320,
      240,
    );
    for (const picture of [black(640, 480), noise, black(1, 1), black(1, 3_000)])
      expect(await encoder.look(picture)).toEqual([]);
  });

  it('names the fault of sizes that lie, are huge or are nothing', async () => {
    const encoder = openMobileEncoder(runner);
    const data = new Uint8Array(16);
    for (const [picture, fault] of [
      [{ width: 0, height: 2, data }, 'empty'],
      [{ width: 1.5, height: 2, data }, 'empty'],
      [{ width: Number.NaN, height: 2, data }, 'empty'],
      [{ width: 1e9, height: 1e9, data }, 'tooLarge'],
      [{ width: 8_000, height: 8_000, data }, 'tooLarge'],
      [{ width: 4, height: 4, data }, 'wrongLength'],
    ] as const)
      await expect(encoder.look(picture)).rejects.toMatchObject({ name: 'PictureFault', fault });
  });

  it('names the fault of files that are broken, cut off, huge or no photos', () => {
    const good = bytes[0]!;
    const faultOf = (file: Uint8Array): string => {
      try {
        photos.decode(file);
        return 'none';
      } catch (error) {
        return error instanceof PictureFault ? error.fault : `bug: ${error}`;
      }
    };
    expect(faultOf(good)).toBe('none');
    expect(faultOf(new Uint8Array())).toBe('empty');
    expect(faultOf(Buffer.from('<svg onload="alert(1)"/>'))).toBe('unreadable');
    expect(faultOf(good.subarray(0, 300))).toBe('unreadable');
    expect(faultOf(new Uint8Array(33_000_000))).toBe('tooLarge');
    // A header that promises 65,500 × 65,500 pixels for a few bytes.
    const bomb = Buffer.from(photos.encode(black(8, 8), 50));
    const frame = bomb.indexOf(Buffer.from([0xff, 0xc0]));
    bomb.writeUInt16BE(65_500, frame + 5);
    bomb.writeUInt16BE(65_500, frame + 7);
    expect(faultOf(bomb)).toBe('tooLarge');
    const small = photos.encode(cut(pictures[0]!, { x: 0, y: 0, width: 1_920, height: 1_280 }, 96, 64), 80);
    for (let round = 0; round < 60; round++) {
      const hurt = Buffer.from(small);
      for (let hit = 0; hit < 30; hit++)
        hurt[(round * 7_919 + hit * 104_729) % hurt.length] = (round * 31 + hit * 17) % 256;
      expect(['none', 'unreadable', 'tooLarge', 'empty']).toContain(faultOf(hurt));
    }
  }, 60_000);
});

describe('openNodeRunner', () => {
  it('refuses a tensor that does not fit, and goes on', async () => {
    await expect(runner.run('detect', { data: new Float32Array(4), dims: [1, 1, 2, 2] })).rejects.toThrow();
    expect(await openMobileEncoder(runner).look(black(64, 48))).toEqual([]);
  });

  it('tells those who wait when it is closed', async () => {
    const other = openNodeRunner();
    const answer = other.run('detect', { data: new Float32Array(3 * 240 * 320), dims: [1, 3, 240, 320] });
    const told = expect(answer).rejects.toThrow('ended');
    await other.close();
    await told;
  });
});
