import { openMobileEncoder, type Picture } from '../../../src/engines/faces/encoder.ts';
import { openBrowserRunner } from '../../../src/web/faces/browser-runner.ts';

/** The page of the test: what it offers hangs on the window, for the test to call. */
const offered = {
  async look(address: string, rounds: number) {
    const started = performance.now();
    const runner = await openBrowserRunner();
    await runner.warm();
    const warmMs = performance.now() - started;
    const encoder = openMobileEncoder(runner);
    const picture = await pictureAt(address);
    const frame = await pictureAt(address, 640);
    let longestPause = 0;
    let last = performance.now();
    const beat = setInterval(() => {
      longestPause = Math.max(longestPause, performance.now() - last - 10);
      last = performance.now();
    }, 10);
    const took: number[] = [];
    await encoder.look(frame);
    for (let round = 0; round < rounds; round++) {
      const at = performance.now();
      const [face] = await encoder.look(frame);
      await encoder.encode(frame, face!);
      took.push(performance.now() - at);
    }
    clearInterval(beat);
    const faces = await encoder.look(picture);
    const vectors: number[][] = [];
    for (const [index, face] of faces.entries()) vectors[index] = [...(await encoder.encode(picture, face))];
    runner.close();
    const shown = faces.map(({ box, eyesPx, quality }) => ({ box, eyesPx, quality }));
    return { vectors, faces: shown, took, warmMs, longestPause, isIsolated: crossOriginIsolated };
  },
};
export type Offered = typeof offered;
Object.assign(globalThis, { offered });

async function pictureAt(address: string, width?: number): Promise<Picture> {
  const blob = await (await fetch(address)).blob();
  const image = await createImageBitmap(blob, width === undefined ? {} : { resizeWidth: width, resizeQuality: 'high' });
  const canvas = new OffscreenCanvas(image.width, image.height);
  const context = canvas.getContext('2d')!;
  context.drawImage(image, 0, 0);
  return context.getImageData(0, 0, image.width, image.height);
}
