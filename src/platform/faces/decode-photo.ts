import { createRequire } from 'node:module';
import { largestArea, type Picture, PictureFault } from '../../engines/faces/picture.ts';
import { checkedKitFolder, kitRoot } from './kit.ts';

interface JpegModule {
  decode(bytes: Uint8Array, options: Readonly<Record<string, unknown>>): Picture;
  encode(picture: Picture, quality: number): { readonly data: Buffer };
}

/** A decoder of JPEG photos out of the kit, for the bench and the edge; throws PictureFault for what is none. */
export interface PhotoDecoder {
  decode(bytes: Uint8Array): Picture;
  encode(picture: Picture, quality: number): Uint8Array;
}

const largestFile = 32_000_000;

export function openPhotoDecoder(root = kitRoot()): PhotoDecoder {
  const folder = checkedKitFolder('node_modules/jpeg-js/', root);
  const jpeg = createRequire(`${folder}/kit.js`)('jpeg-js') as JpegModule;
  return {
    decode(bytes) {
      if (bytes.length === 0) throw new PictureFault('empty', 'no bytes');
      if (bytes.length > largestFile) throw new PictureFault('tooLarge', `${bytes.length} bytes`);
      try {
        const options = { useTArray: true, maxResolutionInMP: largestArea / 1e6, maxMemoryUsageInMB: 768 };
        const { width, height, data } = jpeg.decode(bytes, options);
        return { width, height, data };
      } catch (error) {
        const text = error instanceof Error ? error.message : String(error);
        throw new PictureFault(/limit exceeded/.test(text) ? 'tooLarge' : 'unreadable', text);
      }
    },
    encode: (picture, quality) => jpeg.encode({ ...picture, data: Buffer.from(picture.data) }, quality).data,
  };
}
